"""What the record says of children's care outside their family and of carers, within the reader's scope."""

from majup.domains.families.queries.care import CareRow, care_of
from majup.domains.families.queries.carers import CarersCounted, carers_counted, carers_of_visible_children

__all__ = ["CareRow", "CarersCounted", "care_of", "carers_counted", "carers_of_visible_children"]
