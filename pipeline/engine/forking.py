"""How worker processes are started.

Start method: forkserver where the system has it. `fork` would copy a parent that has threads (pebble's own, the
progress line's) and can deadlock in a lock that one of them held; `spawn` would import everything again for each
worker, also for the one that replaces a crashed one. The fork server is a clean process without threads that has
imported once, and compiled what the shipped rules become; it starts while the parent reads the rules. Windows has
`spawn` only.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.context import BaseContext

from pipeline import interrupts

FIRST, LAST = "pipeline.engine.start", "pipeline.engine.started"  # of what the fork server imports
# Of what a killed run leaves the tracker clears away all the same; nobody has to be told.
NO_NEWS_OF_LEFTOVERS = "ignore:resource_tracker:UserWarning"
THREAD_SETTINGS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")


def usable_cores() -> int:
    """Cores that this process may run on; a container or `taskset` may leave fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_context(preload: Iterable[str]) -> BaseContext:
    """How workers are started. The modules to preload are imported in the background from now on."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([FIRST, *preload, LAST])
    # First and on its own: it lets Ctrl-C through again when it has started, also to a fork server started just then.
    with _changed_environment({"PYTHONWARNINGS": _with_warnings(NO_NEWS_OF_LEFTOVERS)}):
        resource_tracker.ensure_running()
    fork_server()
    return context


def fork_server() -> int | None:
    """Process number of the fork server, which is started where it is not there (any more).

    It and the workers get no threads from numpy or Tesseract: they need none.
    """
    from multiprocessing import forkserver

    with interrupts.not_inherited(), _changed_environment(dict.fromkeys(THREAD_SETTINGS, "1")):
        forkserver.ensure_running()
    return forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001


def let_go() -> None:
    """Let go, in a worker, of what keeps the fork server going: else it would outlive its parent for as long as we do.

    Python hands it to each process that is made, to make others by; workers make none.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    from multiprocessing import forkserver

    server = forkserver._forkserver  # noqa: SLF001
    kept, server._forkserver_alive_fd = server._forkserver_alive_fd, None  # type: ignore[attr-defined]  # noqa: SLF001
    if kept is not None:
        os.close(kept)


def _with_warnings(rule: str) -> str:
    """The user's own rules for warnings and this one."""
    return ",".join(filter(None, (os.environ.get("PYTHONWARNINGS"), rule)))


@contextmanager
def _changed_environment(changes: Mapping[str, str]) -> Iterator[None]:
    """Processes started in the block find these variables."""
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
