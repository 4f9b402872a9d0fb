"""index.html: what it tells, that documents cannot make it do anything, and that it stays small."""

from __future__ import annotations

import ast
import re
import shutil
import sqlite3
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.overview.facts import Disagreement, Named, Point, Tally, glance, shortened, unlike
from pipeline.overview.geography import country_map, land_path, placed
from pipeline.overview.page import _UNITS, overview_page, size_label, year_labels, years_plot
from pipeline.overview.plots import columns, scale
from pipeline.overview.wording import clipped, in_english, in_vietnamese
from pipeline.run import run
from pipeline.store.schema import TABLES, TEXTS
from pipeline.store.sqlite import Reader, Store
from tests.hostile import MARKUP, NAMES, SCRIPT, write_hostile
from tests.test_outputs_invariants import CORPUS

PACKAGE = Path(__file__).parents[1] / "pipeline"
CHROMIUM = shutil.which("chromium")
VOID = {"meta", "input", "br", "img", "link", "base", "hr"}


class Page(HTMLParser):
    """Elements, attributes and texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> Path:
    corpus, folder = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("outputs")
    for path in sorted(CORPUS.glob("BC-*")):
        (corpus / path.name).write_bytes(path.read_bytes())
    write_hostile(corpus)
    (corpus / f"{MARKUP.replace('/', '')} empty.txt").touch()
    run([corpus], folder, jobs=2)
    return folder


@pytest.fixture(scope="module")
def html(outputs) -> str:
    return (outputs / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(html) -> Page:
    return Page(html)


# ---- safety -----------------------------------------------------------------------------------------------


def test_every_element_is_closed_and_none_is_of_a_document(page):
    assert page.open == []
    allowed = {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "input",
            "div",
            "label",
            "h1",
            "h2",
            "h3",
            "p",
            "ul",
            "li",
            "b",
            "span",
        ),
        *(
            "bdi",
            "a",
            "article",
            "header",
            "blockquote",
            "dl",
            "dt",
            "dd",
            "details",
            "summary",
            "code",
            "section",
            "footer",
            "br",
        ),
        *("table", "thead", "tbody", "tr", "th", "td", "svg", "g", "rect", "path", "line", "text", "circle", "title"),
    }
    assert {tag for tag, _ in page.elements} <= allowed


def test_nothing_runs_and_nothing_is_fetched(page):
    for tag, attributes in page.elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src", "srcset", "action"}
        ], tag
        target = attributes.get("href")
        assert target is None or re.fullmatch(r"text/[0-9a-f]{12}\.txt|[a-z]+\.(csv|json|sqlite)", target)


def test_the_policy_allows_the_one_style_sheet_only(html):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]
    (style,) = re.findall(r"<style>(.*?)</style>", html, flags=re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_hostile_names_and_headings_stand_there_as_text(page):
    for shown in (
        "<img src=x onerror=alert(1)>",
        "=cmd|calc.txt",
        '"><svg onload=alert(2)>.txt',
        "{{ 7*7 }}{% raw %}.txt",
    ):
        assert shown in page.text
    assert SCRIPT in page.text


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_a_browser_runs_nothing_of_it(outputs):
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom"]
    told = subprocess.run(
        [*command, (outputs / "index.html").as_uri()], capture_output=True, text=True, timeout=60, check=True
    )
    shown = Page(told.stdout.strip())
    assert not {"img", "script", "iframe"} & {tag for tag, _ in shown.elements}
    assert "Refused" not in told.stderr


# ---- what it tells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shown", ["215/BC-UBND", "24.860.000.000", "24,860,000,000", "Lạng Sơn", "empty_file", "Hoàng Sa", "Trường Sa"]
)
def test_what_one_looks_for_is_there(page, shown):
    assert shown in page.text


def test_mismatches_come_first_and_the_largest_gap_in_money_before_others(html):
    assert html.index('id="mismatches"') < html.index('id="problems"') < html.index('id="documents"')
    kinds = re.findall(
        r'<b class="is-mismatch"><span class="vi" lang="vi">[^<]*</span><span class="en" lang="en">([^<]*)', html
    )
    assert kinds.index("total of a table") < kinds.index("sum of parts") < kinds.index("percentage")


def test_both_languages_say_as_much(html):
    assert html.count('<span class="vi" lang="vi">') == html.count('<span class="en" lang="en">')


def test_same_store_same_page(outputs):
    with Reader(outputs / "reports.sqlite") as store:
        pages = {overview_page(store, ground=GROUND, version="1", rules_digest="0") for _ in range(2)}
    assert len(pages) == 1


GROUND = [
    (21.02, 105.83, "Hà Nội"),
    (10.34, 105.57, "Bình Thành"),
    (16.57, 112.13, "Hoàng Sa"),
    (9.71, 114.45, "Trường Sa"),
]


@pytest.mark.parametrize(("state", "is_shown"), [("attached", True), ("changed", False), ("moved", False)])
def test_decisions_of_people_are_shown_and_sink(outputs, tmp_path, state, is_shown):
    file = tmp_path / "reports.sqlite"
    file.write_bytes((outputs / "reports.sqlite").read_bytes())
    with sqlite3.connect(file) as store:
        store.execute("CREATE TABLE IF NOT EXISTS reviews (part, row_id, verdict, state)")
        row = store.execute(
            "SELECT check_id FROM checks WHERE kind = 'table_total' AND verdict = 'mismatch'"
        ).fetchone()
        insert = "INSERT INTO reviews (part, row_id, verdict, state) VALUES ('checks', ?, 'misread', ?)"
        store.execute(insert, (*row, state))
    with Reader(file) as store:
        html = overview_page(store, ground=GROUND, version="1", rules_digest="0")
    findings = re.findall(r'<article class="finding (\w+)">', html)
    assert ("decided" in findings) == ("reviewed: misread" in html) == is_shown
    assert ("of them decided on" in html) == is_shown
    if is_shown:
        assert findings.index("decided") == findings.count("mismatch")


def test_where_people_disagree_is_told_and_does_not_sink(outputs, tmp_path):
    file = tmp_path / "reports.sqlite"
    file.write_bytes((outputs / "reports.sqlite").read_bytes())
    with sqlite3.connect(file) as store:
        row = store.execute("SELECT check_id FROM checks WHERE verdict = 'mismatch'").fetchone()
        insert = "INSERT INTO reviews (part, row_id, state, conflict) VALUES ('checks', ?, 'attached', 1)"
        store.execute(insert, row)
    with Reader(file) as store:
        html = overview_page(store, ground=GROUND, version="1", rules_digest="0")
    assert html.count("reviewed: people disagree") == 1
    assert "finding decided" not in html
    assert "of them decided on" not in html


def test_remedies_are_told_in_vietnamese_too(tmp_path):
    source = tmp_path / "corpus"
    source.mkdir()
    (source / "a.txt").write_bytes(b"")
    run([source], tmp_path / "out", jobs=1)
    html = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'lang="vi">Tệp rỗng: lấy lại từ nơi đã gửi.</p>' in html
    assert 'class="en" lang="en">' in html


def told_codes() -> set[str]:
    """The codes of all problems that the program can tell, as its source has them."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py")]
    texts = {
        name.id: node.value.value
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for name in node.targets
        if isinstance(name, ast.Name)
    }
    makers = {"Problem": 0, "UnreadableFile": 0, "Loss": 0, "_problem": 1}
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found: set[str] = set()
    for call in calls:
        at = makers.get(getattr(call.func, "id", ""))
        for code in () if at is None else ast.walk(call.args[at]) if len(call.args) > at else ():
            text = code.value if isinstance(code, ast.Constant) else texts.get(getattr(code, "id", ""))
            found |= {text} if isinstance(text, str) else set()
    return found


def test_every_problem_has_a_remedy_in_vietnamese():
    codes = told_codes()
    assert {"empty_file", "duplicate_file", "worker_crashed", "link_loop", "dangling_link", "outputs_folder"} <= codes
    words = (PACKAGE / "overview" / "remedies.j2").read_text(encoding="utf-8")
    remedies = dict(re.findall(r'^  "(\w+)": "(.+)",$', words, re.MULTILINE))
    assert codes - set(remedies) == set()
    assert all(remedy.endswith(".") for remedy in remedies.values())
    assert list(remedies) == sorted(remedies)


def test_the_first_mismatches_are_of_different_documents(tmp_path):
    source = tmp_path / "corpus"
    source.mkdir()
    tables = "".join(
        f"{at}. Tổng kinh phí là {at + 300} tỷ đồng, gồm: ngân sách tỉnh 100 tỷ đồng, ngân sách huyện 200 tỷ đồng.\n\n"
        for at in range(1, 10)
    )
    (source / "a.txt").write_text(f"BÁO CÁO\nKết quả\n\n{tables}", encoding="utf-8")
    for name, total in (("b", 38), ("c", 36), ("d", 35)):
        text = f"Tổng kinh phí là {total} triệu đồng, gồm: ngân sách tỉnh 10 triệu đồng, ngân sách xã 20 triệu đồng."
        (source / f"{name}.txt").write_text(f"BÁO CÁO\nKết quả\n\n{text}\n", encoding="utf-8")
    run([source], tmp_path / "out", jobs=1)
    with Reader(tmp_path / "out" / "reports.sqlite") as store:
        names = [Path(each.document.path).stem for each in glance(store).mismatches]
    assert names[:4] == ["a", "b", "c", "d"]
    assert set(names[4:]) == {"a"}


# ---- size -------------------------------------------------------------------------------------------------


def copies(outputs: Path, file: Path, times: int) -> None:
    """A store with every document of another many times."""
    keys = {
        "doc_id",
        "section_id",
        "mention_id",
        "table_id",
        "check_id",
        "parent_id",
        "cited_doc_id",
        "other_doc_id",
        "path",
    }
    with sqlite3.connect(outputs / "reports.sqlite") as source, Store(file) as store:
        rows = {table: list(source.execute(f'SELECT * FROM "{table.name}"')) for table in (*TABLES, TEXTS)}  # noqa: S608
        for at in range(times):
            store.add({table.name: list(_renamed(rows[table], table.names, keys, f"{at:04}")) for table in rows})
        store.complete()


def _renamed(rows, names, keys, tag) -> Iterator[tuple[object, ...]]:
    for row in rows:
        yield tuple(
            tag + cell if name in keys and cell is not None else cell for name, cell in zip(names, row, strict=True)
        )


def test_many_documents_are_summarised(outputs, tmp_path):
    copies(outputs, tmp_path / "reports.sqlite", 60)
    with Reader(tmp_path / "reports.sqlite") as store:
        html = overview_page(store, ground=GROUND, version="1", rules_digest="0")
    page = Page(html)
    assert len(html) < 600_000
    assert "documents.csv" in page.text
    assert len(re.findall(r'<article class="finding', html)) < 80


def test_an_empty_store_has_a_page_too(tmp_path):
    with Store(tmp_path / "reports.sqlite") as store:
        store.complete()
        page = Page(overview_page(store, ground=(), version="1", rules_digest="0"))
    assert page.open == []
    assert "Không có." in page.text


# ---- parts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "english", "vietnamese"),
    [
        (None, "", ""),
        (24860000000, "24,860,000,000", "24.860.000.000"),
        (93.43065693, "93.4307", "93,4307"),
        ("12345678901234567890.5", "12,345,678,901,234,567,890.5", "12.345.678.901.234.567.890,5"),
        (-4061, "-4,061", "-4.061"),
        ("2022-12-12", "2022-12-12", "2022-12-12"),
        ("", "", ""),
    ],
)
def test_figures_as_each_language_prints_them(cell, english, vietnamese):
    assert (in_english(cell), in_vietnamese(cell)) == (english, vietnamese)


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [("ngắn", 10, "ngắn"), ("a  b\n c\x07", 10, "a b c"), ("0123456789" * 5, 13, "01234 … 56789")],
)
def test_long_quotes_keep_both_ends(text, most, shown):
    assert clipped(text, most) == shown


@pytest.mark.parametrize(
    ("years", "labels"),
    [
        ({2021}, ["2021"]),
        ({2021, 2024}, ["2021", "2022", "2023", "2024"]),
        ({202, 2021, 2022}, ["0202", "2021", "2022"]),
    ],
)
def test_years_side_by_side(years, labels):
    assert year_labels(years) == labels


def test_no_year_no_plot():
    assert years_plot([Tally("", "", 3, 0), Tally("XXXX", "", 1, 0)]) is None
    vietnamese, english = years_plot([Tally("2022", "", 20_000, 0)])
    assert vietnamese.startswith("<svg")
    assert (">20.000<" in vietnamese, ">20,000<" in english) == (True, True)  # as the text beside it


@pytest.mark.parametrize(
    ("digits", "labels"),
    [
        (1, ("1", "1")),
        (4, ("1 ng", "1 k")),
        (9, ("100 tr", "100 m")),
        (10, ("1 tỷ", "1 bn")),
        (14, ("10 ng.tỷ", "10 T")),
    ],
)
def test_sizes_of_amounts(digits, labels):
    assert tuple(size_label(digits, units) for units in _UNITS) == labels


@pytest.mark.parametrize("most", [1, 2, 5, 6, 9, 10, 99, 12345, 20_004])
def test_scales_are_round_and_few(most):
    lines = scale(most)
    assert lines[0] == 0
    assert 2 <= len(lines) <= 6
    assert lines[-1] <= most


def test_plots_leave_colours_to_the_page():
    plot = columns(["2021", "2022"], [3, 2000], ".")
    assert not re.search(r'(?:fill|stroke|font-family|style|id)="', plot)
    assert "2.000" in plot


def test_others_are_told_together():
    tallies = [Tally(f"tỉnh {at}", "", 10 - at, at) for at in range(6)]
    assert shortened(tallies, 5) == tuple(tallies)
    assert shortened(tallies, 3)[-1] == Tally("", "3", 7 + 6 + 5, 3 + 4 + 5)


def test_the_map_is_upright_and_names_the_islands():
    drawn = country_map(
        GROUND, [Point(10.34, 105.57, 9, 2, "Bình Thành", "commune", "Đồng Tháp"), Point(99.0, 5.0, 3, 1, "x", "", "")]
    )
    assert [island.name for island in drawn.islands] == ["Trường Sa", "Hoàng Sa"]
    assert len(drawn.spots) == 1  # what lies outside is not drawn
    (north_x, north_y), (south_x, south_y) = placed(21.02, 105.83), placed(10.34, 105.57)
    assert north_y < south_y
    assert 0 < south_x < north_x < drawn.width
    assert land_path([(10.0, 105.0), (10.0, 105.15), (10.0, 109.0)]).count("M") == 2


def test_names_on_the_map_do_not_lie_on_one_another():
    points = [
        Point(12.0, 107.9, 9, 2, "Huyện Krông Pắc", "district", "Đắk Lắk"),
        Point(12.1, 108.6, 8, 2, "Lâm Hà", "district", "Lâm Đồng"),  # beside it, below its long name
        Point(13.5, 108.0, 7, 2, "Chư Sê", "district", "Gia Lai"),
        Point(16.3, 111.5, 6, 1, "Lý Sơn", "district", "Quảng Ngãi"),  # where the name of an island is printed
    ]
    drawn = country_map(GROUND, points)
    assert [spot.point.name for spot in drawn.named] == ["Huyện Krông Pắc", "Chư Sê"]
    assert len(drawn.spots) == 4


def test_subjects_that_differ_in_capitals_are_one(tmp_path):
    (tmp_path / "c").mkdir()
    heads = "Ngân sách tỉnh 30 triệu đồng.\n", "Hỗ trợ từ ngân sách tỉnh 45 triệu đồng.\n"
    for at, head in enumerate(heads):
        (tmp_path / "c" / f"{at}.txt").write_text(f"BÁO CÁO\n{head}", encoding="utf-8")
    run([tmp_path / "c"], tmp_path / "o", jobs=1)
    with sqlite3.connect(tmp_path / "o" / "reports.sqlite") as link:
        link.execute("UPDATE amounts SET subject = CASE value WHEN 30000000 THEN 'Đường tỉnh' ELSE 'đường tỉnh' END")
    link.close()
    with Reader(tmp_path / "o" / "reports.sqlite") as store:
        (subject,) = glance(store).subjects
    assert (subject.name, subject.amounts, subject.documents) == ("Đường tỉnh", 2, 2)
    assert (subject.least, subject.most) == (30_000_000, 45_000_000)


def test_findings_that_say_the_same_of_other_figures_are_shown_once():
    def told(kind: str, message: str) -> Disagreement:
        document = Named("d", "p", "", "", "")
        return Disagreement(kind, "unchecked", 1, 2, 1, "", "", "", message, 1, "", document, None)

    findings = [
        told("sum", "The stated total is 500 ha; a part has no figure."),
        told("sum", "The stated total is 1.109,5 ha; a part has no figure."),
        told("count", "The stated total is 500 ha; a part has no figure."),
        told("sum", "The stated total is 500 hộ; a part has no figure."),
    ]
    assert unlike(findings, 6) == (findings[0], *findings[2:])
    assert unlike(findings, 2) == (findings[0], findings[2])


def test_names_of_the_hostile_files_are_what_they_are():
    assert len(set(NAMES)) == len(NAMES)


def test_a_long_quote_is_cut_between_words():
    assert clipped("Cộng 159.820 gồm 11.240 và 9.450 tấn", 25) == "Cộng … 9.450 tấn"
    assert clipped("Cộng 159.820 gồm 11.240 và 9.450 tấn", 27) == "Cộng 159.820 … và 9.450 tấn"
    assert clipped("1" * 40, 23) == "1111111111 … 1111111111"
    assert clipped("Cộng 159.820 tấn", 25) == "Cộng 159.820 tấn"
