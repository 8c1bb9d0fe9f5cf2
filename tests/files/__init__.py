"""A fictional city's plan in every format that is read, and how the files were made."""
