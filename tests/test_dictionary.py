"""outputs/columns.md and outputs/columns.vi.md are what the model and rules/columns.toml say."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.review.decisions import COLUMNS
from pipeline.review.exchange import WORKED_OUT
from pipeline.rulebook import load_rules
from pipeline.store import meanings_beside
from pipeline.store.export.dictionary import Language, dictionary
from pipeline.store.export.viewed import viewed
from pipeline.store.meanings_beside import PEOPLE, TABLES_TOLD, VIEWS, in_both
from pipeline.store.reviewed import COLUMNS as REVIEWS
from pipeline.store.schema import TABLES

FOLDER = Path(__file__).parents[1] / "outputs"
FILES: dict[Language, str] = {"en": "columns.md", "vi": "columns.vi.md"}
WRITE = "Run `python -m tests.test_dictionary` and look at the difference."


@pytest.mark.parametrize("language", FILES)
def test_the_dictionary_is_up_to_date(language):
    assert (FOLDER / FILES[language]).read_text(encoding="utf-8") == dictionary(load_rules().columns, language), WRITE


@pytest.mark.parametrize("language", FILES)
def test_every_table_and_column_is_told(language):
    text = dictionary(load_rules().columns, language)
    for table in TABLES:
        assert f"\n## {table.name}\n" in text
        assert all(f"| `{name}` |" in text for name in table.names)


@pytest.mark.parametrize("language", FILES)
def test_what_people_decide_is_told(language):
    text = dictionary(load_rules().columns, language)
    for names in (REVIEWS, COLUMNS, WORKED_OUT, ("reviewed_value", "reviewed_verdict", "review_state")):
        assert all(f"| `{name}` |" in text for name in names)
    assert set(meanings_beside.REVIEWS) == set(REVIEWS)
    assert list(meanings_beside.DECISIONS) == [*COLUMNS, *WORKED_OUT]
    assert all(f"- `{view}`: " in text for view in ("figures", "figures_reviewed", "checks_reviewed"))


def test_every_meaning_is_told_in_both_languages():
    for meanings in (TABLES_TOLD, PEOPLE, meanings_beside.REVIEWS, VIEWS, meanings_beside.DECISIONS):
        assert all(all(in_both(told).values()) for told in meanings.values())
    assert all(entry["en"] and entry["vi"] for view in viewed(load_rules().columns).values() for entry in view.values())


def write() -> None:
    for language, name in FILES.items():
        (FOLDER / name).write_text(dictionary(load_rules().columns, language), encoding="utf-8")


if __name__ == "__main__":
    write()
