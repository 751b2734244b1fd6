"""Signing in and out, and choosing the role one works in."""
