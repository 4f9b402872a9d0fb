"""Views of `reports.sqlite` for people who look into it with Datasette or SQL."""

from __future__ import annotations

from types import MappingProxyType

from pipeline.store.schema import MENTION_TABLES, table_named

FIGURE_TABLES = ("amounts", "percentages", "quantities")
WHERE_IT_STANDS = ("mention_id", "doc_id", "section_id", "page")
WHAT_IT_SAYS = (
    *("value", "value_to", "step", "unit", "currency", "per"),
    *("qualifier", "relation", "base", "subject", "text", "context"),
)


def _figures_of(table: str) -> str:
    has = table_named(table).names
    columns = (f'"{name}"' if name in has else f'NULL AS "{name}"' for name in (*WHERE_IT_STANDS, *WHAT_IT_SAYS))
    return f"SELECT '{table}' AS \"table\", {', '.join(columns)} FROM {table}"  # noqa: S608 - names of the schema


FIGURES = "\nUNION ALL\n".join(_figures_of(table) for table in FIGURE_TABLES)

# A figure and the places named in the same sentence.
FIGURES_BY_PLACE = """
SELECT p.province, p.district, p.commune, p.name, p.level, p.code, d.path, d.issue_date, f.*
FROM places AS p
JOIN figures AS f ON f.doc_id = p.doc_id AND f.page = p.page AND f.context = p.context
JOIN documents AS d ON d.doc_id = p.doc_id
"""

# Who cites what, how often; `cited_doc_id` where the corpus holds the cited document.
CITATION_NETWORK = """
SELECT d.doc_id, d.path, d.number, d.doc_type, d.issuer, d.issue_date,
       c.canonical AS cited, c.doc_type AS cited_type, max(c.issuer) AS cited_issuer, max(c.date) AS cited_date,
       max(c.cited_doc_id) AS cited_doc_id, count(*) AS times
FROM citations AS c JOIN documents AS d ON d.doc_id = c.doc_id
GROUP BY d.doc_id, c.canonical, c.doc_type
"""

_MENTIONS = "\nUNION ALL\n".join(
    f'SELECT \'{table}\' AS "table", mention_id, doc_id, section_id, page, start, "end", text, rule FROM {table}'  # noqa: S608
    for table in MENTION_TABLES
)

VIEWS = MappingProxyType(
    {
        "mentions": _MENTIONS,
        "figures": FIGURES,
        "figures_by_place": FIGURES_BY_PLACE,
        "citation_network": CITATION_NETWORK,
    },
)

# What Datasette shows above them, in English and Vietnamese.
DESCRIPTIONS = MappingProxyType(
    {
        "mentions": "Everything found, of all kinds · Mọi đề cập, thuộc mọi loại",
        "figures": "Amounts, percentages and quantities in one table · Số tiền, tỷ lệ và số lượng trong một bảng",
        "figures_by_place": "Figures with the places named in the same sentence · Số liệu và địa danh trong cùng câu",
        "citation_network": "Which document cites which, and how often · Văn bản nào viện dẫn văn bản nào, mấy lần",
        "figures_reviewed": "Figures that people decided on, with both values · "
        "Số liệu đã có người xem, kèm cả hai giá trị",
        "checks_reviewed": "Checks that people decided on · Phép đối chiếu đã có người xem",
    },
)
