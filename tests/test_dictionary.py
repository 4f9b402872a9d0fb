"""outputs/columns.md and outputs/columns.vi.md are what the model and rules/columns.toml say."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.rulebook import load_rules
from pipeline.store.export.dictionary import Language, dictionary
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


def write() -> None:
    for language, name in FILES.items():
        (FOLDER / name).write_text(dictionary(load_rules().columns, language), encoding="utf-8")


if __name__ == "__main__":
    write()
