"""Classic location problems as special cases, so that public instances can judge the engine."""
