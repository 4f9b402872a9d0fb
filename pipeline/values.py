"""What the finders read in a mention: one value class a label. Imports nothing of ours.

`""` and `None` mean "not printed" or "not known", never "failed". Nothing is set on a value once it is made: it is not
frozen only because values are made by the thousand, and a frozen one takes three times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True, unsafe_hash=True)
class Citation:
    """A cited document's number and symbol (Nghị định 30/2020/NĐ-CP, Annex I).

    Identity is issuer, type, number and date together.
    """

    canonical: str
    doc_type: str = ""
    number: str = ""
    symbol: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""
    normative: bool = False
    cited_doc_id: str = ""


@dataclass(slots=True, unsafe_hash=True)
class DateValue:
    """A point or span of calendar time; `value` is EDTF (ISO 8601-2)."""

    value: str
    date_from: str = ""
    date_to: str = ""
    precision: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Amount:
    """Money; `value` is exact, in đồng (other currencies in their unit). `step`: value of the last printed digit."""

    value: Decimal
    value_to: Decimal | None = None
    currency: str = "VND"
    unit: str = ""
    step: Decimal | None = None
    per: str = ""
    qualifier: str = ""
    subject: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Percentage:
    """A percentage as printed: 55.19 for `55,19%`."""

    value: Decimal
    value_to: Decimal | None = None
    step: Decimal | None = None
    qualifier: str = ""
    relation: str = ""
    base: str = ""
    subject: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """A named administrative place; the chain is of the document's date, `current_*` since 1 July 2025."""

    level: str
    name: str
    province: str = ""
    district: str = ""
    commune: str = ""
    code: str = ""
    match: str = ""
    score: Decimal | None = None
    current_name: str = ""
    current_province: str = ""
    current_code: str = ""
    lat: Decimal | None = None
    lon: Decimal | None = None


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A counted or measured figure; `value_to` is the upper end of a range or the denominator of `186/337`."""

    value: Decimal
    value_to: Decimal | None = None
    step: Decimal | None = None
    unit: str = ""
    per: str = ""
    qualifier: str = ""
    subject: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Toponym:
    """A place name as found, before it is resolved to a unit.

    `levels`: what it can be, most likely first. `form`: `typed` (a type word stands before it), `listed` (it goes on
    with a list that a type word opened), `headed` (it fills a cell below a head that tells its levels), `bare`, or
    `fixed` (a country or region: nothing to resolve). `type_word` in lower case, "" for none.
    """

    name: str
    levels: tuple[str, ...]
    form: str
    type_word: str = ""
    cued: bool = False  # a word before it says that a place follows (`tại`, `UBND`)
    in_row: bool = False  # it stands beside other bare names: `Hải Hậu, Giao Thủy`


Value = Citation | DateValue | Amount | Percentage | Place | Quantity | Toponym
