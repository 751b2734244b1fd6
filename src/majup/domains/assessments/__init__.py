"""Instruments, assessments and the needs they find."""
