"""Text of a plan → PlanGraph."""
