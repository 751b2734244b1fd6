"""Finding people by what somebody types, and putting them in Latvian alphabetical order."""

from functools import reduce
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Expression, F, Func, Q, Value
from django.db.models.sql.compiler import SQLCompiler

from majup.domains.people.rules.names import search_words
from majup.domains.people.rules.personal_code import blind_index, digits_of

_VOWELS = {"ā": "a", "ē": "e", "ī": "i", "ō": "o", "ū": "u"}
_CONSONANTS = {"č": "c", "ģ": "g", "ķ": "k", "ļ": "l", "ņ": "n", "ŗ": "r", "š": "s", "ž": "z"}
_AFTER_ALL = "~"


def found_by_words(text: str) -> Q:
    """People whose name holds every word, or whose personal code or record number this is.

    A personal code finds only whole and exactly, through the blind index; its parts find nobody.
    """
    digits = digits_of(text)
    if digits:
        return Q(code_index=blind_index(digits, key=settings.INDEX_KEY))
    condition = Q()
    for word in search_words(text):
        condition &= Q(search_name__contains=word) | Q(record_no__istartswith=word)
    return condition


def in_latvian_order(field: str) -> Expression:
    """The field as a key to sort by: long vowels as short ones, Č after C, Š after S.

    Neither SQLite nor every PostgreSQL knows Latvian collation, so the letters are replaced in the query.
    """
    steps = list(_VOWELS.items())
    steps += [(marked, f"{plain}{_AFTER_ALL}") for marked, plain in _CONSONANTS.items()]
    both = steps + [(marked.upper(), plain.capitalize()) for marked, plain in steps]
    start: Expression = Func(F(field), function="UPPER", output_field=CharField())
    return _ByteOrder(reduce(_replaced, both, start))


class _ByteOrder(Func):
    """Compared byte by byte, as SQLite does; a collation of PostgreSQL may pass over the signs."""

    template = "%(expressions)s"
    output_field = CharField()

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"')


def _replaced(text: Expression, step: tuple[str, str]) -> Expression:
    return Func(text, Value(step[0]), Value(step[1].upper()), function="REPLACE", output_field=CharField())
