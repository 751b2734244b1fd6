"""Pages by domain, and `shell`, what they are built from. Calls queries and actions, never models."""
