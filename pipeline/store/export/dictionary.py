"""The data dictionary as Markdown, in one language: every table, column, type, unit and what it means.

Made from the model (names, order, keys) and `rules/columns.toml` (meanings); `outputs/` holds it, and a test compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Literal

from pipeline.store.export.datapackage import described
from pipeline.store.export.task import Descriptions
from pipeline.store.export.viewed import viewed
from pipeline.store.meanings_beside import DECISIONS, PEOPLE, REVIEWS, TABLES_TOLD, VIEWS, Meanings, in_both
from pipeline.store.schema import EVIDENCE_COLUMNS, MENTIONS, TABLES, Column, TableSchema
from pipeline.store.views import DESCRIPTIONS

Language = Literal["vi", "en"]
WORDS = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                "title": "Data dictionary",
                "intro": "Tables of `extract CORPUS -o OUTPUTS`: as CSV, in `reports.sqlite`, and in the formats of "
                "`extract export`. An empty cell is not printed or not known. In the CSVs a text that a spreadsheet "
                "would run (`=HYPERLINK(…)`, `@SUM(A1)`) has an apostrophe before it, which is no part of the text; "
                "signed figures (`-12 tỷ đồng`) stay as they are.",
                "shared": "Columns that all mention tables begin with",
                "head": "| column | type | unit | meaning |",
                "key": "Key",
                "links": "Points to",
                "after": "The columns above, then",
                "views": "Views of `reports.sqlite`",
                "people": "What people decided",
                "beside": "In the tables of `xlsx` and `parquet`, and in the views `figures_reviewed` and "
                "`checks_reviewed`, behind the columns of the machine",
                "reviews": "The table `reviews` of `reports.sqlite`, and the files and the sheet of that name",
                "decisions": "The file of `extract reviews export`, a row a decision; from `state` on worked out anew "
                "and not read by `import`",
                "short": "| column | meaning |",
                "of": "columns",
            },
        ),
        "vi": MappingProxyType(
            {
                "title": "Từ điển dữ liệu",
                "intro": "Các bảng của `extract CORPUS -o OUTPUTS`: tệp CSV, `reports.sqlite`, và các định dạng của "
                "`extract export`. Ô trống: văn bản không ghi, hoặc không rõ. Trong tệp CSV, chữ mà bảng tính sẽ chạy "
                "như công thức (`=HYPERLINK(…)`, `@SUM(A1)`) có thêm dấu nháy đơn ở trước, dấu ấy không thuộc văn bản; "
                "số có dấu (`-12 tỷ đồng`) giữ nguyên.",
                "shared": "Các cột đầu của mọi bảng đề cập",
                "head": "| cột | kiểu | đơn vị | nghĩa |",
                "key": "Khóa",
                "links": "Trỏ tới",
                "after": "Các cột ở trên, rồi",
                "views": "Các khung nhìn của `reports.sqlite`",
                "people": "Kết luận của người xem",
                "beside": "Trong các bảng `xlsx`, `parquet` và các khung nhìn `figures_reviewed`, `checks_reviewed`, "
                "sau các cột của máy",
                "reviews": "Bảng `reviews` của `reports.sqlite`, các tệp và trang tính cùng tên",
                "decisions": "Tệp của `extract reviews export`, mỗi kết luận một dòng; từ `state` trở đi được tính lại "
                "khi xuất, `import` không đọc",
                "short": "| cột | nghĩa |",
                "of": "các cột",
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
        yield from ("", f"## {table.name}", "", in_both(TABLES_TOLD[table.name])[language], "")
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
    names = viewed(descriptions)
    for name, text in DESCRIPTIONS.items():
        yield f"- `{name}`: {in_both(text)[language]}; {words['of']} {', '.join(f'`{each}`' for each in names[name])}"
    yield from ("", *_short(VIEWS, language), "", f"## {words['people']}")
    for head, meanings in (("beside", PEOPLE), ("reviews", REVIEWS), ("decisions", DECISIONS)):
        yield from ("", f"{words[head]}:", "", *_short(meanings, language))


def _short(meanings: Meanings, language: Language) -> Iterator[str]:
    """Columns that are no part of the contract's tables, of texts."""
    yield from (WORDS[language]["short"], "| --- | --- |")
    yield from (f"| `{name}` | {in_both(told)[language]} |" for name, told in meanings.items())


def _columns(
    table: TableSchema, columns: tuple[Column, ...], descriptions: Descriptions, language: Language
) -> Iterator[str]:
    yield WORDS[language]["head"]
    yield "| --- | --- | --- | --- |"
    for column in columns:
        entry = described(table, column, descriptions)
        meaning = entry[language].replace("|", "\\|")
        yield f"| `{column.name}` | {entry['type']} | {entry.get('unit', '')} | {meaning} |"
