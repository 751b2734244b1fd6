"""Draw boundaries as Voronoi cells of the parish points, where no file has given them."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _
from shapely.geometry import MultiPolygon

from majup.domains.territory import policies, queries
from majup.domains.territory.models import Boundary
from majup.domains.territory.queries.layers import memberships
from majup.domains.territory.rules.cells import cells, country_outline
from majup.domains.territory.rules.levels import PARISHES, Layer, complete
from majup.domains.territory.rules.topojson import NotATopology
from majup.kernel.act import act
from majup.kernel.errors import BadInput, Complaint
from majup.kernel.viewer import Viewer

SOURCE = "Cells around the parish points; country outline: Natural Earth (world-atlas)"


@dataclass(frozen=True, slots=True)
class BoundariesDrawn:
    """How many outlines were drawn, and how many layers keep those of a file."""

    drawn: int
    layers_kept: int


def draw_boundaries(*, outline_file: Path, by: Viewer, today: date) -> BoundariesDrawn:
    """Draw regions, municipalities of both structures and parishes; replaces drawn ones only.

    `outline_file` is the world map countries-10m.json of the npm package world-atlas (TopoJSON).
    Layers imported from a file stay as they are. Takes about a second; raises BadInput where the
    outline cannot be read or no facts are loaded.
    """
    outline = _read_outline(outline_file)
    with act("territory.boundaries_drawn", by=by, needs=policies.DRAW_BOUNDARIES) as record:
        parishes = queries.parishes()
        if not parishes:
            what, remedy = _("There are no parishes to draw around."), _("Load the facts first.")
            raise BadInput([Complaint("parishes", what, remedy)])
        shapes = cells([parish.point for parish in parishes], outline=outline)
        drawn = {PARISHES: dict(zip([parish.atvk for parish in parishes], shapes, strict=True))}
        layers = complete(drawn, members=memberships())
        written = {layer: shapes for layer, shapes in layers.items() if not _is_imported(layer)}
        Boundary.objects.filter(is_drawn=True).delete()
        for layer, of_layer in written.items():
            Boundary.objects.bulk_create(
                Boundary.rows_of(layer, of_layer, is_drawn=True, source=SOURCE, on=today)
            )
        count = sum(len(of_layer) for of_layer in written.values())
        record.about_many(Boundary, rows=count)
    return BoundariesDrawn(drawn=count, layers_kept=len(layers) - len(written))


def _read_outline(outline_file: Path) -> MultiPolygon:
    remedy = _("Run the set-up again: it fetches the world map from npm.")
    try:
        return country_outline(json.loads(outline_file.read_text(encoding="utf-8")))
    except OSError as fault:
        what = _("The world map cannot be read.")
        raise BadInput([Complaint(outline_file.name, what, remedy)]) from fault
    except (ValueError, NotATopology) as fault:
        what = _("The world map does not hold the country's outline.")
        raise BadInput([Complaint(outline_file.name, what, remedy)]) from fault


def _is_imported(layer: Layer) -> bool:
    return Boundary.objects.filter(
        level=layer.level, valid_from=layer.structure.valid_from, is_drawn=False
    ).exists()
