"""Outputs to decide on: extracted once, copied for each test that may change them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.review.case import extract, make_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory) -> Path:
    """The documents; no test changes them."""
    return make_corpus(tmp_path_factory.mktemp("review") / "corpus")


@pytest.fixture(scope="session")
def extracted(corpus, tmp_path_factory) -> Path:
    """What a run made of them; no test changes it."""
    outputs = tmp_path_factory.mktemp("extracted") / "outputs"
    extract(corpus, outputs)
    return outputs


@pytest.fixture
def outputs(extracted, tmp_path) -> Path:
    """Outputs of its own for each test."""
    return shutil.copytree(extracted, tmp_path / "outputs")
