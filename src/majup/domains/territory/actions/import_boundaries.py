"""Import boundaries from a GeoJSON or TopoJSON file, in place of those held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from majup.domains.territory import policies
from majup.domains.territory.models import SOURCE_LENGTH, Boundary
from majup.domains.territory.queries.layers import memberships, unit_sets
from majup.domains.territory.rules.boundary_file import Fault, FaultCode, FileRefused, match
from majup.domains.territory.rules.cells import simplify_together
from majup.domains.territory.rules.levels import Layer, Shapes, complete
from majup.kernel.act import act
from majup.kernel.errors import BadInput, Complaint
from majup.kernel.viewer import Viewer

CODES_REMEDY = _("Give each feature its code as the property “atvk”, or its Latvian name as “name”.")

SENTENCES: Mapping[FaultCode, tuple[Promise, Promise]] = {
    FaultCode.NOT_JSON: (
        _("The text is not JSON from this line and column on."),
        _("Export the file again as GeoJSON or TopoJSON."),
    ),
    FaultCode.NOT_OUTLINES: (
        _("The file is neither a GeoJSON FeatureCollection nor a TopoJSON Topology (%(found)s)."),
        _("Export it as one of the two."),
    ),
    FaultCode.NO_FEATURES: (_("The file holds no features."), _("Export the layer with the outlines.")),
    FaultCode.NO_UNITS: (
        _("No feature here carries the code or the name of a unit of Latvia (properties: %(properties)s)."),
        CODES_REMEDY,
    ),
    FaultCode.NO_CODE: (
        _("The feature carries neither a code nor a name (properties: %(properties)s)."),
        CODES_REMEDY,
    ),
    FaultCode.UNKNOWN: (_("There is no unit “%(value)s” at this level."), _("Correct the code or the name.")),
    FaultCode.AMBIGUOUS: (
        _("Several units have this name: %(codes)s."),
        _("Give the feature the property “atvk” with the code of one of them."),
    ),
    FaultCode.TWICE: (
        _("“%(unit)s” is outlined a second time."),
        _("Join the parts into one MultiPolygon, or remove one of the two."),
    ),
    FaultCode.NOT_POLYGON: (
        _("The geometry is %(found)s, not a Polygon or MultiPolygon."),
        _("Give the outline as an area."),
    ),
    FaultCode.BROKEN: (
        _("The coordinates do not make an area."),
        _("Each ring needs at least four pairs of longitude and latitude."),
    ),
    FaultCode.ELSEWHERE: (
        _("The outline lies outside Latvia."),
        _("Convert the coordinates to WGS84 degrees, longitude first (EPSG:4326)."),
    ),
    FaultCode.MISSING: (
        _("%(count)s units have no outline: %(first)s …"),
        _("Export all units of the level, so that the map has no holes."),
    ),
}


@dataclass(frozen=True, slots=True)
class LayerImported:
    """A layer that was replaced: `derived` where it was joined from the smaller units of the file."""

    level: str
    valid_from: date
    outlines: int
    derived: bool


def import_boundaries(*, content: bytes, source: str, by: Viewer, today: date) -> tuple[LayerImported, ...]:
    """Replace the outlines of every layer the file gives, and of those that follow from it.

    Municipalities follow from parishes, regions from municipalities. `source` is shown under maps.
    Raises BadInput with all complaints together; then nothing has changed.
    """
    text = content.decode("utf-8-sig", errors="replace")
    with act("territory.boundaries_imported", by=by, needs=policies.IMPORT_BOUNDARIES) as record:
        given = _given(text, source=source)
        layers = complete(given, members=memberships())
        for layer, shapes in layers.items():
            _replace(layer, shapes, source=source.strip(), today=today)
        record.about_many(Boundary, rows=sum(len(shapes) for shapes in layers.values()))
    return tuple(
        LayerImported(layer.level.value, layer.structure.valid_from, len(shapes), layer not in given)
        for layer, shapes in layers.items()
    )


def _given(text: str, *, source: str) -> dict[Layer, Shapes]:
    complaints: list[Complaint] = []
    if not 0 < len(source.strip()) <= SOURCE_LENGTH:
        remedy = _("Say in 1 to 200 characters whose file this is.")
        complaints.append(Complaint("source", str(_("The source is empty or too long.")), str(remedy)))
    try:
        matched = match(text, sets=unit_sets())
    except FileRefused as refused:
        raise BadInput([*complaints, *map(_complaint, refused.faults)]) from refused
    if complaints:
        raise BadInput(complaints)
    return {layer: simplify_together(shapes) for layer, shapes in matched.items()}


def _complaint(fault: Fault) -> Complaint:
    what, remedy = SENTENCES[fault.code]
    return Complaint(fault.where, str(what) % dict(fault.facts), str(remedy))


def _replace(layer: Layer, shapes: Shapes, *, source: str, today: date) -> None:
    Boundary.objects.filter(level=layer.level, valid_from=layer.structure.valid_from).delete()
    Boundary.objects.bulk_create(Boundary.rows_of(layer, shapes, is_drawn=False, source=source, on=today))
