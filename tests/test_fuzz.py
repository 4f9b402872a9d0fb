"""Broken files through the whole program: no crash, no hang, nothing dropped in silence. `tests.bench.fuzz`: thousands."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import figures
from pipeline.errors import UnreadableFile
from pipeline.read import open_source
from pipeline.read.options import ReadOptions
from pipeline.run import run
from tests.bench.fuzz import faults_of, put
from tests.mutations import mutants, seeds

NUMBER = 300
SEED = 20_211_119  # another one finds other things: see the benchmark


def test_broken_files(tmp_path):
    folder, outputs = tmp_path / "files", tmp_path / "out"
    put(list(mutants(NUMBER, SEED)), folder, 0)
    summary = run([folder], outputs, jobs=2, reading=ReadOptions(ocr="never"), timeout=30.0)
    assert faults_of(folder, outputs) == {}
    assert summary.exit_code() == 4
    assert summary.counts.files == NUMBER


def test_a_zip_whose_directory_points_before_its_beginning(tmp_path):
    """Found by mutation 2080 of seed 1: zipfile raises ValueError only when the part is opened."""
    data = bytearray(next(seed.data for seed in seeds() if seed.suffix == ".docx"))
    directory = zipfile.ZipFile(BytesIO(data)).start_dir
    end = data.rindex(b"PK\x05\x06")
    data[end + 16 : end + 20] = (directory + 206).to_bytes(4, "little")
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(UnreadableFile) as caught, open_source(Path(tmp_path / "a.docx")):
        pass
    assert caught.value.code == "damaged_word"


FIGURES = st.text(alphabet="0123456789.,  \n%()-+/xX٣½", max_size=60)


@settings(max_examples=500, deadline=None)
@given(FIGURES | st.text(max_size=40))
def test_numbers_and_days_of_anything(text):
    figures.number_style(text)
    figures.percent_style(text)
    figures.bounds(text)
    match = figures.figure_cell(text)
    for style in figures.Style:
        for kind in figures.Kind:
            figure = figures.parse_number(text, style=style, kind=kind)
            assert figure is None or (figure.step > 0 and figure.value >= 0)
            signed = figures.signed(match, style=style, kind=kind) if match else None
            assert signed is None or signed.step > 0


@pytest.mark.parametrize("digits", [20, figures.MOST_DIGITS, figures.MOST_DIGITS + 1, 300])
def test_signed_figures_are_exact_or_not_read(digits):
    text = "1" + "2" * (digits - 1)
    match = figures.figure_cell(f"({text})")
    figure = figures.signed(match, style=figures.Style.VIETNAMESE) if match else None
    told = "" if figure is None else str(figure.value)
    assert told == ("" if digits > figures.MOST_DIGITS else f"-{text}")
