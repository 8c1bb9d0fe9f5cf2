"""表格 (tables): grids of cells → rows with columns of a known kind."""
