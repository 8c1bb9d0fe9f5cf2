"""目录 (catalogue): the named queries, asked and answered the same way everywhere."""
