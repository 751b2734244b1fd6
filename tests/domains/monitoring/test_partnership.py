"""The partnership as of a day, by the borders of the plans."""

from datetime import date

import pytest

from majup.domains.monitoring.queries import partnership
from majup.domains.organisations.models import Partnership
from majup.domains.territory.models import Municipality
from tests.situations.acting import arranging
from tests.situations.territory import a_parish

pytestmark = pytest.mark.django_db


def of_2009(name: str) -> Municipality:
    """A municipality by the borders of the plans (its parish brings both structures)."""
    return a_parish(f"{name} pilsēta", municipality=f"{name} novads").municipality_before


def joined(name: str, *, since: date = date(2016, 1, 1), until: date | None = None) -> None:
    municipality = of_2009(name)
    with arranging():
        Partnership.objects.create(
            municipality=municipality, valid_from=since, valid_until=until, source="līgums"
        )


def test_who_is_left_out_is_named() -> None:
    joined("Talsu")
    of_2009("Ciblas")
    found = partnership(as_of=date(2017, 10, 1))
    assert (found.partners, found.municipalities, found.outside) == (1, 2, ("Ciblas novads",))
    assert found.share.percent == 50


@pytest.mark.parametrize(
    ("on", "partners"), [(date(2016, 12, 31), 0), (date(2017, 1, 1), 1), (date(2018, 1, 1), 0)]
)
def test_a_contract_counts_from_its_first_day_to_the_one_before_it_ends(on: date, partners: int) -> None:
    joined("Talsu", since=date(2017, 1, 1), until=date(2018, 1, 1))
    assert partnership(as_of=on).partners == partners


def test_after_the_reform_the_borders_of_the_plans_still_count() -> None:
    joined("Talsu")
    found = partnership(as_of=date(2021, 9, 30))
    assert (found.partners, found.municipalities) == (1, 1)
