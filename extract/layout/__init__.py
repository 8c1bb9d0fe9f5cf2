"""版面 (layout): a document, its lines as their author meant them, and its tables as grids with columns of a known kind."""
