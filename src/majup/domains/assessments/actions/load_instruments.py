"""Load the default instruments from their file of facts."""

from pathlib import Path

import yaml

from majup.domains.assessments import policies
from majup.domains.assessments.models import Instrument
from majup.domains.assessments.rules.questionnaire import Instrument as Spec
from majup.domains.assessments.rules.questionnaire import questionnaire
from majup.kernel.act import act
from majup.kernel.viewer import Viewer

INSTRUMENTS = Path(__file__).resolve().parents[1] / "facts" / "instruments.yaml"


def load_instruments(*, by: Viewer) -> int:
    """Write every instrument of the file over the same version that stood there. Returns how many."""
    specs: list[Spec] = yaml.safe_load(INSTRUMENTS.read_text(encoding="utf-8"))
    with act("assessments.instruments_loaded", by=by, needs=policies.LOAD_INSTRUMENTS) as record:
        for spec in specs:
            _write(spec)
        record.about_many(Instrument, instruments=len(specs))
    return len(specs)


def _write(spec: Spec) -> None:
    Instrument.objects.update_or_create(
        code=spec["code"],
        version=spec["version"],
        defaults={
            "name_lv": spec["name_lv"],
            "name_en": spec["name_en"],
            "group": spec["group"],
            "questionnaire": questionnaire(spec),
            "valid_from": spec["valid_from"],
        },
    )
