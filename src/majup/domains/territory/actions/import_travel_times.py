"""Take over a table of travel times from a file that another program made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from majup.domains.territory import policies
from majup.domains.territory.actions.record_travel_times import record_travel_times
from majup.domains.territory.models import NAME_LENGTH, SOURCE_LENGTH, Parish, TravelMatrix
from majup.domains.territory.rules.travel import DestinationTimes, MatrixFacts, MatrixKind
from majup.domains.territory.rules.travel_file import Spot, TravelFault, TravelFaultCode, read_travel_file
from majup.kernel.act import act
from majup.kernel.errors import BadInput, Complaint
from majup.kernel.viewer import Viewer

SENTENCES: Mapping[TravelFaultCode, tuple[Promise, Promise]] = {
    TravelFaultCode.EMPTY: (
        gettext_lazy("The file holds no travel times."),
        gettext_lazy("Give a row of column names and a row for each way."),
    ),
    TravelFaultCode.NO_COLUMN: (
        gettext_lazy("The column is missing."),
        gettext_lazy(
            "Name the columns place, site and minutes, or a column for each weekday from monday on."
        ),
    ),
    TravelFaultCode.UNKNOWN_COLUMN: (
        gettext_lazy("Nothing is known by this column name."),
        gettext_lazy("Remove the column, or name it place, site, minutes or a weekday in English."),
    ),
    TravelFaultCode.UNKNOWN_PLACE: (
        gettext_lazy("There is no parish or town “%(value)s”."),
        gettext_lazy("Give the unit's code of seven digits, with its leading zeros."),
    ),
    TravelFaultCode.UNKNOWN_SITE: (
        gettext_lazy("There is no site or unit “%(value)s”."),
        gettext_lazy("Give a site's id from the register, or the code of a parish or town."),
    ),
    TravelFaultCode.NOT_MINUTES: (
        gettext_lazy("“%(value)s” is no time on the way."),
        gettext_lazy("Give minutes from 0 to 1440, or leave the field empty where there is no way."),
    ),
    TravelFaultCode.TWICE: (
        gettext_lazy("The way from %(place)s to %(site)s is told a second time."),
        gettext_lazy("Remove one of the two rows."),
    ),
    TravelFaultCode.SHORT_ROW: (
        gettext_lazy("The row has %(found)s fields, and the header %(expected)s."),
        gettext_lazy("Mend the row; put texts with a comma into quotation marks."),
    ),
    TravelFaultCode.MORE: (
        gettext_lazy("%(count)s more faults follow."),
        gettext_lazy("Mend the ones above first."),
    ),
}


@dataclass(frozen=True, slots=True)
class TravelTimesImported:
    """The table, how many destinations it names, and how many ways it tells."""

    matrix_id: UUID
    destinations: int
    times: int


def import_travel_times(
    *, content: bytes, name: str, source: str, sites: Mapping[str, Spot], by: Viewer, at: datetime
) -> TravelTimesImported:
    """Keep a file's travel times as a table of their own, in force at once; older tables stay.

    `sites` are the sites a row may name, by id. Raises BadInput with all complaints together; then nothing
    has changed.
    """
    with act("territory.travel_times_imported", by=by, needs=policies.IMPORT_TRAVEL_TIMES) as record:
        destinations = _read(content, name=name, source=source, sites=sites)
        facts = MatrixFacts(
            name=name.strip(),
            kind=MatrixKind.MATRIX,
            source=source.strip(),
            is_synthetic=False,
            week_of=None,
            sha256=sha256(content).hexdigest(),
            settings={},
        )
        matrix_id = record_travel_times(facts=facts, destinations=destinations, by=by, at=at)
        times = sum(len(one.times) for one in destinations)
        record.about(TravelMatrix.objects.get(pk=matrix_id), times=times)
    return TravelTimesImported(matrix_id, len(destinations), times)


def _read(
    content: bytes, *, name: str, source: str, sites: Mapping[str, Spot]
) -> tuple[DestinationTimes, ...]:
    complaints = [
        Complaint(
            where, _("This is empty or too long."), _("Say it in 1 to %(most)s characters.") % {"most": most}
        )
        for where, said, most in (("name", name, NAME_LENGTH), ("source", source, SOURCE_LENGTH))
        if not 0 < len(said.strip()) <= most
    ]
    spots = {row.atvk: Spot(row.name_lv, row.lat, row.lon) for row in Parish.objects.all()}
    found, faults = read_travel_file(content.decode("utf-8-sig", errors="replace"), spots=spots, sites=sites)
    complaints += [_complaint(fault) for fault in faults]
    if complaints:
        raise BadInput(complaints)
    return found


def _complaint(fault: TravelFault) -> Complaint:
    what, remedy = SENTENCES[fault.code]
    where = _("row %(row)s, %(column)s") if fault.column else _("row %(row)s")
    return Complaint(
        where % {"row": fault.row, "column": fault.column}, str(what) % dict(fault.facts), str(remedy)
    )
