"""Keys that a store gets when it is filled, the rows that they refuse, and rows on their way to the store."""

import dataclasses
import pickle
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clashes import settle
from pipeline.store import keys
from pipeline.store.packed import pack, unpack
from pipeline.store.rows import rows_of
from pipeline.store.sqlite import STORED, InconsistentRows, Reader, Store
from pipeline.store.statements import create_statement, index_statements
from pipeline.store.summary import count
from pipeline.work import Outcome
from tests.test_store import report

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def schema_of_the_contract():
    link = sqlite3.connect(":memory:")
    for table in STORED:
        link.execute(create_statement(table))
        for statement in index_statements(table):
            link.execute(statement)
    return link.execute(SCHEMA).fetchall()


@pytest.mark.parametrize("can_wait", [True, False])
def test_a_settled_store_is_as_if_it_had_its_keys_from_the_beginning(can_wait, tmp_path, monkeypatch):
    monkeypatch.setattr(keys, "can_wait", lambda: can_wait)
    file = tmp_path / "s.sqlite"
    with Store(file) as store:
        for mark in "ab":
            store.add(rows_of(report(f"{mark}.txt", mark)))
        store.settle()
        store.settle()  # of a store that was left behind
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            store.change("INSERT INTO amounts SELECT * FROM amounts WHERE mention_id = ?", [("aa1",)])
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            store.change("UPDATE amounts SET section_id = ?", [("no such",)])
    with Store(file) as again, pytest.raises(InconsistentRows, match="UNIQUE"):
        again.add({"amounts": rows_of(report("a.txt", "a"))["amounts"]})
    link = sqlite3.connect(file)
    assert link.execute(SCHEMA).fetchall() == schema_of_the_contract()
    assert link.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert link.execute("PRAGMA foreign_key_check").fetchall() == []
    link.close()


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("amounts", "section_id", "no such", "FOREIGN KEY"),
        ("amounts", "doc_id", "no such", "FOREIGN KEY"),
        ("sections", "parent_id", "no such", "FOREIGN KEY"),
        ("cells", "table_id", "no such", "FOREIGN KEY"),
        ("problems", "doc_id", "no such", "FOREIGN KEY"),
        ("amounts", "mention_id", "the same", "UNIQUE constraint failed: amounts.mention_id"),
        ("amounts", "section_id", None, ""),
        ("sections", "parent_id", None, ""),
    ],
)
@pytest.mark.parametrize("is_packed", [True, False])
def test_rows_that_fit_no_key_are_refused(table, column, value, said, is_packed, tmp_path):
    rows = rows_of(report())
    at = next(each for each in STORED if each.name == table).names.index(column)
    rows[table] = [(*row[:at], value, *row[at + 1 :]) for row in rows[table]]
    with Store(tmp_path / "s.sqlite") as store:
        if said:
            with pytest.raises(InconsistentRows, match=said):
                store.add(*(pack(rows) if is_packed else (rows,)))
            assert count(store).documents == 0
        else:
            store.add(*(pack(rows) if is_packed else (rows,)))
            store.settle()


def test_two_cells_in_one_place_are_refused(tmp_path):
    rows = rows_of(report())
    with (
        Store(tmp_path / "s.sqlite") as store,
        pytest.raises(InconsistentRows, match=r"UNIQUE.*cells\.row, cells\.col"),
    ):
        store.add({**rows, "cells": rows["cells"] * 2})


def test_a_problem_may_point_to_a_document_that_is_stored_already(tmp_path):
    rows = rows_of(report())
    doc_id = rows["documents"][0][0]
    with Store(tmp_path / "s.sqlite") as store:
        store.add(rows)
        store.add({"problems": [(doc_id, "copy.txt", None, "run", "code", "message", "remedy")]})
        assert store.forget(doc_id) == ["copy.txt", "corpus/b.txt"]
        assert count(store).documents == 0


def test_of_two_documents_with_one_key_the_later_one_is_told_as_unread(tmp_path):
    first, second = rows_of(report("a.txt", "a")), rows_of(report("b.txt", "b"))
    second["amounts"][0] = (first["amounts"][0][0], *second["amounts"][0][1:])
    with Store(tmp_path / "s.sqlite") as store:
        for rows in (first, second, rows_of(report("c.txt", "c"))):
            store.add(rows)
        doc_id = second["documents"][0][0]
        store.add({"problems": [(doc_id, "copy.txt", None, "run", "code", "message", "remedy")]})
        settle(store)
        assert list(store.select("SELECT path, status FROM documents ORDER BY path")) == [
            ("a.txt", "ok"),
            ("b.txt", "failed"),
            ("c.txt", "ok"),
        ]
        assert list(store.select("SELECT path, code FROM problems WHERE doc_id = ?", (doc_id,))) == [
            ("b.txt", "inconsistent_rows"),
            ("copy.txt", "code"),
        ]
        assert store.one("SELECT count(*) FROM dates WHERE doc_id = ?", (doc_id,)) == (0,)
        assert list(store.select("PRAGMA foreign_key_check")) == []


def test_packed_rows_are_stored_as_the_rows_themselves(tmp_path):
    for name, packs in (("1.sqlite", True), ("2.sqlite", False)):
        with Store(tmp_path / name) as store:
            for mark in "ab":
                rows = rows_of(report(f"{mark}.txt", mark))
                store.add(*(pack(rows) if packs else (rows,)))
            store.settle()
    assert (tmp_path / "1.sqlite").read_bytes() == (tmp_path / "2.sqlite").read_bytes()
    with Reader(tmp_path / "1.sqlite") as store:
        assert store.one("SELECT count(*) FROM amounts WHERE x0 IS NULL OR x0 IS NOT NULL") == (4,)


CELLS = st.none() | st.text() | st.integers() | st.floats(allow_nan=False)


@given(st.dictionaries(st.sampled_from(["documents", "texts", "cells"]), st.lists(st.tuples(CELLS, CELLS))))
def test_what_is_packed_is_unpacked(rows):
    looked_at, data = pack(rows)
    assert unpack(looked_at, data) == rows
    assert "cells" not in looked_at


def sent(outcome):
    return pickle.loads(pickle.dumps(outcome))  # noqa: S301 - our own


def test_an_outcome_is_sent_packed_once():
    rows = rows_of(report())
    made = Outcome(rows, "id", "sha256", 1, {"read": 0.5})
    come = sent(made)
    assert set(come.rows) == {"documents", "problems"}
    assert unpack(come.rows, come.packed) == rows
    assert dataclasses.replace(come, rows=rows, packed=b"") == made
    assert sent(come) == come


def test_rows_of_other_than_plain_values_are_sent_as_they_are():
    class Text(str):
        __slots__ = ()

    rows = {"texts": [("id", Text("x"))]}
    assert pack(rows) == (rows, b"")
