"""The dependencies: each has a lower bound, and one version with its hashes in .ci/constraints.txt, which names no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = [*PROJECT["dependencies"], *(each for name, more in PROJECT["optional-dependencies"].items() for each in more)]
INSTALLED = [*PROJECT["dependencies"]]
INSTALLED += [each for name, more in PROJECT["optional-dependencies"].items() if name != "test" for each in more]
BOUND = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?>=(\d[\d.]*)")
LINES = [
    line
    for line in (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    if line and not line.startswith("#")
]
PINNED = {line.partition("==")[0]: line.partition("==")[2].split()[0] for line in LINES}


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


@pytest.mark.parametrize("needed", [each for each in NEEDED if not each.startswith("trichxuat")])
def test_each_dependency_has_a_lower_bound(needed):
    assert BOUND.fullmatch(needed)


@pytest.mark.parametrize("needed", [each for each in INSTALLED if not each.startswith("trichxuat")])
def test_each_is_pinned_within_its_bound(needed):
    name, least = BOUND.fullmatch(needed).groups()
    assert numbers(PINNED[name.lower().replace("_", "-")]) >= numbers(least), (
        "make .ci/constraints.txt anew: see its head"
    )


def test_each_has_hashes_and_no_address():
    assert [line for line in LINES if "--hash=sha256:" not in line] == []
    assert [line for line in LINES if "://" in line or "--index" in line or " @ " in line] == []
