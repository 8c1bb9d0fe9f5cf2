"""文字 (text): lines, words, numbers and lists of names: what every stage reads from."""
