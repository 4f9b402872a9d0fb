"""Files that a careless disk or a hostile hand might leave: sound ones, changed by chance, the same ones for a seed."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

GOLD = Path(__file__).parent / "gold"
PASSAGES = 12  # of each kind of seed
MOST_CHANGES = 8
LONGEST_PIECE = 400  # bytes moved, doubled or left out at once
# What readers of numbers, dates, tables, markup and PDFs stumble over.
TOKENS = (
    *("9" * 400, "1." * 300, "0,", "-", "−", "%", "½", "١٢٣", "１２３", "1e400", "10^9999", "31/02/2021", "00/00/0000"),
    *("(" * 300, ")" * 50, "[" * 300, "<" * 300, "|" * 200, "\t" * 200, "\n" * 200, "\r", "\x00", "\x0b", "\x1b[31m"),
    *("\u202e", "\u200b" * 50, "\u0301" * 200, "\ufeff", "\ufffd", "\U0001f600", "=1+1", "@SUM(A1)", "+84", "-2+3"),
    *("<script>", "&#x0;", "&amp;" * 50, "]]>", "<!--", "<w:p>", "</w:tbl>", "<table>" * 60, "</td>" * 30),
    *("tỷ đồng ", "nghìn " * 60, "Số: " * 40, "Quyết định số " * 30, "ngày ", "bằng chữ: ", "I." * 100, "a) " * 100),
    *("<<" * 300, ">>", "[ 0 1 2", "endobj", "endstream", "/Length 999999999", "/Kids [1 0 R]", "/Parent 1 0 R"),
    *("/W [1 999999 1]", "/Predictor 15", "/Filter [/FlateDecode /FlateDecode]", "xref\n0 99999999", "trailer <<"),
)
LETTERS = [token.encode("utf-8") for token in TOKENS]


class Seed(NamedTuple):
    """A sound file. `suffix`: with its dot."""

    suffix: str
    data: bytes


@cache
def seeds() -> tuple[Seed, ...]:
    """PDFs with compressed and with readable streams, Word files, web pages and texts of several encodings."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))[:PASSAGES]]
    made: list[Seed] = []
    for text in texts:
        made += [Seed(".txt", text.encode()), Seed(".txt", text.encode("utf-16")), Seed(".html", _html(text))]
        made += [Seed(".pdf", _pdf(text, compressed=True)), Seed(".pdf", _pdf(text, compressed=False))]
        made.append(Seed(".docx", _docx(text)))
    return tuple(made)


def mutants(number: int, seed: int) -> Iterator[Seed]:
    """So many changed files; the same ones each time."""
    chance = random.Random(seed)  # noqa: S311 - the same files each time
    for _ in range(number):
        chosen = chance.choice(seeds())
        yield Seed(chosen.suffix, _changed(chosen, chance))


def _changed(seed: Seed, chance: random.Random) -> bytes:
    if seed.suffix == ".docx" and chance.random() < 0.7:  # else the archive itself
        return _with_changed_part(seed.data, chance)
    return mutated(seed.data, chance)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to several changes."""
    for _ in range(chance.randint(1, MOST_CHANGES)):
        data = chance.choice(CHANGES)(data, chance)
    return data


def _with_changed_part(data: bytes, chance: random.Random) -> bytes:
    """A Word file of which one part, unpacked, is changed."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        names = source.namelist()
        chosen = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        for name in names:
            part = source.read(name)
            made.writestr(name, mutated(part, chance) if name == chosen else part)
    return target.getvalue()


# ---- changes -------------------------------------------------------------------------------------------------


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _without(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + data[at + chance.randint(1, LONGEST_PIECE) :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    piece = data[at : at + chance.randint(1, LONGEST_PIECE)]
    return data[:at] + piece * chance.randint(2, 20) + data[at:]


def _moved(data: bytes, chance: random.Random) -> bytes:
    at, to = chance.randint(0, len(data)), chance.randint(0, len(data))
    return data[:to] + data[at : at + chance.randint(1, LONGEST_PIECE)] + data[to:]


def _spliced(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(seeds()).data
    at, start = chance.randint(0, len(data)), chance.randint(0, len(other))
    return data[:at] + other[start : start + chance.randint(1, 10 * LONGEST_PIECE)] + data[at:]


def _with_token(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(LETTERS) + data[at:]


def _other_number(data: bytes, chance: random.Random) -> bytes:
    """Another digit for one of the file: lengths, offsets, object numbers, figures."""
    places = [at for at in chance.sample(range(len(data)), min(len(data), 200)) if 48 <= data[at] <= 57]
    changed = bytearray(data)
    for at in places[:3]:
        changed[at] = chance.randrange(48, 58)
    return bytes(changed)


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _cut, _without, _doubled, _moved, _spliced, _with_token, _with_token, _other_number, _other_number),
)

# ---- seeds ---------------------------------------------------------------------------------------------------


def _html(text: str) -> bytes:
    lines = "".join(f"<p>{line}</p><table><tr><td>{line}</td></tr></table>\n" for line in text.splitlines())
    return f"<html><head><meta charset='utf-8'></head><body>{lines}</body></html>".encode()


def _pdf(text: str, *, compressed: bool) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    from tests.typeset import fonts

    fonts.register()
    target = BytesIO()
    canvas = Canvas(target, pageCompression=int(compressed), invariant=True)
    lines = text.splitlines()
    for start in range(0, len(lines), 40):
        page = canvas.beginText(60, 790)
        page.setFont(fonts.face(), 11)
        for line in lines[start : start + 40]:
            page.textLine(line[:110])
        canvas.drawText(page)
        canvas.grid([60, 200, 300, 500], [60, 80, 100, 120])
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _docx(text: str) -> bytes:
    import docx

    made = docx.Document()
    lines = text.splitlines()
    for line in lines:
        made.add_paragraph(line)
    table = made.add_table(rows=4, cols=3)
    for row, line in zip(table.rows, lines, strict=False):
        for cell in row.cells:
            cell.text = line[:60]
    target = BytesIO()
    made.save(target)
    return target.getvalue()
