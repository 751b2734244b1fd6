"""One plain feed by hand: line 7 runs from A over B to C in the morning and back in the afternoon."""

from majup.engines.reach.feed import FeedRefused, read_feed

FILES = {
    "stops.txt": """stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
A,Ābeļu iela,57.000,25.000,0,
B,Bērzi,57.030,25.000,0,
C,Centrs,57.060,25.000,0,
""",
    "routes.txt": """route_id,route_short_name,route_type
r7,7,3
""",
    "trips.txt": """route_id,service_id,trip_id,trip_headsign
r7,workday,out,Centrs
r7,workday,back,Ābeļu iela
""",
    "stop_times.txt": """trip_id,arrival_time,departure_time,stop_id,stop_sequence
out,08:00:00,08:00:00,A,1
out,08:10:00,08:11:00,B,2
out,08:20:00,08:20:00,C,3
back,15:00:00,15:00:00,C,1
back,15:10:00,15:11:00,B,2
back,15:20:00,15:20:00,A,3
""",
    "calendar.txt": """service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
workday,1,1,1,0,1,0,0,20240101,20240630
""",
}


def files(**changed):
    """The feed with whole files changed (None takes one out); keywords name them without .txt."""
    texts = dict(FILES)
    for name, text in changed.items():
        texts[f"{name}.txt"] = text
    return {
        name: text if isinstance(text, bytes) else text.encode()
        for name, text in texts.items()
        if text is not None
    }


def edited(file, old, new):
    """The feed with one text changed in one file."""
    assert old in FILES[f"{file}.txt"]
    return files(**{file: FILES[f"{file}.txt"].replace(old, new)})


def times_of(feed, trip="out"):
    """(arrive, depart) of each call of a trip."""
    number = feed.trips.ids.index(trip)
    calls = slice(feed.trips.calls.first[number], feed.trips.calls.first[number + 1])
    arrive, depart = feed.trips.calls.arrive[calls].tolist(), feed.trips.calls.depart[calls].tolist()
    return list(zip(arrive, depart, strict=True))


def faults_of(given, **options):
    """The faults for which a feed is refused; fails if it is taken."""
    try:
        read_feed(given, **options)
    except FeedRefused as refused:
        return refused.faults
    raise AssertionError("the feed was taken")
