"""Long-term institutions: branches, places and residents."""
