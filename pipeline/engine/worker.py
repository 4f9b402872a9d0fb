"""What goes on in a worker process: made ready once, kept within its memory, gone when those that started it are."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable

from pipeline.engine import forking, memory, orphans
from pipeline.engine.face import Result, Task

WATCH_SECONDS = 0.5  # how soon a worker notices that it is alone
UNPREPARED: list[Exception] = []  # in a worker: why it could not be made ready; every task answers with it


def make_ready(prepare: Callable[[], object], bytes_allowed: int | None) -> None:
    """Make a new worker ready, and make sure that it outlives neither the parent nor the fork server.

    Without its fork server the parent takes it for dead, while it goes on taking tasks that nobody waits for.
    """
    orphans.end_with_parent()
    forking.let_go()
    threading.Thread(target=_die_with_parents, daemon=True).start()
    memory.limit(bytes_allowed)
    try:
        prepare()
    except Exception as error:  # noqa: BLE001 - pebble would only log it and start another worker, for ever
        UNPREPARED.append(error)


def _die_with_parents() -> None:
    parent, starter = multiprocessing.parent_process(), os.getppid()
    while parent is not None:
        parent.join(WATCH_SECONDS)
        if not parent.is_alive() or os.getppid() != starter:
            os._exit(1)


def call(work: Callable[[Task], Result], task: Task) -> bytes:
    """Do one task in a worker. Pickled here, for pebble would pickle while holding the lock that all workers share."""
    if UNPREPARED:
        raise UNPREPARED[0]
    return pickle.dumps(work(task), protocol=pickle.HIGHEST_PROTOCOL)


def call_alone(work: Callable[[Task], Result], task: Task, ordinary: int | None, alone: int | None) -> bytes:
    """Do a task with the memory of all workers, for no other is under way; `ordinary`: what each has of it."""
    memory.limit(alone)
    try:
        return call(work, task)
    finally:
        memory.limit(ordinary)
