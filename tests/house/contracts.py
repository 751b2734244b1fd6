"""The contracts of .importlinter, as other house tests need them."""

import configparser

from tests.house.tree import ROOT

CONTRACTS = configparser.ConfigParser()
CONTRACTS.read(ROOT / ".importlinter", encoding="utf-8")
# From the top of the house down.
DOMAINS = CONTRACTS["importlinter:contract:domains"]["layers"].split()
