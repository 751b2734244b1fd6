"""A query about people that was not told who asks cannot be evaluated, whichever way it is tried."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count

from majup.domains.people.models import Identification, Person
from majup.kernel.scope import UnscopedRead, unscoped
from majup.kernel.viewer import SYSTEM, Purpose, Role
from tests.situations.accounts import a_social_worker, a_viewer
from tests.situations.acting import arranging
from tests.situations.people import a_person, identified

pytestmark = pytest.mark.django_db

READS: dict[str, Callable[[Any], object]] = {
    "list": list,
    "len": len,
    "bool": bool,
    "a slice": lambda found: list(found[:1]),
    "one of them": lambda found: found[0],
    "count": lambda found: found.count(),
    "exists": lambda found: found.exists(),
    "iterator": lambda found: list(found.iterator()),
    "get": lambda found: found.get(),
    "first": lambda found: found.first(),
    "last": lambda found: found.last(),
    "aggregate": lambda found: found.aggregate(n=Count("pk")),
    "values": lambda found: list(found.values("pk")),
    "values_list": lambda found: list(found.values_list("pk", flat=True)),
    "in_bulk": lambda found: found.in_bulk(),
    "contains": lambda found: found.contains(Person(pk="00000000-0000-0000-0000-000000000001")),
    "earliest": lambda found: found.earliest("pk"),
    "a filtered clone": lambda found: list(found.filter(pk__isnull=False).order_by("pk")),
    "a union": lambda found: list(found.order_by().union(found.order_by())),
}

JOINS: dict[str, Callable[[Any, Any], object]] = {
    "or": lambda scoped, open_to_all: list(scoped | open_to_all),
    "or, the other way round": lambda scoped, open_to_all: list(open_to_all | scoped),
    "xor": lambda scoped, open_to_all: list(scoped ^ open_to_all),
    "union": lambda scoped, open_to_all: list(scoped.order_by().union(open_to_all.order_by())),
}


@pytest.mark.parametrize("join", JOINS.values(), ids=JOINS)
def test_scoped_query_joined_with_an_unscoped_one_is_unscoped(join: Callable[[Any, Any], object]) -> None:
    a_person()
    scoped = Person.objects.visible_to(a_social_worker(), Purpose.CASEWORK)
    with pytest.raises(UnscopedRead):
        join(scoped, Person.objects.all())


def test_two_queries_of_one_viewer_stay_scoped_when_joined() -> None:
    worker = a_social_worker()
    first = Person.objects.visible_to(worker, Purpose.CASEWORK)
    assert list(first | Person.objects.visible_to(worker, Purpose.CASEWORK)) == []


def test_raw_sql_is_refused() -> None:
    with pytest.raises(UnscopedRead):
        list(Person.objects.raw("SELECT * FROM people_person"))


@pytest.mark.parametrize("way", READS)
def test_an_unscoped_query_cannot_be_evaluated(way: str) -> None:
    a_person()
    with pytest.raises(UnscopedRead, match=r"people\.Person"):
        READS[way](Person.objects.all())


@pytest.mark.parametrize("way", READS)
def test_a_scoped_query_can(way: str) -> None:
    a_person()
    READS[way](Person.objects.visible_to(SYSTEM, Purpose.CASEWORK))


def test_following_a_relation_to_a_person_needs_a_scope_too() -> None:
    identified(a_person())
    with unscoped("tests"):
        found = Identification.objects.get()
    with pytest.raises(UnscopedRead):
        _person = found.person


def test_following_a_reverse_relation_needs_a_scope_too() -> None:
    person = a_person()
    identified(person)
    with pytest.raises(UnscopedRead):
        list(person.identifications.all())
    assert person.identifications.visible_to(SYSTEM, Purpose.CASEWORK).count() == 1


def test_the_base_manager_is_scoped_as_well() -> None:
    a_person()
    with pytest.raises(UnscopedRead):
        Person._base_manager.count()


def test_refreshing_a_record_needs_a_scope() -> None:
    person = a_person()
    with pytest.raises(UnscopedRead):
        person.refresh_from_db()


def test_inside_an_act_reading_is_allowed_for_its_permission_was_asked() -> None:
    a_person()
    with arranging():
        assert Person.objects.count() == 1


def test_unscoped_says_why_and_ends_with_its_block() -> None:
    a_person()
    with unscoped("a figure over everybody"):
        assert Person.objects.count() == 1
    with pytest.raises(UnscopedRead):
        Person.objects.count()


def test_the_scope_survives_every_further_step_of_the_query() -> None:
    a_person()
    found = Person.objects.visible_to(SYSTEM, Purpose.CASEWORK).filter(sex="F").order_by("pk").distinct()
    assert found.count() == 1


def test_a_role_without_a_scope_sees_nothing() -> None:
    a_person()
    assert not Person.objects.visible_to(a_viewer(Role.ADMINISTRATOR), Purpose.CASEWORK).exists()


def test_the_same_viewer_sees_by_purpose() -> None:
    a_person()
    ministry = a_viewer(Role.MINISTRY)
    assert Person.objects.visible_to(ministry, Purpose.MONITORING).count() == 1
    assert Person.objects.visible_to(ministry, Purpose.CASEWORK).count() == 0


def test_what_belongs_to_a_person_is_seen_by_whoever_sees_the_person() -> None:
    identified(a_person(municipality="Talsu novads"))
    seen = Identification.objects.visible_to(a_social_worker("Talsu novads"), Purpose.CASEWORK)
    unseen = Identification.objects.visible_to(a_social_worker("Kuldīgas novads"), Purpose.CASEWORK)
    assert (seen.count(), unseen.count()) == (1, 0)


def test_a_foreign_key_in_a_scoped_query_does_not_open_what_it_points_to() -> None:
    identified(a_person())
    found = Identification.objects.visible_to(SYSTEM, Purpose.CASEWORK).get()
    with pytest.raises(UnscopedRead):
        _person = found.person
    with_person = Identification.objects.visible_to(SYSTEM, Purpose.CASEWORK).select_related("person").get()
    assert with_person.person.pk == found.person_id
