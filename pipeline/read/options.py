"""How files are read: what a user may choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OcrChoice = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`ocr`: `auto` for pages without usable text, `always` for all; `password`: of locked PDFs, `None` for none."""

    ocr: OcrChoice = "auto"
    password: str | None = None


DEFAULTS = ReadOptions()
