"""A wrong rule file stops the run before it starts, and says which file, which row and what to do."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import BadRule, ExitCode
from pipeline.ownplaces import refuse_wrong_rows
from pipeline.placerows import PLACE_COLUMNS, refuse_doubles
from pipeline.rulebook import RULE_FILES, alternation, default_folder, load_rules

Damage = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of rules/ to damage; of the places only the first rows."""
    copy = tmp_path / "rules"
    copy.mkdir()
    for name in RULE_FILES:
        shutil.copy(default_folder() / name, copy / name)
    places = (copy / "places.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (copy / "places.csv").write_text("".join(places[:5]), encoding="utf-8")
    return copy


def test_a_copy_of_the_rules_is_as_good(folder, rules):
    copied = load_rules(folder)
    assert copied.doc_types == rules.doc_types
    assert copied.money_units == rules.money_units
    assert copied.lists == rules.lists
    assert copied.columns == rules.columns
    assert len(copied.places) == 4


def swap(name: str, old: str, new: str) -> Damage:
    """Damage that writes `new` for the first `old`."""

    def damage(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return damage


def write(name: str, data: bytes) -> Damage:
    """Damage that puts other bytes in the file's place."""
    return lambda folder: (folder / name).write_bytes(data)


def append(name: str, text: str) -> Damage:
    """Damage that adds to the file."""

    def damage(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return damage


def remove(name: str) -> Damage:
    """Damage that takes the file away."""
    return lambda folder: (folder / name).unlink()


UNIT = 'name = "cây vàng"\nfactor = 1\ncurrency = "VND"\nwhole = false\nsure = true\n'
TYPE = '\n[[type]]\nname = "sắc lệnh"\nsymbols = ["SL"]\naliases = []\nbare_number = true\n'
HEAD = ",".join(PLACE_COLUMNS) + "\n"


def place(**cells: str) -> str:
    """A row of places.csv: a new province, but for these cells."""
    new = {"code": "97", "level": "province", "type": "tỉnh", "name": "Tỉnh Mới", "source": "a"} | cells
    return ",".join(new.get(column, "") for column in PLACE_COLUMNS) + "\n"


def district(**cells: str) -> str:
    return place(**{"code": "999", "level": "district", "type": "huyện", "name": "Huyện Mới", "parent": "01"} | cells)


def commune(**cells: str) -> str:
    return place(**{"code": "99999", "level": "commune", "type": "xã", "name": "Xã Mới", "parent": "01"} | cells)


SHARE = 'share = ["chiếm", '

DAMAGES: dict[str, tuple[Damage, tuple[str, ...]]] = {
    # what was done: (damage, what the message must name)
    **{f"no {name}": (remove(name), (name,)) for name in RULE_FILES},
    **{f"broken {name}": (write(name, b'a = ["b"\nc = 1\n'), (name, "line")) for name in RULE_FILES if name.endswith(".toml")},
    "no UTF-8 in words.toml": (write("words.toml", 'a = ["tỷ"]'.encode("utf-16")), ("words.toml",)),
    "no UTF-8 in places.csv": (write("places.csv", HEAD.encode() + "01,province,tỉnh,Hà Giang".encode("cp1258", "replace") + b"\xff\n"), ("places.csv",)),
    "no rows of types": (write("doc_types.toml", b"# nothing\n"), ("doc_types.toml", "[[type]]")),
    "rows of an unknown kind": (swap("units.toml", "[[money]]", "[[mony]]"), ("units.toml", "mony")),
    "a unit without an example": (swap("units.toml", 'example = "5.240.000.000 đồng"\n', ""), ("units.toml", "row 1", "đồng", "example")),
    "a unit without a counter-example": (swap("units.toml", 'counter_example = "đ) Về giáo dục"\n', ""), ("units.toml", "row 2", '"đ"', "counter_example")),
    "a type without an example": (append("doc_types.toml", TYPE + 'counter_example = "sắc lệnh"\n'), ("doc_types.toml", "sắc lệnh", "example")),
    "an empty example": (append("doc_types.toml", TYPE + 'example = ""\ncounter_example = "sắc lệnh"\n'), ("doc_types.toml", "sắc lệnh", "example")),
    "an unknown column": (swap("units.toml", 'name = "VND"\n', 'name = "VND"\nexmaple = "5 VND"\n'), ("units.toml", "row 4", "VND", "exmaple")),
    "a factor in words": (swap("units.toml", "factor = 1000\n", 'factor = "nghìn"\n'), ("units.toml", "row 6", "factor")),
    "a factor that is a truth": (swap("units.toml", "factor = 1\n", "factor = true\n"), ("units.toml", "row 1", "factor")),
    "a factor of nothing": (swap("units.toml", "factor = 1\n", "factor = 0\n"), ("units.toml", "row 1", "factor")),
    "symbols in a string": (swap("doc_types.toml", 'symbols = ["NQ"]', 'symbols = "NQ"'), ("doc_types.toml", "row 1", "nghị quyết", "symbols")),
    "a symbol twice in its row": (swap("doc_types.toml", 'symbols = ["NQ"]', 'symbols = ["NQ", "NQ"]'), ("doc_types.toml", "nghị quyết", "NQ")),
    "a symbol that is no word": (swap("doc_types.toml", 'symbols = ["NQ"]', "symbols = [1]"), ("doc_types.toml", "nghị quyết")),
    "a type twice": (append("doc_types.toml", TYPE.replace("sắc lệnh", "nghị quyết") + 'example = "a"\ncounter_example = "b"\n'), ("doc_types.toml", "nghị quyết")),
    "a unit twice": (swap("units.toml", 'name = "VND"', 'name = "VNĐ"'), ("units.toml", "VNĐ")),
    "rows that are no tables": (write("doc_types.toml", b'type = ["a"]\n'), ("doc_types.toml", "row 1")),
    "a word twice": (swap("words.toml", SHARE, SHARE + '"chiếm", '), ("words.toml", "share", "chiếm")),
    "a word with a blank": (swap("words.toml", SHARE, SHARE + '"chiếm giữ ", '), ("words.toml", "share", "chiếm giữ")),
    "an empty word": (swap("words.toml", SHARE, SHARE + '"", '), ("words.toml", "share")),
    "a word that is a number": (swap("words.toml", SHARE, SHARE + "5, "), ("words.toml", "share", "5")),
    "a word with decomposed letters": (swap("words.toml", SHARE, SHARE + '"chie\u0302\u0301m", '), ("words.toml", "share")),
    "a column that is no table": (write("columns.toml", b'stray = "text"\n'), ("columns.toml", "stray")),
    "another head of places": (swap("places.csv", "code,level", "mã,level"), ("places.csv", "row 1")),
    "an empty file of places": (write("places.csv", b""), ("places.csv", "no row")),
    "a head of places alone": (write("places.csv", HEAD.encode()), ("places.csv",)),
    "a cell too few": (append("places.csv", place().replace(",a\n", "\n")), ("places.csv", "row 6")),
    "a cell too many": (append("places.csv", place().replace("\n", ",b\n")), ("places.csv", "row 6")),
    "an unknown level": (append("places.csv", place(level="region")), ("places.csv", "row 6", "region")),
    "a place without a name": (append("places.csv", place(name="")), ("places.csv", "row 6")),
    "a place without a code": (append("places.csv", place(code="")), ("places.csv", "row 6")),
    "a day that is none": (append("places.csv", place(valid_from="1/7/2025")), ("places.csv", "row 6", "1/7/2025")),
    "a latitude in words": (append("places.csv", place(lat="bắc", lon="108.2")), ("places.csv", "row 6", "bắc")),
    "a code too short": (append("places.csv", place(code="9")), ("places.csv", "row 6", "'9'")),
    "a type that is none": (append("places.csv", place(type="bang")), ("places.csv", "row 6", "bang")),
    "a type of another level": (append("places.csv", place(type="xã")), ("places.csv", "row 6", "xã")),
    "a day that no calendar has": (append("places.csv", place(valid_to="2020-02-31")), ("places.csv", "row 6", "2020-02-31")),
    "an end before the beginning": (append("places.csv", place(valid_from="2025-07-01", valid_to="2020-01-01")), ("places.csv", "row 6", "2025-07-01")),
    "a successor that is none": (append("places.csv", place(valid_to="2025-07-01", successors="01;98")), ("places.csv", "row 6", "'98'")),
    "a parent of a province": (append("places.csv", place(parent="01")), ("places.csv", "row 6", "'01'")),
    "a district without a parent": (append("places.csv", district(parent="")), ("places.csv", "row 6", "no parent")),
    "a commune without a parent": (append("places.csv", commune(parent="")), ("places.csv", "row 6", "no parent")),
    "a parent that is none": (append("places.csv", commune(parent="999")), ("places.csv", "row 6", "'999'")),
    "a commune in a commune": (append("places.csv", commune(parent="01") + commune(code="99998", name="Xã Khác", parent="99999")), ("places.csv", "row 7", "'99999'")),
    "a district in a district": (append("places.csv", district() + district(code="998", name="Huyện Khác", parent="999")), ("places.csv", "row 7", "'999'")),
    "a place twice": (append("places.csv", place() + place(name="Tỉnh Khác")), ("places.csv", "row 7", "97", "row 6")),
    "a place twice by its name": (append("places.csv", place() + place(code="98")), ("places.csv", "row 7", "98", "Tỉnh Mới", "row 6")),
    "a place twice on some days": (append("places.csv", place(valid_to="2025-07-01") + place(valid_from="2020-01-01")), ("places.csv", "row 7", "row 6")),
    "an unknown list of words": (swap("words.toml", "\nshare = [", '\nshaer = ["chiếm"]\nshare = ['), ("words.toml", "relations.shaer", "share")),
    "an unknown section of words": (append("words.toml", '\n[relation]\nshare = ["chiếm"]\n'), ("words.toml", "relation", "relations")),
    "a list renamed": (swap("words.toml", "\nshare = [", "\nshaer = ["), ("words.toml", "shaer")),
    "a word without its list": (swap("headings.toml", 'annex_number = ["số", "Số", "SỐ"]', 'annex_number = "số"'), ("headings.toml", "words.annex_number", "list")),
    "an unknown list of units": (append("units.toml", '\n[quantities]\nnouns = ["hộ"]\n'), ("units.toml", "quantities", "quantity")),
    "an unknown list of issuers": (append("issuers.toml", '\n[body]\nheads = ["Bộ"]\n'), ("issuers.toml", "body")),
    "an unknown column described": (append("columns.toml", '\n[dates.day]\ntype = "string"\nvi = "ngày"\nen = "day"\n'), ("columns.toml", "dates.day")),
    "an unknown fact of a column": (append("columns.toml", 'ne = "day"\n'), ("columns.toml", "ne")),
    "a column without English": (swap("columns.toml", 'en = "The document it stands in"\n', ""), ("columns.toml", "mention.doc_id.en")),
    "an unknown message of checks": (append("checks.toml", '\n[mesages]\nx = "y"\n'), ("checks.toml", "mesages", "messages")),
    "an unknown column of repairs": (swap("repairs.csv", "wrong,right", "wrong,rihgt"), ("repairs.csv", "row 1", "right")),
    "a place's name with letters taken apart": (append("places.csv", place(name="Mo\u031b\u0301i")), ("places.csv", "NFC")),
    "a repair twice": (append("repairs.csv", "HÕA,HÒA,,CỘNG HÕA,a\n"), ("repairs.csv", "HÕA")),
    "a repair with a cell too many": (append("repairs.csv", "XÕA,XÒA,,XÕA,a,b\n"), ("repairs.csv", "6 cells")),
}  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "named"),
    [pytest.param(*case, id=name) for name, case in DAMAGES.items()],
)
def test_a_wrong_rule_is_named_with_its_remedy(folder, damage, named):
    damage(folder)
    with pytest.raises(BadRule) as caught:
        load_rules(folder)
    assert [part for part in named if part not in str(caught.value)] == []
    assert caught.value.message.startswith("BadRule: ")
    assert caught.value.message.endswith((".", ")."))
    assert len(caught.value.remedy.split()) >= 3
    assert caught.value.exit_code is ExitCode.BAD_RULES == 3


OWN = {
    "a qualifier": append("words.toml", ""),
    "a meaning of one's own": swap("words.toml", "[qualifiers]\n", '[qualifiers]\nroughly = ["đâu khoảng"]\n'),
    "a list made empty": swap("words.toml", 'minus = ["âm"]', "minus = []"),
    "a unit of a column left out": swap("columns.toml", "unit = ", "# unit = "),
    "a place of one's own": append("places.csv", place()),
    "a district and a commune in it": append("places.csv", district() + commune(parent="999", valid_to="2025-07-01", successors="01")),
    "a place in two periods": append("places.csv", place(valid_to="2025-07-01") + place(name="Mới", valid_from="2025-07-01")),
    "a repair of one's own": append("repairs.csv", "XÕA,XÒA,,XÕA NỢ,a\n"),
}  # fmt: skip


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in OWN.items()])
def test_rules_of_ones_own_are_taken(folder, change):
    change(folder)
    load_rules(folder)


def test_the_shipped_places_stand_once(rules):
    refuse_doubles(rules.places)


def test_the_shipped_places_are_not_refused_as_ones_own(rules):
    data = (default_folder() / "places.csv").read_bytes()
    changed = data.replace(b",vietnamadminunits\n", b",mine\n")  # then they are the user's rows
    refuse_wrong_rows(rules.places, changed, data)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(BadRule, match="nowhere") as caught:
        load_rules(tmp_path / "nowhere")
    assert "--rules" in caught.value.remedy


def test_a_list_that_is_asked_for_and_missing(rules):
    with pytest.raises(BadRule, match=r"words\.toml") as caught:
        rules.words("words.qualifiers.nothing")
    assert "qualifiers.nothing" in caught.value.message
    assert caught.value.remedy


def test_the_digest_follows_the_bytes(folder):
    before = load_rules(folder).digest
    again = folder.with_name("again")
    shutil.copytree(folder, again)
    assert load_rules(again).digest == before
    append("words.toml", "\n# a comment\n")(again)
    other = again.with_name("other")
    shutil.move(again, other)
    assert load_rules(other).digest != before


def test_rules_that_changed_since_they_were_loaded_are_read_again(folder):
    before = load_rules(folder).digest
    append("words.toml", "\n# a comment\n")(folder)
    assert load_rules(folder).digest != before


def test_rows_cannot_be_changed(rules):
    with pytest.raises(dataclasses.FrozenInstanceError):
        rules.doc_types[0].name = "sắc lệnh"


def test_lists_by_section(rules):
    qualifiers = rules.section("words.qualifiers")
    assert set(qualifiers) >= {"at_most", "at_least"}
    assert qualifiers["at_least"] == rules.words("words.qualifiers.at_least")
    assert rules.section("words.nothing") == {}


ALTERNATIONS = [
    (["tỷ", "tỷ đồng"], "tỷ đồng", "tỷ đồng"),  # longest first
    (["tỷ đồng"], "tỷ\n đồng", "tỷ\n đồng"),  # a blank stands for any white space
    (["tr.đ"], "trxđ", None),  # marks are marks
    (["m2", "m"], "m2", "m2"),
    (["tấn", "tấn/ha", "tạ"], "tấn/năm", "tấn"),  # what begins alike is told once
    (["tấn", "tạ"], "tạ", "tạ"),
]


@pytest.mark.parametrize(("words", "text", "expected"), ALTERNATIONS)
def test_alternation(words, text, expected):
    match = re.match(alternation(words), text)
    assert (match and match[0]) == expected
