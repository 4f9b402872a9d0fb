"""How much memory a worker may take, so that one document cannot take it from all others."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

# What is left to the parent, the system and its file cache.
FOR_WORKERS = 3 / 4
# A worker that has loaded rules and recognisers takes 250 MB; one with a page of a colour scan at hand twice that.
LEAST_BYTES = 1 << 30
CONTAINER_LIMIT = Path("/sys/fs/cgroup/memory.max")


def share(jobs: int) -> int | None:
    """Bytes for each of `jobs` workers of this machine; `None` where the system does not tell how much it has."""
    total = _total()
    return None if total is None else max(int(total * FOR_WORKERS) // jobs, LEAST_BYTES)


def _total() -> int | None:
    """Bytes of the machine, or of the container where that has fewer."""
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return None
    with suppress(OSError, ValueError):  # no container, or `max`
        total = min(total, int(CONTAINER_LIMIT.read_text(encoding="ascii")))
    return total


def limit(size: int | None) -> None:
    """Let this process have so many bytes of data; a MemoryError is for what asks for more. Nothing on Windows.

    Data, not addresses: those are taken by the gigabyte for files and libraries that are never looked at.
    """
    if size is None:
        return
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))
