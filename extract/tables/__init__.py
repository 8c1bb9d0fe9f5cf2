"""表格 (tables): what the tables of a document state: indicators, projects and duties."""
