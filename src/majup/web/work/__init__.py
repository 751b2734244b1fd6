"""The first page by role, and the one search for everything. Calls queries only."""
