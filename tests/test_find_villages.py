"""Villages in lists: with a figure each, and named again without a type word. Text on the left, villages on the right."""

from __future__ import annotations

import pytest

from pipeline.find.places import place_finder

LISTS = [
    ("Toàn xã có 04 thôn: Vân Tiền 312 hộ, Tam Đa 268 hộ, Tô Xá 305 hộ và Hà Tiến 198 hộ.", ["Vân Tiền", "Tam Đa", "Tô Xá", "Hà Tiến"]),
    ("ở các ấp: Mỹ Lợi (12 hộ), Mỹ Thuận (8 hộ), Mỹ Phú (21 hộ).", ["Mỹ Lợi", "Mỹ Thuận", "Mỹ Phú"]),
    ("thôn Tam Đa và thôn Tô Xá; thôn Hà Tiến. 03 làng văn hóa: Tam Đa, Tô Xá, Hà Tiến.", ["Tam Đa", "Tô Xá", "Hà Tiến"] * 2),
    ("thôn Tam Đa và thôn Tô Xá. Xây mới tại Tam\nĐa 0,9 km, Tô Xá 1,3 km.", ["Tam Đa", "Tô Xá"] * 2),
    # not in a list, one of them unknown
    ("thôn Quyết Thắng và thôn Đoàn Kết. Phong trào Quyết Thắng; khối Đoàn Kết toàn dân.", ["Quyết Thắng", "Đoàn Kết"]),
    ("thôn Tam Đa có 12 hộ. Các ông Tam Đa, Tô Xá.", ["Tam Đa"]),
    ("thôn Vân Tiền 312 hộ, Trường Tiểu học số 1.", ["Vân Tiền"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def villages(rules, layout_of):
    """Text -> names of its villages in reading order."""
    find = place_finder(rules)

    def run(text):
        found = sorted(find(layout_of(text)), key=lambda mention: mention.start)
        return [m.value.name for m in found if m.value.levels == ("village",)]

    return run


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_villages_in_lists(villages, text, names):
    assert villages(text) == names
