"""HTTP: the application, what every request passes, and what every response carries."""
