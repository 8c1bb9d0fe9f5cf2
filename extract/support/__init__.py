"""支撑 (support): which tasks work on which indicator."""
