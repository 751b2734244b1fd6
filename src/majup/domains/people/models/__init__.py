"""The tables of the people domain, one file each."""

from majup.domains.people.models.application import Application
from majup.domains.people.models.identification import Identification
from majup.domains.people.models.membership import Membership, TargetGroup
from majup.domains.people.models.person import Person
from majup.domains.people.models.responsibility import Capacity, Responsibility

__all__ = [
    "Application",
    "Capacity",
    "Identification",
    "Membership",
    "Person",
    "Responsibility",
    "TargetGroup",
]
