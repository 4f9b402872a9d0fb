"""What there is to look at, in which order: an index in memory over the checks and doubtful figures of a store.

Made anew when the store is replaced; then a page of the queue of 20,000 documents is a matter of milliseconds.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.review.anchors import CHECKS, Target
from pipeline.review.attach import Attached
from pipeline.review.catalog import number, told
from pipeline.review.filters import ALL, DECIDED, DOUBTFUL, LOOK_AGAIN, RANKS, Filters
from pipeline.store.rows import Row
from pipeline.store.schema import MENTION_TABLES
from pipeline.store.sqlite import Reader
from pipeline.text import without_marks

PAGE = 50  # items shown at once
UNSURE_MATCHES = ("fuzzy", "candidate")
ITEMS = """
CREATE TABLE items (
  n INTEGER PRIMARY KEY, part TEXT, row_id TEXT, doc_id TEXT, path TEXT, page INTEGER, start INTEGER, kind TEXT,
  verdict TEXT, rank INTEGER, province TEXT, district TEXT, year TEXT, quote TEXT, told TEXT, state TEXT DEFAULT 'open',
  words TEXT
)
"""
COLUMNS = "part, row_id, doc_id, path, page, start, kind, verdict, rank, province, district, year, quote, told"
# What words are looked for in, made once: for 20,000 documents that takes half a second.
WORDS = "bare(quote || ' ' || path || ' ' || coalesce(province, '') || ' ' || coalesce(district, ''))"
FILL_MATCHING = "INSERT INTO matching SELECT n FROM items WHERE words LIKE ? ESCAPE '\\'"
CHECK_ITEMS = f"""
SELECT '{CHECKS}', c.check_id, c.doc_id, d.path, c.page, 0, c.kind, c.verdict, d.province, d.district,
       substr(coalesce(d.issue_date, d.period), 1, 4), substr(c.evidence, 1, 200),
       coalesce(c.stated, '') || ' / ' || coalesce(c.computed, '')
FROM checks AS c JOIN documents AS d ON d.doc_id = c.doc_id
"""  # noqa: S608 - fixed text
MENTION_ITEMS = """
SELECT '{part}', m.mention_id, m.doc_id, d.path, m.page, m.start, '{part}', '{verdict}', d.province, d.district,
       substr(coalesce(d.issue_date, d.period), 1, 4), substr(m.text, 1, 200), m.rule
FROM documents AS d JOIN {part} AS m ON m.doc_id = d.doc_id
WHERE {condition}
"""
# Only scans have words that were read with doubt, and the documents tell whether they are any.
OCR_READ = "d.source LIKE '%ocr%' AND m.rule LIKE '%; OCR 0.%'"


class Item(NamedTuple):
    """One thing to look at."""

    n: int
    part: str
    row_id: str
    doc_id: str
    path: str
    page: int
    kind: str
    verdict: str
    province: str
    district: str
    year: str
    quote: str
    told: str
    state: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]


class Choices(NamedTuple):
    """What the filters offer; `total`: how many items all of them leave."""

    total: int
    verdicts: dict[str, int]
    kinds: list[tuple[str, int]]
    states: list[tuple[str, int]]
    provinces: list[str]
    districts: list[str]
    years: list[str]


ITEM_COLUMNS = ", ".join(Item._fields)
BEFORE_ALL = -(1 << 62)  # below the number of any item


def bare(text: str) -> str:
    """In small letters without marks, in which words are compared: `TỔNG MỨC` and `tong muc` are one."""
    return without_marks(text).casefold()


class Queue:
    """The index of one store. Not safe to use from two threads at once."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._link = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._link.create_function("bare", 1, bare, deterministic=True)
        self._link.execute(ITEMS)
        self._link.execute("CREATE TABLE matching (n INTEGER PRIMARY KEY)")
        self._link.execute(f"CREATE TABLE unsorted ({COLUMNS})")
        self._link.execute("BEGIN")
        places = ", ".join("?" * (COLUMNS.count(",") + 1))
        self._link.executemany(f"INSERT INTO unsorted VALUES ({places})", _rows(store))  # noqa: S608 - fixed text
        order = "rank, path, page, start, rowid"
        fill = f"INSERT INTO items ({COLUMNS}, words) SELECT {COLUMNS}, {WORDS} FROM unsorted ORDER BY {order}"  # noqa: S608
        self._link.execute(fill)
        self._link.execute("DROP TABLE unsorted")
        for columns in ("row_id", "province, district", "district", "year", "verdict, state, kind", "state"):
            self._link.execute(f"CREATE INDEX items_{columns.replace(', ', '_')} ON items ({columns})")
        self._link.execute("COMMIT")
        self._counted: dict[Filters, list[tuple[str, str, str, int]]] = {}
        self._matching = ""  # the words that the table `matching` was filled for
        self._places = self._link.execute("SELECT DISTINCT province, district FROM items ORDER BY 1, 2").fetchall()
        self._years = self._link.execute("SELECT DISTINCT year FROM items WHERE year <> '' ORDER BY 1").fetchall()

    def close(self) -> None:
        """Free the memory."""
        self._link.close()

    def mark(self, groups: Iterable[Attached]) -> None:
        """Write down what people have decided."""
        self._link.execute("BEGIN")
        self._link.execute("DELETE FROM items WHERE verdict = ?", (DECIDED,))
        self._link.execute("UPDATE items SET state = 'open' WHERE state <> 'open'")
        for group in reversed(list(groups)):  # the last that is put before all others is the first
            self.mark_one(group)
        self._link.execute("COMMIT")

    def mark_one(self, group: Attached) -> None:
        """Write down what people have decided on one thing; what was no item before stands before all others."""
        self._counted.clear()
        if group.target is None:
            return
        state, (part, row_id) = state_of(group), group.target
        update = "UPDATE items SET state = ? WHERE row_id = ? AND part = ?"
        is_item = self._link.execute(update, (state, row_id, part)).rowcount > 0
        if is_item and state == "open":
            self._link.execute("DELETE FROM items WHERE verdict = ? AND row_id = ?", (DECIDED, row_id))
        elif not is_item and state != "open" and part in MENTION_TABLES:
            self._add(part, row_id, state)

    def _add(self, part: str, row_id: str, state: str) -> None:
        """Make a figure or place an item."""
        query = MENTION_ITEMS.format(part=part, verdict=DECIDED, condition="m.mention_id = ?")
        (first,) = self._link.execute("SELECT coalesce(min(n), 1) FROM items").fetchone()
        for row in _ranked(self._store.select(query, (row_id,))):
            places = ", ".join("?" * (len(row) + 2))
            insert = f"INSERT INTO items (n, state, {COLUMNS}) VALUES ({places})"  # noqa: S608 - fixed text
            self._link.execute(insert, (first - 1, state, *row))
            self._link.execute(f"UPDATE items SET words = {WORDS} WHERE n = ?", (first - 1,))  # noqa: S608 - fixed text

    def _condition(self, filters: Filters) -> tuple[str, list[str]]:
        """The condition of the filters in SQL, with arguments."""
        if filters.q and filters.q != self._matching:
            pattern = "%" + bare(filters.q).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            self._link.execute("DELETE FROM matching")
            self._link.execute(FILL_MATCHING, (pattern,))
            self._matching = filters.q
        return filters.query()

    def page(self, filters: Filters, page: int) -> list[Item]:
        """The items of a page of the list, pages counted from 1."""
        condition, arguments = self._condition(filters)
        query = f"SELECT {ITEM_COLUMNS} FROM items WHERE {condition} ORDER BY n LIMIT {PAGE} OFFSET ?"  # noqa: S608
        return [_item(row) for row in self._link.execute(query, [*arguments, (page - 1) * PAGE])]

    def item(self, target: Target) -> Item | None:
        """The item of a row of the store; `None` for what the queue does not hold."""
        query = f"SELECT {ITEM_COLUMNS} FROM items WHERE row_id = ? AND part = ?"  # noqa: S608 - fixed text
        row = self._link.execute(query, (target.row_id, target.part)).fetchone()
        return None if row is None else _item(row)

    def first(self, filters: Filters) -> Item | None:
        """The first item of the list."""
        return self.beside(filters, BEFORE_ALL, is_after=True)

    def beside(self, filters: Filters, n: int, *, is_after: bool) -> Item | None:
        """The next or the previous item, whatever its own state is."""
        condition, arguments = self._condition(filters)
        sign, order = (">", "ASC") if is_after else ("<", "DESC")
        query = f"SELECT {ITEM_COLUMNS} FROM items WHERE {condition} AND n {sign} ? ORDER BY n {order} LIMIT 1"  # noqa: S608
        row = self._link.execute(query, [*arguments, n]).fetchone()
        return None if row is None else _item(row)

    def _numbers(self, filters: Filters) -> list[tuple[str, str, str, int]]:
        """Verdict, kind, state, and how many; kept until something is decided."""
        if filters not in self._counted:
            condition, arguments = self._condition(filters)
            query = f"SELECT verdict, kind, state, count(*) FROM items WHERE {condition} GROUP BY 1, 2, 3"  # noqa: S608
            self._counted[filters] = self._link.execute(query, arguments).fetchall()
        return self._counted[filters]

    def choices(self, filters: Filters) -> Choices:
        """What can be chosen, with how many there are: of each facet under all the other filters."""
        verdicts, kinds, states = Counter[str](), Counter[str](), Counter[str]()
        total = 0
        for verdict, kind, state, count in self._numbers(replace(filters, verdict=ALL, kind=ALL, state=ALL)):
            fits = filters.fits(verdict, kind, state)
            for counter, key, others in (
                (verdicts, verdict, fits[1] and fits[2]),
                (kinds, kind, fits[0] and fits[2]),
                (states, state, fits[0] and fits[1]),
            ):
                counter[key] += count if others else 0
            total += count if all(fits) else 0
        districts = {district for province, district in self._places if filters.province in ("", ALL, province)}
        return Choices(
            total=total,
            verdicts=dict(verdicts),
            kinds=[(kind, count) for kind, count in kinds.most_common() if count],
            states=[(state, count) for state, count in states.most_common() if count],
            provinces=sorted({province for province, _ in self._places} - {""}),
            districts=sorted(districts - {""}),
            years=[year for (year,) in self._years],
        )


def state_of(group: Attached) -> str:
    """How far people have come with it."""
    if group.standing.is_conflict:
        return "conflict"
    if not group.standing.voices:
        return "open"
    return group.state if group.state in LOOK_AGAIN else "done"


def told_state(group: Attached) -> str:
    """How a list of decisions tells where they stand."""
    if group.standing.is_conflict:
        return "conflict"
    if group.standing.voices or group.state == "orphaned":
        return group.state
    return "comment" if group.standing.reasons else "taken_back"


def _item(row: Sequence[str | int | None]) -> Item:
    cells = dict(zip(Item._fields, row, strict=True))
    texts = {name: told(cell) for name, cell in cells.items() if name not in ("n", "page")}
    return Item(n=number(cells["n"]), page=number(cells["page"]), **texts)


def _rows(store: Reader) -> Iterable[Row]:
    """Rows of `items` without their number."""
    queries = [CHECK_ITEMS]
    for part in MENTION_TABLES:
        condition = OCR_READ
        if part == "places":
            condition = f"({OCR_READ}) OR m.match IN {UNSURE_MATCHES}"
        queries.append(MENTION_ITEMS.format(part=part, verdict=DOUBTFUL, condition=condition))
    for query in queries:
        yield from _ranked(store.select(query))


def _ranked(rows: Iterable[Row]) -> Iterable[Row]:
    """Rows of a query as those of `items`."""
    for row in rows:
        verdict = told(row[7])
        rank = RANKS.index(verdict) if verdict in RANKS else len(RANKS)
        yield (*row[:8], rank, *(cell if cell is not None else "" for cell in row[8:]))
