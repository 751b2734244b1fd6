"""The hash of a question, so that two runs can be told to have answered the same one."""

import hashlib
import json
from dataclasses import asdict

from majup.engines.reach.feed.records import Feed
from majup.engines.reach.problem.records import GivenWays, Problem


def problem_sha256(problem: Problem) -> str:
    """Hash of everything that is asked, the feed by its own hash, in hexadecimal."""
    by = problem.by
    digest = hashlib.sha256()
    if isinstance(by, Feed):
        digest.update(b"feed:" + by.sha256.encode())
    elif isinstance(by, GivenWays):
        digest.update(b"matrix:" + str(by.minutes.shape).encode() + by.minutes.tobytes())
    else:
        digest.update(b"road:" + json.dumps(asdict(by)).encode())
    rest = [
        [asdict(place) for place in problem.places],
        [asdict(site) for site in problem.sites],
        [day.isoformat() for day in problem.days],
        asdict(problem.walking),
    ]
    digest.update(json.dumps(rest, ensure_ascii=False).encode())
    return digest.hexdigest()
