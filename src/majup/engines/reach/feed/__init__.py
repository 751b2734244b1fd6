"""A public-transport feed (GTFS): its files as bytes in, checked arrays out."""

from majup.engines.reach.feed.faults import Fault, FeedRefused, Note
from majup.engines.reach.feed.reading import read_feed
from majup.engines.reach.feed.records import Feed

__all__ = ["Fault", "Feed", "FeedRefused", "Note", "read_feed"]
