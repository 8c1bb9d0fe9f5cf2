"""The pages of docs/ that are written from the code, and the program that writes them."""
