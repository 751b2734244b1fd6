"""The HTTP API v1: the same queries, permissions and scopes as the pages, for other programs."""
