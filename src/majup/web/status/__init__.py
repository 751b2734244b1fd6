"""The status of the programme as of a day: figures, their records, and what was published."""
