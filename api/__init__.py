"""Command line, HTTP and pages: thin rooms in front of the store."""
