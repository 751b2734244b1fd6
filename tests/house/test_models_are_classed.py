"""Every model says what it is, how much it tells about people, how long it is kept, and points only down."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from majup.kernel.records import AppendOnly, Classed, GuardedQuerySet, Recorded, Reference
from majup.kernel.scope import Scoped
from tests.house.contracts import DOMAINS
from tests.house.tree import as_list

KINDS = (Recorded, AppendOnly, Reference)
OURS = [
    model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("majup.")
]
# May only shrink. These name who works here and what they did; people who are served are in none of them.
ABOUT_STAFF = {"audit.AuditEntry", "accounts.User", "accounts.RoleAssignment", "runs.Run"}
# May only shrink. Why each relation may take its rows along when the row it points to goes.
OWNED_ROWS: dict[str, str] = {}


def domain_of(model: type[models.Model]) -> str:
    return model._meta.app_label


def test_every_domain_has_its_models_here() -> None:
    assert OURS, "No model of majup is installed: are the domains in INSTALLED_APPS?"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_model_is_recorded_append_only_or_reference(model: type[models.Model]) -> None:
    kinds = [kind.__name__ for kind in KINDS if issubclass(model, kind)]
    assert len(kinds) == 1, (
        f"{model._meta.label} must derive from exactly one of Recorded, AppendOnly and Reference "
        f"(majup.kernel.records), and not from {kinds or 'none'}."
    )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_classed_once_with_a_retention_rule(model: type[models.Model]) -> None:
    declared = model.__dict__.get("classed")
    assert isinstance(declared, Classed), (
        f'{model._meta.label} must say classed = classed(public="…", personal="…", special="…", '
        "retention=Retention.…), naming every field."
    )
    named = [*declared.public, *declared.personal, *declared.special]
    fields = {field.name for field in model._meta.get_fields() if field.concrete}
    assert not fields - set(named), (
        f"{model._meta.label}.classed must name {sorted(fields - set(named))} too."
    )
    assert not set(named) - fields, (
        f"{model._meta.label} has no fields {sorted(set(named) - fields)} to class."
    )
    assert len(named) == len(set(named)), f"{model._meta.label} classes a field twice: {sorted(named)}."


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_records_about_people_answer_only_to_who_asks(model: type[models.Model]) -> None:
    about_people = model.classed.special or (model.classed.personal and model._meta.label not in ABOUT_STAFF)
    assert not about_people or issubclass(model, Scoped), (
        f"{model._meta.label} has personal or special fields: derive it from Scoped (majup.kernel.scope) "
        "and say in scope_of who may see it."
    )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_door_to_the_table_is_guarded(model: type[models.Model]) -> None:
    assert model._meta.base_manager_name == "objects", (
        f"{model._meta.label}.Meta must inherit the Meta of its parent, or relations write past the guard."
    )
    unguarded = [
        manager.name for manager in model._meta.managers if not isinstance(manager.all(), GuardedQuerySet)
    ]
    assert not unguarded, f"{model._meta.label} has managers without the guard: {unguarded}."


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_many_to_many_tables_are_models_of_their_own(model: type[models.Model]) -> None:
    hidden = [field.name for field in model._meta.local_many_to_many]
    assert not hidden, f"{model._meta.label}: write a model for {hidden}; Django's own is written unguarded."


def test_relations_point_down_and_are_nameless_from_below() -> None:
    faults = []
    for model, field, target in _relations():
        if domain_of(model) == domain_of(target):
            continue
        where = f"{model._meta.label}.{field.name} → {target._meta.label}"
        if DOMAINS.index(domain_of(model)) > DOMAINS.index(domain_of(target)):
            faults.append(f"{where}: points up; put the relation into the upper domain.")
        if not str(field.remote_field.related_name or "").endswith("+"):
            faults.append(f'{where}: say related_name="+", so that the lower domain cannot reach up.')
    assert not faults, as_list(faults)


def test_nothing_disappears_with_something_else() -> None:
    faults = [
        f"{model._meta.label}.{field.name}: say on_delete=models.PROTECT; a cascade is written by no act."
        for model, field, _target in _relations()
        if field.remote_field.on_delete not in {models.PROTECT, models.RESTRICT}
        and f"{model._meta.label}.{field.name}" not in OWNED_ROWS
    ]
    assert not faults, as_list(faults)


def test_constraints_have_names_that_are_sentences() -> None:
    faults = [
        f"{model._meta.label}: {constraint.name}"
        for model in OURS
        for constraint in model._meta.constraints
        if constraint.name.count("_") < 2 or constraint.name.endswith(("_check", "_uniq", "_unique"))
    ]
    assert not faults, (
        "Name each constraint by the sentence it holds, as in role_is_held_once_at_a_time:" + as_list(faults)
    )


def _relations() -> Iterator[tuple[type[models.Model], models.ForeignKey, type[models.Model]]]:
    for model in OURS:
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey):
                target = field.remote_field.model
                if target in OURS:
                    yield model, field, target
