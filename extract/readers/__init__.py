"""读取 (readers): a file of any kind → its canonical text, tables and furniture."""
