"""The files of a GTFS feed that are read, with the columns that must and may be there."""

from dataclasses import dataclass

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Table:
    """One file: columns that must stand in its header, and columns that are read where they are there."""

    file: str
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    is_required: bool = False


STOPS = Table(
    "stops.txt",
    ("stop_id", "stop_lat", "stop_lon"),
    ("stop_name", "location_type", "parent_station"),
    is_required=True,
)
ROUTES = Table("routes.txt", ("route_id",), ("route_short_name", "route_long_name"), is_required=True)
TRIPS = Table("trips.txt", ("route_id", "service_id", "trip_id"), ("trip_headsign",), is_required=True)
STOP_TIMES = Table(
    "stop_times.txt",
    ("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"),
    ("pickup_type", "drop_off_type", "shape_dist_traveled", "location_id", "location_group_id"),
    is_required=True,
)
CALENDAR = Table("calendar.txt", ("service_id", *WEEKDAYS, "start_date", "end_date"))
CALENDAR_DATES = Table("calendar_dates.txt", ("service_id", "date", "exception_type"))
FREQUENCIES = Table(
    "frequencies.txt", ("trip_id", "start_time", "end_time", "headway_secs"), ("exact_times",)
)
TRANSFERS = Table(
    "transfers.txt",
    ("from_stop_id", "to_stop_id"),
    ("transfer_type", "min_transfer_time", "from_route_id", "to_route_id", "from_trip_id", "to_trip_id"),
)
TABLES = (STOPS, ROUTES, TRIPS, STOP_TIMES, CALENDAR, CALENDAR_DATES, FREQUENCIES, TRANSFERS)
