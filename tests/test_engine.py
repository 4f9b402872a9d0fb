"""The workers of this machine: what costs one of them is tried again alone; they are limited, renewed, replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from multiprocessing import forkserver
from pathlib import Path

import pytest

from pipeline.engine import local, memory, pools
from pipeline.engine.face import EngineBroken, Loss
from pipeline.engine.forking import start_context
from pipeline.engine.local import LocalEngine
from pipeline.engine.several import do_all
from tests import faults

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def context():
    return start_context(("tests.faults",))


def engine(work, context, **options) -> LocalEngine:
    usual = {"prepare": faults.prepare, "seconds": faults.half_a_minute, "jobs": 2, "context": context}
    return LocalEngine(work, **{**usual, **options})


def test_what_crashed_once_is_done_alone(context, tmp_path):
    work = partial(faults.crash_once, tmp_path)
    with engine(work, context) as workers:
        done = list(workers.results(range(40)))
    assert [each.result for each in done] == list(range(40))
    assert [each.task for each in done if each.is_second_try] == [7, 23]


def test_nothing_else_is_under_way_meanwhile(context, tmp_path):
    with engine(partial(faults.alone_or_crash, tmp_path), context) as workers:
        done = list(workers.results(range(30)))
    assert [each.task for each in done if each.is_second_try] == [11]
    assert done[11].result == 0, "no other task of the engine was running"


def test_what_costs_two_workers_is_lost(context):
    with engine(faults.square, context, seconds=faults.one_second) as workers:
        done = list(workers.results(range(8)))
    losses = {each.task: each.result for each in done if isinstance(each.result, Loss)}
    assert {task: loss.code for task, loss in losses.items()} == {3: "worker_crashed", 5: "timeout"}
    assert losses[5].message == "it took more than 1 seconds, also when it was tried again alone"


def test_what_takes_too_long_as_the_only_task_is_not_tried_again(context):
    with engine(faults.square, context, seconds=faults.one_second, jobs=1) as workers:
        (done,) = workers.results([5])
    assert (done.result, done.is_second_try) == (Loss("timeout", "it took more than 1 seconds"), False)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_memory_is_limited_and_more_of_it_given_to_one_alone(context, monkeypatch):
    monkeypatch.setattr(memory, "share", lambda jobs: (1000 if jobs == 1 else 300) * MEGABYTE)
    with engine(faults.take_megabytes, context, is_short=faults.was_short) as workers:
        done = list(workers.results([10, 600, 20, 5000, 10]))
    assert [each.result for each in done] == [10, 600, 20, None, 10]
    assert [each.is_second_try for each in done] == [False, True, False, True, False]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_memory_that_was_asked_for_is_that_of_one_alone_too(context):
    options = {"is_short": faults.was_short, "memory_limit": 300 * MEGABYTE}
    with engine(faults.take_megabytes, context, **options) as workers:
        assert [each.result for each in workers.results([10, 600, 20])] == [10, None, 20]


def test_workers_are_renewed(context, monkeypatch):
    monkeypatch.setattr(local, "TASKS_A_WORKER", 5)
    with engine(faults.own_number, context) as workers:
        done = [each.result for each in workers.results(range(40))]
    assert len(set(done)) >= 8
    assert all(done.count(number) <= 5 for number in done)


def test_share_of_memory(monkeypatch):
    monkeypatch.setattr(memory, "_total", lambda: 16 * 1024 * MEGABYTE)
    assert [memory.share(jobs) // MEGABYTE for jobs in (1, 2, 4, 64)] == [12_288, 6_144, 3_072, 1_024]
    monkeypatch.setattr(memory, "_total", lambda: None)
    assert memory.share(2) is None


@pytest.mark.skipif(not Path("/proc").exists(), reason="workers are found in /proc")
def test_workers_that_are_killed_lose_nothing(context):
    done, killed = [], []
    with engine(faults.large_result, context) as workers:
        for each in workers.results(range(150)):
            done.append(each)
            if len(done) in {20, 60, 100}:  # far enough apart that what was lost has been done again
                killed += _kill_the_youngest()
    assert killed
    assert [each.result for each in done] == [bytes([number]) * MEGABYTE for number in range(150)]
    assert not [child for child in multiprocessing.active_children() if child.name == pools.WORKER_NAME]


@pytest.mark.skipif(not Path("/proc").exists(), reason="workers are found in /proc")
@pytest.mark.parametrize("at", [5, 55, 59])
def test_a_fork_server_that_is_killed_loses_nothing_and_leaves_nobody(context, at):
    began = time.monotonic()
    with engine(faults.large_result, context) as workers:
        results = workers.results(range(60))
        done = [next(results) for _ in range(at)]
        pids = [child.pid for child in multiprocessing.active_children() if child.name == pools.WORKER_NAME]
        os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)
        done += results
    assert [each.result for each in done] == [bytes([number]) * MEGABYTE for number in range(60)]
    assert pids
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() - began < 60:
        time.sleep(0.1)
    assert time.monotonic() - began < 60


@pytest.mark.skipif(not Path("/proc").exists(), reason="as above")
@pytest.mark.parametrize("at", [3, 60])
def test_a_fork_server_that_is_killed_is_noticed_at_once_whatever_a_task_may_take(context, at):
    with engine(faults.short, context, seconds=faults.an_hour, prepare=faults.notice_late) as workers:
        results = workers.results(range(200))
        done = [next(results) for _ in range(at)]
        os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)
        began = time.monotonic()
        done += results
    assert [each.result for each in done] == list(range(200))
    assert time.monotonic() - began < 30


def _gone_when_asked(monkeypatch, times: int) -> None:
    """The fork server is gone, whenever it is asked for a worker: as one that is killed just then."""
    ask, left = forkserver.connect_to_new_process, [times]

    def asked(fds: list[int]) -> tuple[int, int]:
        if left[0] and threading.current_thread() is threading.main_thread():
            left[0] -= 1
            raise ConnectionRefusedError
        return ask(fds)

    monkeypatch.setattr(forkserver, "connect_to_new_process", asked)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork server")
def test_a_fork_server_that_is_gone_when_workers_start_is_started_anew(context, monkeypatch):
    _gone_when_asked(monkeypatch, 3)
    with engine(faults.quick, context) as workers:
        assert [each.result for each in workers.results(range(5))] == list(range(5))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork server")
def test_a_fork_server_that_is_gone_each_time_ends_the_run_with_words(context, monkeypatch):
    _gone_when_asked(monkeypatch, 100)
    monkeypatch.setattr(local, "BREAKS_ALLOWED", 2)
    with pytest.raises(EngineBroken, match="2 times in a row"), engine(faults.quick, context):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread looks")
def test_a_killed_parent_leaves_nobody_and_no_noise(tmp_path):
    program = (
        "import sys; from pathlib import Path; from tests import faults, test_engine as t; from functools import partial\n"
        "context = t.start_context(('tests.faults',))\n"
        "with t.engine(partial(faults.hold_python, Path(sys.argv[1])), context, jobs=1) as workers:\n"
        "    list(workers.results([1]))\n"
    )
    command = [sys.executable, "-c", program, tmp_path / "pids"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as process:
        while not (tmp_path / "pids").exists():
            time.sleep(0.05)
        process.kill()
        killed = time.monotonic()
        told = process.stderr.read()  # ends when the last process that may write there does
    assert time.monotonic() - killed < 5  # the task goes on for ten
    assert told == ""


def test_a_fork_server_that_imports_ends_with_its_parent(tmp_path):
    (tmp_path / "slow.py").write_text("import time; time.sleep(10)")
    program = (
        "import time; from pipeline.engine.forking import start_context\n"
        "start_context(('slow',)); print(1, flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path(__file__).parents[1]}"}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", program], env=environment, cwd=tmp_path, **streams) as process:
        process.stdout.readline()
        time.sleep(0.5)
        process.kill()
        killed = time.monotonic()
        assert process.stderr.read() == ""
    assert time.monotonic() - killed < 5


def test_a_pool_that_cannot_be_stopped_is_left_behind(monkeypatch):
    class Stuck:
        def stop(self) -> None:
            """Say so only."""

        def join(self) -> None:
            time.sleep(600)

    monkeypatch.setattr(pools, "STOP_SECONDS", 0.2)
    began = time.monotonic()
    pools.stop(Stuck())
    assert time.monotonic() - began < 5


def _kill_the_youngest() -> list[int]:
    """Kill one of this process's workers, if there is any just now."""
    pids = [child.pid for child in multiprocessing.active_children() if child.name == pools.WORKER_NAME]
    for pid in pids[-1:]:
        os.kill(pid, signal.SIGKILL)
    return pids[-1:]


@pytest.mark.parametrize(("locked_polls", "stuck_seconds"), [(2, 600.0), (600, 0.5)])
def test_a_pool_in_which_nothing_moves_is_replaced(context, monkeypatch, locked_polls, stuck_seconds):
    monkeypatch.setattr(local, "LOCKED_POLLS", locked_polls)
    monkeypatch.setattr(local, "STUCK_SECONDS", stuck_seconds)
    with engine(faults.quick, context, seconds=faults.one_second) as workers:
        assert [each.result for each in workers.results(range(3))] == [0, 1, 2]
        first = workers._pool
        channel = first._pool_manager.worker_manager.workers_channel
        holder = threading.Thread(target=channel.mutex.reader_mutex.acquire)  # as a worker that is killed leaves it
        holder.start()
        holder.join()
        began = time.monotonic()
        assert [each.result for each in workers.results(range(3))] == [0, 1, 2]
        assert workers._pool is not first
        assert time.monotonic() - began < 20


# ---- tasks without results -------------------------------------------------------------------------------------


def test_all_is_done_also_what_costs_its_worker(context, tmp_path):
    names = ["a", "crash", "b", "c"]
    do_all(partial(faults.write_or_crash, tmp_path), names, jobs=2, context=context)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_what_a_task_raises_is_raised(context, tmp_path):
    with pytest.raises(OSError, match="No space left"):
        do_all(partial(faults.write_or_crash, tmp_path), ["a", "full", "b"], jobs=2, context=context)


def test_what_workers_are_copied_from_has_compiled_the_stages_of_the_shipped_rules():
    told = "import pipeline.ready, pipeline.stages; print(len(pipeline.stages._MADE))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
