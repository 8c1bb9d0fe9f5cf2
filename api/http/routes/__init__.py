"""The JSON routes, a module for each subject."""
