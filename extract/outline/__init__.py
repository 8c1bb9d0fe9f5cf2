"""结构 (outline): headings, sections, tasks and what a document says of itself."""
