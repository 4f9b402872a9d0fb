"""The outputs as pandas DataFrames.

| columns | dtype |
| --- | --- |
| ids, codes (leading zeros stay), texts, figures of checks (a number or an ISO date) | `string` |
| counts, pages, offsets | `Int64` |
| amounts: `value` `value_to` `step` | `Int64`, so that sums of đồng are exact; `Float64` if one has a fraction |
| all other figures and box edges | `Float64` |
| `normative` `is_total` | `boolean` |
| `date_from` `date_to` of dates, `date` of citations | `datetime64[s]`; not a complete day: `NaT` |
| closed word lists: `level` `kind` `verdict` … | `category` |

With `exact`, figures are `decimal.Decimal` objects, digit for digit, and the `date` of citations is a `string` as far
as it was printed. An empty cell is `<NA>` (`None` among Decimals).
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.errors import UsageError
from pipeline.store.schema import TABLES, Column, Kind, TableSchema

if TYPE_CHECKING:
    Texts = pd.Series[str]

WORD_LISTS = frozenset(
    {
        *("media_type", "source", "status", "origin", "precision", "currency", "relation"),
        *("match", "kind", "verdict", "stage", "code"),
    },
)
NOT_WORD_LISTS = frozenset({("places", "code"), ("documents", "source")})
DAYS = frozenset({("dates", "date_from"), ("dates", "date_to")})
PARTIAL_DAYS = frozenset({("citations", "date")})
WHOLE_NUMBER = r"-?[0-9]{1,18}"  # fits in 64 bits


def load(outputs: Path, *, exact: bool = False) -> dict[str, pd.DataFrame]:
    """Every table by name; raises UsageError where one is missing."""
    return {table.name: load_table(outputs, table, exact=exact) for table in TABLES}


def load_table(outputs: Path, table: TableSchema, *, exact: bool) -> pd.DataFrame:
    """One table; columns that this version does not know stay `string`."""
    file = outputs / f"{table.name}.csv"
    if not file.is_file():
        raise UsageError(f"{file}: there is no such table.", "Run `extract CORPUS -o OUTPUTS` first, and give OUTPUTS.")
    frame = pd.read_csv(file, dtype="string", encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    for column in table.columns:
        if column.name in frame.columns:
            frame[column.name] = typed(frame[column.name], table.name, column, exact=exact)
    return frame


def typed(texts: Texts, table: str, column: Column, *, exact: bool) -> pd.Series:
    """A column of texts in the dtype that its kind asks for."""
    match column.kind:
        case Kind.NUMBER:
            return decimals(texts) if exact else figures(texts, money=table == "amounts")
        case Kind.FLAG:
            return texts.astype("Int64").astype("boolean")
        case Kind.INTEGER:
            return texts.astype("Int64")
        case Kind.COORDINATE:
            return texts.astype("Float64")
        case Kind.TEXT | Kind.FIGURE:
            return words(texts, (table, column.name), exact=exact)


def words(texts: Texts, place: tuple[str, str], *, exact: bool) -> pd.Series:
    """A column that is no number: days, words of a closed list, or plain texts."""
    if place in DAYS or (place in PARTIAL_DAYS and not exact):
        return pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    return texts.astype("category") if is_word_list(*place) else texts


def is_word_list(table: str, name: str) -> bool:
    """Whether the column holds words of a closed list; `level` of sections is a number."""
    return (name in WORD_LISTS or (table, name) == ("places", "level")) and (table, name) not in NOT_WORD_LISTS


def figures(texts: Texts, *, money: bool) -> pd.Series:
    """Figures for calculating; money in whole đồng as integers."""
    if money and bool(texts.dropna().str.fullmatch(WHOLE_NUMBER).all()):
        return texts.astype("Int64")
    return texts.astype("Float64")


def decimals(texts: Texts) -> pd.Series:
    """Figures digit for digit."""
    return pd.Series([None if pd.isna(text) else Decimal(text) for text in texts], index=texts.index, dtype=object)
