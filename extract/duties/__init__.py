"""责任 (duties): which body carries what, and which printed names are one body."""
