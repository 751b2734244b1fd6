"""The components as template tags: `{% load shell %}`."""
