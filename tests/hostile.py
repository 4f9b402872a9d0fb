"""Documents that try to be more than text: markup, formulas and links in names, headings, titles and tables."""

from __future__ import annotations

from pathlib import Path

MARKUP = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert('đ')</script>"
FORMULAS = ('=HYPERLINK("http://evil.example","x")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "{=1+1}")
NAMES = (
    f"{MARKUP.replace('/', '')}.txt",
    "=cmd|calc.txt",
    "+1.txt",
    "@sum.txt",
    '"><svg onload=alert(2)>.txt',
    "{{ 7*7 }}{% raw %}.txt",
    "\u202etxt.exe đảo chiều.txt",
    "100%#a b.txt",
)
REPORT = """UBND HUYỆN LẤP VÒ
Số: {number}/BC-UBND
Lấp Vò, ngày 12 tháng 7 năm 2022

BÁO CÁO
{script} {markup} Tình hình kinh tế - xã hội

I. {markup} KẾT QUẢ {script}
1. Tổng kinh phí 24.860 triệu đồng, gồm: ngân sách tỉnh 9.400 triệu đồng {markup}, ngân sách huyện 5.250 triệu đồng, ngân sách xã
6.130 triệu đồng và Nhân dân đóng góp 3.980 triệu đồng {script}.
2. Đạt 55,19% kế hoạch tại xã Bình Thành {{{{ 7*7 }}}} 😀 với 512 hộ.

| {formula0} | Dự toán (triệu đồng) |
| --- | --- |
| {formula1} | 1.200 |
| {formula2} | 2.300 |
| {formula3} | 394,4 |
| Tổng cộng | 3.900 |
"""


def write_hostile(folder: Path) -> None:
    """One document a name."""
    for number, name in enumerate(NAMES, start=1):
        text = REPORT.format(
            number=number,
            markup=MARKUP,
            script=SCRIPT,
            **{f"formula{at}": formula for at, formula in enumerate(FORMULAS)},
        )
        (folder / name).write_text(text + f"\nSố {number}.\n", encoding="utf-8")
