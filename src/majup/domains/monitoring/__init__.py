"""Published figures as dated statements, and the figures counted from records."""
