"""The data dictionary as Markdown, in one language: every table, column, type, unit and what it means.

Made from the model (names, order, keys) and `rules/columns.toml` (meanings); `outputs/` holds it, and a test compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Literal

from pipeline.store.export.datapackage import described
from pipeline.store.export.task import Descriptions
from pipeline.store.schema import EVIDENCE_COLUMNS, MENTIONS, TABLES, Column, TableSchema
from pipeline.store.views import DESCRIPTIONS

Language = Literal["vi", "en"]
WORDS = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "title": "Data dictionary",
                "intro": "Tables of `extract CORPUS -o OUTPUTS`: as CSV, in `reports.sqlite`, and in the formats of "
                "`extract export`. An empty cell is not printed or not known. In the CSVs a text that begins with `=`, "
                "`+`, `-` or `@` has an apostrophe before it, so that no spreadsheet takes it for a formula; it is no "
                "part of the text.",
                "shared": "Columns that all mention tables begin with",
                "head": "| column | type | unit | meaning |",
                "key": "Key",
                "links": "Points to",
                "after": "The columns above, then",
                "views": "Views of `reports.sqlite`",
            },
        ),
        "vi": MappingProxyType(
            {
                "title": "Từ điển dữ liệu",
                "intro": "Các bảng của `extract CORPUS -o OUTPUTS`: tệp CSV, `reports.sqlite`, và các định dạng của "
                "`extract export`. Ô trống: văn bản không ghi, hoặc không rõ. Trong tệp CSV, chữ bắt đầu bằng `=`, "
                "`+`, `-`, `@` có thêm dấu nháy đơn ở trước để bảng tính không coi là công thức; dấu ấy không thuộc "
                "văn bản.",
                "shared": "Các cột đầu của mọi bảng đề cập",
                "head": "| cột | kiểu | đơn vị | nghĩa |",
                "key": "Khóa",
                "links": "Trỏ tới",
                "after": "Các cột ở trên, rồi",
                "views": "Các khung nhìn của `reports.sqlite`",
            },
        ),
    },
)


def dictionary(descriptions: Descriptions, language: Language) -> str:
    """The whole file."""
    return "\n".join(_lines(descriptions, language)) + "\n"


def _lines(descriptions: Descriptions, language: Language) -> Iterator[str]:
    words = WORDS[language]
    yield from (f"# {words['title']}", "", words["intro"], "", f"## {words['shared']}", "")
    yield from _columns(MENTIONS[0], EVIDENCE_COLUMNS, descriptions, language)
    for table in TABLES:
        yield from ("", f"## {table.name}", "")
        if table.key:
            yield f"{words['key']}: {', '.join(f'`{name}`' for name in table.key)}."
        for link in table.links:
            yield f"{words['links']}: `{link.column}` → `{link.table}.{link.key}`."
        if table in MENTIONS:
            yield f"{words['after']}:"
        yield ""
        own = table.columns[len(EVIDENCE_COLUMNS) :] if table in MENTIONS else table.columns
        yield from _columns(table, own, descriptions, language)
    yield from ("", f"## {words['views']}", "")
    for name, text in DESCRIPTIONS.items():
        english, _, vietnamese = text.partition(" · ")
        yield f"- `{name}`: {english if language == 'en' else vietnamese}"


def _columns(
    table: TableSchema, columns: tuple[Column, ...], descriptions: Descriptions, language: Language
) -> Iterator[str]:
    yield WORDS[language]["head"]
    yield "| --- | --- | --- | --- |"
    for column in columns:
        entry = described(table, column, descriptions)
        meaning = entry[language].replace("|", "\\|")
        yield f"| `{column.name}` | {entry['type']} | {entry.get('unit', '')} | {meaning} |"
