"""What pebble's pools do not do by themselves: stop whatever happens, and tell that nothing moves any more."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from contextlib import suppress

from pebble import ProcessPool

WORKER_NAME = "pebble_pool_worker"  # pebble.pool.process.WORKERS_NAME: other children of this process are not ours
# Between telling pebble to stop and killing its workers, so that its manager does not replace one just then. They are
# killed because pebble would wait 3 seconds for each that hangs, and one that is only starting would complain.
SETTLE_SECONDS = 0.02
# What stopping may take. A thread of pebble's that reads half a message of a worker, killed while it wrote, reads for
# ever; it is left behind, the workers are gone.
STOP_SECONDS = 20.0


def ending(code: int) -> str:
    """What a process's exit code says: `signal SIGSEGV`, `exit code 3`."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


def is_locked(pool: ProcessPool) -> bool:
    """Whether a worker reads or writes just now, or was killed while it did."""
    channel = pool._pool_manager.worker_manager.workers_channel  # noqa: SLF001 - pebble tells it nowhere else
    if channel is None:
        return False
    with channel.lock(block=False) as is_free:
        return not is_free


def stop(pool: ProcessPool) -> None:
    """Stop, whatever the workers are doing; they have nothing to lose."""
    pool.stop()  # type: ignore[no-untyped-call]
    time.sleep(SETTLE_SECONDS)
    for child in multiprocessing.active_children():
        if child.name == WORKER_NAME:
            child.kill()
    joining = threading.Thread(target=_join, args=(pool,), daemon=True)
    joining.start()
    joining.join(STOP_SECONDS)


def _join(pool: ProcessPool) -> None:
    with suppress(Exception):  # a pool that broke is not worth more
        pool.join()
