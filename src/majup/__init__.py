"""Mājup: people out of large institutions, into homes, families and services near them."""
