"""Pages of long answers: never more than 500 rows at once, and how many there are in all."""

from typing import Annotated

from ninja import Query

Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many rows to pass over.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many rows to answer with at most.")]
