"""What each request passes on its way to a route: the access log, the security headers, the limits, the ETags."""
