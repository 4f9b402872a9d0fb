"""The outputs as pandas DataFrames, every figure digit for digit.

| columns | dtype |
| --- | --- |
| ids, codes (leading zeros stay), texts, figures of checks (a number or an ISO date) | `string` |
| counts, pages, offsets | `Int64` |
| figures of amounts: a column of whole numbers that fit in 64 bits, such as đồng | `Int64` |
| other figures, where pyarrow is installed | `decimal128(38, s)[pyarrow]`, `decimal256(76, s)[pyarrow]` |
| other figures, else, and those with more digits | `object`: `decimal.Decimal`, `None` for an empty cell |
| box edges, `lat` `lon` `score`: measured, not printed | `Float64` |
| `normative` `is_total` | `boolean` |
| `date_from` `date_to` of dates, `date` of citations | `datetime64[s]`; not a complete day: `NaT` |
| closed word lists: `level` `kind` `verdict` … | `category` |

`s` is the number of decimals that the column needs. Without `exact`, figures are `Int64` or `Float64`, for plotting and
statistics: 15 digits of each are right. An empty cell is `<NA>`, but among `Decimal` objects.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.errors import UsageError
from pipeline.store.folder import OutputsFolder
from pipeline.store.meanings import DAYS, MEASURED, is_word_list
from pipeline.store.schema import TABLES, Column, Kind, TableSchema
from pipeline.store.spreadsheets import MARK, MARKED

if TYPE_CHECKING:
    Texts = pd.Series[str]

MOST_128, MOST_256 = 38, 76  # digits of Arrow's decimals
WHOLE_NUMBER = r"-?[0-9]{1,18}"  # fits in 64 bits


def load(outputs: Path, *, exact: bool = True) -> dict[str, pd.DataFrame]:
    """Every table by name; raises UsageError where one is missing, or where they are not all of one run."""
    if OutputsFolder(outputs).is_mixed():
        message = f"{outputs}: tables of two runs stand side by side, since a run has not ended putting them in place."
        raise UsageError(message, "Run the same `extract` command again, which goes on from there; then load them.")
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
            if column.name in MEASURED:
                return texts.astype("Float64")
            return figures(texts, money=table == "amounts", exact=exact)
        case Kind.FLAG:
            return texts.astype("Int64").astype("boolean")
        case Kind.INTEGER:
            return texts.astype("Int64")
        case Kind.COORDINATE:
            return texts.astype("Float64")
        case Kind.TEXT | Kind.FIGURE:
            return words(original(texts), (table, column.name))


def original(texts: Texts) -> Texts:
    """The texts as the documents have them, without the mark that keeps spreadsheets from running them."""
    return texts.str.replace(MARKED, "", regex=True) if bool(texts.str.startswith(MARK).any()) else texts


def words(texts: Texts, place: tuple[str, str]) -> pd.Series:
    """A column that is no number: days, words of a closed list, or plain texts."""
    if place in DAYS:
        return pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    return texts.astype("category") if is_word_list(*place) else texts


def figures(texts: Texts, *, money: bool, exact: bool) -> pd.Series:
    """Figures for calculating: money as integers where all of it is whole, else decimals; floats for those who ask."""
    if money and bool(texts.dropna().str.fullmatch(WHOLE_NUMBER).all()):
        return texts.astype("Int64")
    return decimals(texts) if exact else texts.astype("Float64")


def decimals(texts: Texts) -> pd.Series:
    """Figures digit for digit."""
    values = [None if pd.isna(text) else Decimal(text) for text in texts]
    dtype = decimal_dtype([value for value in values if value is not None])
    return pd.Series(values, index=texts.index, dtype=dtype or object)


def decimal_dtype(values: Iterable[Decimal]) -> pd.ArrowDtype | None:
    """Arrow's type with room for all of them; `None` without pyarrow, or where no type has room."""
    try:
        import pyarrow as pa
    except ImportError:
        return None
    scale = whole = 0
    for value in values:
        _, digits, exponent = value.as_tuple()
        decimals = max(0, -int(exponent))
        scale, whole = max(scale, decimals), max(whole, len(digits) - decimals)
    if scale + whole <= MOST_128:
        return pd.ArrowDtype(pa.decimal128(MOST_128, scale))
    return pd.ArrowDtype(pa.decimal256(MOST_256, scale)) if scale + whole <= MOST_256 else None
