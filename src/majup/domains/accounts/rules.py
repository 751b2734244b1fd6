"""What holds of accounts with no computer at all."""

DEMONSTRATION_PASSWORD = "majup-demonstracija"  # no secret: the sign-in page of a replayed database shows it
"""The one password of all demonstration users; it opens invented records only."""
