"""What columns hold beyond their kind: words of closed lists, days, measures. For formats with types."""

from __future__ import annotations

WORD_LISTS = frozenset(
    {
        *("media_type", "source", "status", "origin", "precision", "currency", "relation"),
        *("match", "kind", "verdict", "stage", "code"),
    },
)
NOT_WORD_LISTS = frozenset({("places", "code"), ("documents", "source")})
DAYS = frozenset({("dates", "date_from"), ("dates", "date_to"), ("citations", "date")})
MEASURED = frozenset({"lat", "lon", "score"})


def is_word_list(table: str, name: str) -> bool:
    """Whether the column holds words of a closed list; `level` of sections is a number."""
    return (name in WORD_LISTS or (table, name) == ("places", "level")) and (table, name) not in NOT_WORD_LISTS
