"""What columns hold beyond their kind: words of closed lists, days, measures. For formats with types."""

from __future__ import annotations

from datetime import date

WORD_LISTS = frozenset(
    {
        *("media_type", "source", "status", "origin", "precision", "currency", "relation"),
        *("match", "kind", "verdict", "stage", "code"),
    },
)
NOT_WORD_LISTS = frozenset({("places", "code"), ("documents", "source")})
DAYS = frozenset({("dates", "date_from"), ("dates", "date_to"), ("citations", "date")})
ISO_DAY = len("2022-04-21")
MEASURED = frozenset({"lat", "lon", "score"})


def is_word_list(table: str, name: str) -> bool:
    """Whether the column holds words of a closed list; `level` of sections is a number."""
    return (name in WORD_LISTS or (table, name) == ("places", "level")) and (table, name) not in NOT_WORD_LISTS


def day_of(text: str) -> date | None:
    """The day; `None` for what is none, as a document may print it: `2022-02-31`, `2022-04`."""
    try:
        return date.fromisoformat(text) if len(text) == ISO_DAY else None
    except ValueError:
        return None
