"""目标 (targets): quantities with a target in running text."""
