"""When the process that workers are copied from is started."""

from importlib import import_module
from pathlib import Path

import pytest

from pipeline import workers
from pipeline.rulebook import load_rules
from pipeline.segment import tablegrammar


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What each fork server that is started would import."""
    found: list[tuple[str, ...]] = []
    monkeypatch.setattr(workers, "start_context", lambda preload: found.append(tuple(preload)))
    return found


def test_new_outputs_start_it_at_once(tmp_path: Path, started: list[tuple[str, ...]]) -> None:
    (tmp_path / "a.txt").write_text("Số: 1/BC-UBND")
    workers.start_early([tmp_path / "a.txt"], tmp_path / "outputs", None)
    assert started == [(*workers.PRELOAD, workers.READY)]


def test_a_reader_that_pdfs_need_is_imported_once_for_all(tmp_path: Path, started: list[tuple[str, ...]]) -> None:
    (tmp_path / "a.PDF").write_bytes(b"%PDF-1.7")
    workers.start_early([tmp_path], tmp_path / "outputs", Path("my_rules"))
    assert started == [(*workers.PRELOAD, workers.PDF_READER)]


def test_what_tables_need_is_made_once_for_all(tmp_path: Path, started: list[tuple[str, ...]]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    workers.start_early([tmp_path], tmp_path / "outputs", None)
    assert started == [(*workers.PRELOAD, workers.PDF_READER, *workers.TABLES, workers.READY)]
    assert all(map(import_module, workers.TABLES))
    rules = load_rules()
    assert tablegrammar.grammar_of(rules) is tablegrammar.grammar_of(rules)


@pytest.mark.parametrize("left", ["reports.sqlite", ".unfinished"])
def test_it_waits_where_there_may_be_nothing_to_do(tmp_path: Path, started: list[tuple[str, ...]], left: str) -> None:
    (tmp_path / "outputs" / left).mkdir(parents=True)
    workers.start_early([tmp_path], tmp_path / "outputs", None)
    assert not started


def test_it_waits_where_a_path_is_wrong(tmp_path: Path, started: list[tuple[str, ...]]) -> None:
    workers.start_early([tmp_path, tmp_path / "gone"], tmp_path / "outputs", None)
    workers.start_early([tmp_path / ("n" * 5000)], tmp_path / "outputs", None)  # longer than a name may be
    assert not started
