"""A made-up bus timetable on the real parish points, as a GTFS feed. Nothing in it was ever driven.

`synthetic_feed` gives the files by name, `as_zip` one file of them. The places and their points are real, the
lines, days and times are invented (docs/replay.md), and every file that can say so does.
"""

from majup.replay.feed.files import FEED_NAME, ORDINARY_MONDAY, SOURCE, as_zip, is_made_up, synthetic_feed

__all__ = ["FEED_NAME", "ORDINARY_MONDAY", "SOURCE", "as_zip", "is_made_up", "synthetic_feed"]
