"""The files of texts, which a few threads write."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.store.export import text
from pipeline.store.fitness import prepare
from pipeline.store.folder import OutputsFolder
from pipeline.store.schema import DOCUMENTS
from pipeline.store.sqlite import Reader, Store

TEXTS = {f"{number:012x}": f"Báo cáo số {number}\r\n" * number for number in range(1, 60)}


def stored(tmp_path: Path) -> OutputsFolder:
    folder = prepare(tmp_path / "out", [])
    with Store(folder.unfinished_store) as store:
        for doc_id, content in TEXTS.items():
            document = (doc_id, f"{doc_id}.txt", *[None] * (len(DOCUMENTS.names) - 2))
            store.add({"documents": [document], "texts": [(doc_id, content)]})
        store.settle()
    return folder


def write(folder: OutputsFolder) -> dict[str, str]:
    with Reader(folder.unfinished_store) as store:
        text.write(store, folder)
    return {each.stem: each.read_bytes().decode() for each in (folder.stage / "text").iterdir()}


@pytest.mark.parametrize("at_once", [1, 100, 10_000, text.CHARACTERS_AT_ONCE])
def test_all_are_written_however_many_are_held(tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(text, "CHARACTERS_AT_ONCE", at_once)
    assert write(stored(tmp_path)) == TEXTS


def test_what_is_in_place_is_not_written_again(tmp_path):
    folder = stored(tmp_path)
    known = dict(list(TEXTS.items())[::2])
    (folder.path / "text").mkdir()
    for doc_id, content in known.items():
        (folder.path / "text" / f"{doc_id}.txt").write_bytes(content.encode())
    assert write(folder) == {doc_id: content for doc_id, content in TEXTS.items() if doc_id not in known}


def test_a_disk_that_is_full(tmp_path, monkeypatch):
    folder = stored(tmp_path)
    written: list[int] = []

    def sync(stream: int) -> None:
        if len(written) > 20:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(stream)

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(OSError, match="No space left"):
        write(folder)
