"""Imported last by the process that workers are copied from, which from now on hears from a pipe when it is alone."""

from __future__ import annotations

from pipeline.engine.orphans import imports_end

imports_end()
