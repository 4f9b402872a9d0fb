"""The constitution of rules/: every row is proved by its example and its counter-example; no list holds doubles, stray blanks or odd letters."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from decimal import Decimal

import pytest

from pipeline.figures import Kind, parse_number
from pipeline.find.amounts import amount_finder
from pipeline.find.cells import cell_finder
from pipeline.find.citations import citation_finder
from pipeline.link.steps import NO_STEPS
from pipeline.rulebook import RULE_FILES, default_folder, load_rules
from pipeline.values import Amount, Quantity

RULES = load_rules()
TOML_FILES = [name for name in RULE_FILES if name.endswith(".toml")]
IN_PROSE = [unit for unit in RULES.money_units if not unit.name[0].isdigit()]
IN_TABLES = [unit for unit in RULES.money_units if unit.name[0].isdigit()]  # `Đơn vị tính: 1.000 đồng`
name_of = re.compile(r"(?<!\w)\d[\d.,]*").match


def by_name(row):
    return row.name


# ---- types of documents -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cite(rules, layout_of):
    find = citation_finder(rules)
    return lambda text: list(find(layout_of(text)))


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, id=kind.name) for kind in RULES.doc_types],
)
def test_an_example_is_read_with_its_type(cite, kind):
    found = cite(kind.example)
    assert [mention.value.doc_type for mention in found] == [kind.name], (
        f"doc_types.toml, {kind.name}: mend the example"
    )
    assert kind.example.endswith(found[0].value.canonical)


@pytest.mark.parametrize("kind", RULES.doc_types, ids=by_name)
def test_a_counter_example_is_not(cite, kind):
    assert [m.value.canonical for m in cite(kind.counter_example) if m.value.doc_type == kind.name] == []


@pytest.mark.parametrize("kind", [kind for kind in RULES.doc_types if kind.symbols], ids=by_name)
def test_a_symbol_tells_its_type_without_a_word_before_it(cite, kind):
    for symbol in kind.symbols:
        assert [m.value.doc_type for m in cite(f"(12/{symbol}-UBND)")] == [kind.name], symbol


@pytest.mark.parametrize("kind", [kind for kind in RULES.doc_types if kind.bare_number], ids=by_name)
def test_a_bare_number_is_a_citation_where_the_row_says_so(cite, kind):
    (found,) = cite(f"theo {kind.name.capitalize()} 11 của cấp trên")
    assert (found.value.canonical, found.value.doc_type) == ("11", kind.name)


@pytest.mark.parametrize("kind", [kind for kind in RULES.doc_types if not kind.bare_number], ids=by_name)
def test_a_bare_number_is_none_where_it_does_not(cite, kind):
    assert cite(f"theo {kind.name.capitalize()} 11 của cấp trên") == []


def test_names_aliases_and_symbols_belong_to_one_type():
    names = Counter(name for kind in RULES.doc_types for name in (kind.name, *kind.aliases))
    symbols = Counter(symbol for kind in RULES.doc_types for symbol in kind.symbols)
    assert [name for name, count in (names + symbols).items() if count > 1] == []


def test_all_types_of_the_regulation_are_there():
    # Nghị định 30/2020/NĐ-CP, Phụ lục III
    required = [
        *(
            "NQ",
            "QĐ",
            "CT",
            "QC",
            "QyĐ",
            "TC",
            "TB",
            "HD",
            "CTr",
            "KH",
            "PA",
            "ĐA",
            "DA",
            "BC",
            "BB",
            "TTr",
            "HĐ",
            "CĐ",
        ),
        *("BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB"),
    ]
    symbols = {symbol for kind in RULES.doc_types for symbol in kind.symbols}
    assert [symbol for symbol in required if symbol not in symbols] == []


# ---- units of money ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def amounts(rules, layout_of):
    find = amount_finder(rules)
    return lambda text: list(find(layout_of(text)))


@pytest.mark.parametrize("unit", IN_PROSE, ids=by_name)
def test_an_example_is_an_amount_with_the_factor(amounts, unit):
    (found,) = amounts(unit.example)
    figure = parse_number(name_of(unit.example)[0], kind=Kind.WHOLE if unit.whole else Kind.ANY)
    assert found.rule == f"units.toml: {unit.name}"
    assert found.value.value == figure.value * unit.factor
    assert found.value.currency == unit.currency


@pytest.mark.parametrize("unit", IN_PROSE, ids=by_name)
def test_a_counter_example_is_no_amount(amounts, unit):
    assert [mention.value for mention in amounts(unit.counter_example)] == []


@pytest.mark.parametrize("unit", IN_TABLES, ids=by_name)
def test_an_example_above_a_table_is_the_unit_of_its_cells(rules, segment, unit):
    layout = segment(f"Bảng 1\n{unit.example}\n", [["Nội dung", "Số tiền"], ["Chi thường xuyên", "52,5"]]).layout
    (found,) = [m.value for m in cell_finder(rules)(layout) if isinstance(m.value, Amount)]
    assert (found.value, found.currency) == (Decimal("52.5") * unit.factor, unit.currency)


@pytest.mark.parametrize("unit", IN_TABLES, ids=by_name)
def test_a_counter_example_above_a_table_is_no_unit(rules, segment, unit):
    layout = segment(
        f"Bảng 1\n{unit.counter_example}\n", [["Nội dung", "Số tiền"], ["Chi thường xuyên", "52,5"]]
    ).layout
    assert [m.value for m in cell_finder(rules)(layout) if isinstance(m.value, Amount)] == []


def test_a_scale_is_the_same_in_every_currency():
    scales = {
        "nghìn": 10**3,
        "ngàn": 10**3,
        "ng": 10**3,
        "vạn": 10**4,
        "trăm triệu": 10**8,
        "triệu": 10**6,
        "tỷ": 10**9,
        "tỉ": 10**9,
        "nghìn tỷ": 10**12,
        "ngàn tỷ": 10**12,
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
    }
    for unit in IN_PROSE:
        words = max((word for word in scales if unit.name.startswith(word)), key=len, default="")
        expected = scales[words] if words else 10**6 if unit.name.startswith("tr") else 1
        assert unit.factor == expected, unit.name


# ---- units of quantities ----------------------------------------------------------------------------------

COUNTED = [f"units.quantity.{key}" for key in ("measures", "durations", "nouns")]


@pytest.mark.parametrize("key", COUNTED)
def test_every_unit_is_read_whole(all_finders, layout_of, key):
    # examples of units in sentences: figure_sentences.txt; here that no other list hides one
    texts = {word: f"Ở đây có 15 {word}, theo kết quả." for word in RULES.words(key)}
    found = {word: [m.value for m in all_finders(layout_of(text))] for word, text in texts.items()}
    units = {
        word: [f"{value.unit}/{value.per}".removesuffix("/") for value in values if isinstance(value, Quantity)]
        for word, values in found.items()
    }
    assert {word: read for word, read in units.items() if read != [word]} == {}


def test_what_is_counted_by_the_million_is_a_unit():
    known = {word for key in COUNTED for word in RULES.words(key)}
    assert [word for word in RULES.words("units.money_not.counted") if word not in known] == []


# ---- lists ------------------------------------------------------------------------------------------------


def lists_in(value, path):
    """All lists of words of a TOML value, with where they stand."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists_in(inner, f"{path}.{key}")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, row in enumerate(value, 1):
            yield from lists_in(row, f"{path}[{number}]")
    elif isinstance(value, list):
        yield path, value


def strings_in(value):
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)
    elif isinstance(value, str):
        yield value


@pytest.fixture(params=TOML_FILES)
def toml(request):
    text = (default_folder() / request.param).read_text(encoding="utf-8")
    return request.param, text, tomllib.loads(text)


def test_no_list_holds_doubles(toml):
    name, _, table = toml
    doubles = {path: [w for w, n in Counter(words).items() if n > 1] for path, words in lists_in(table, name)}
    assert {path: words for path, words in doubles.items() if words} == {}


def test_no_string_holds_stray_blanks(toml):
    _, _, table = toml
    assert [text for text in strings_in(table) if text != " ".join(text.split()) or not text] == []


def test_all_letters_are_composed_and_plain(toml):
    _, text, _ = toml
    odd = sorted({c for c in text if c in "ƣƢÐð\u00a0\u00ad\u200b\ufeff" or unicodedata.combining(c)})
    assert odd == []
    assert unicodedata.is_normalized("NFC", text)


def test_the_places_are_composed_and_without_stray_blanks():
    bad = [
        row.code
        for row in RULES.places
        for text in (row.name, row.type, *row.aliases)
        if not unicodedata.is_normalized("NFC", text) or text != " ".join(text.split()) or set(text) & set("ƣƢÐð")
    ]
    assert bad == []


def test_every_list_that_the_program_asks_for_is_there():
    package = default_folder().parent / "pipeline"
    asked = {
        key
        for path in package.rglob("*.py")
        for key in re.findall(r"""words\(\s*["']([a-z_]+(?:\.[a-z_]+)+)["']""", path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 30
    assert sorted(key for key in asked if key not in RULES.lists) == []


def test_steps_stand_in_an_order_and_orders_name_steps():
    lists = RULES.section("checks.steps")
    orders = [tuple(order.split()) for order in lists["orders"]]
    assert [order for order in orders if len(order) != 2] == []
    assert {name for order in orders for name in order} == set(lists) - NO_STEPS
    assert [(first, last) for first, last in orders if (last, first) in orders] == []
