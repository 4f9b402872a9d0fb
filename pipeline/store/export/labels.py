"""The label of each mention table, and a mention's value as one text, for formats that know spans with labels only.

Labels are those of the annotation guideline and the gold files.
"""

from __future__ import annotations

from types import MappingProxyType

from pipeline.store.export.job import TableRow

LABELS = MappingProxyType(
    {
        "citations": "REF",
        "dates": "DATE",
        "amounts": "AMT",
        "percentages": "PCT",
        "places": "PLACE",
        "quantities": "QTY",
    },
)


def normal_form(table: str, row: TableRow) -> str:
    """`30/2020/NĐ-CP`, `2022-04`, `394400000 VND`, `55.19 %`, `Lấp Vò, Đồng Tháp`, `186/337`."""
    match table:
        case "citations":
            return str(row["canonical"])
        case "places":
            chain = (row.get(level) for level in ("name", "commune", "district", "province"))
            return ", ".join(dict.fromkeys(str(name) for name in chain if name))
        case "dates":
            return str(row["value"])
    value, to = row["value"], row.get("value_to")
    figure = str(value) if to is None else f"{value}..{to}"
    unit = "%" if table == "percentages" else row.get("currency" if table == "amounts" else "unit")
    per = f"/{row['per']}" if row.get("per") else ""
    return f"{figure} {unit or ''}".strip() + per
