"""Load the catalogue of services from its file of facts."""

from pathlib import Path
from typing import Any

import yaml

from majup.domains.services import policies
from majup.domains.services.models import ServiceType
from majup.kernel.act import act
from majup.kernel.viewer import Viewer

CATALOGUE = Path(__file__).resolve().parents[1] / "facts" / "catalogue.yaml"


def load_catalogue(*, by: Viewer) -> int:
    """Write every service of the catalogue, over what stood there. Returns how many there are."""
    rows = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    with act("services.catalogue_loaded", by=by, needs=policies.LOAD_CATALOGUE) as record:
        for row in rows:
            _write(row)
        record.about_many(ServiceType, services=len(rows))
    return len(rows)


def _write(row: dict[str, Any]) -> None:
    ServiceType.objects.update_or_create(
        code=row["code"],
        defaults={
            "name_lv": row["name_lv"],
            "name_en": row["name_en"],
            "unit": row["unit"],
            "delivery": row["delivery"],
            "target_groups": row["target_groups"],
            "is_community_based": row["community"],
            "largest_group": row.get("largest_group"),
            "requirement": row["requirement"],
        },
    )
