"""The domains of the programme; upper ones may use lower ones, never back (docs/architecture.md)."""
