"""Documents on a Dask cluster: scheduler and workers as processes of their own, some of which die."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.engine.cluster import ClusterEngine
from pipeline.engine.face import EngineAbsent, EngineBroken
from pipeline.errors import ExitCode
from pipeline.read.options import DEFAULTS
from pipeline.recipe import recipe_name
from pipeline.rulebook import rules_digest
from pipeline.run import run
from pipeline.work import UnlikeWorker, prepare_elsewhere
from tests import faults
from tests.test_run import TEXT, bytes_of

ROOT = Path(__file__).parents[1]


def content(outputs: Path) -> dict[str, bytes]:
    return {name: data for name, data in bytes_of(outputs).items() if name != "run.json"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self._folder = folder
        host, port = self.address.removeprefix("tcp://").split(":")
        self.scheduler = self._start("scheduler", "--host", host, "--port", port, "--no-dashboard")
        self.workers = [self._start("worker", self.address, "--nthreads", "1", "--no-dashboard") for _ in range(3)]

    def _start(self, name: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{name}", *options]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with (self._folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                command, stdout=log, stderr=log, env=environment, cwd=self._folder, start_new_session=True
            )

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """The process with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    pytest.importorskip("distributed")
    made = Cluster(tmp_path)
    yield made
    made.close()


@pytest.fixture
def corpus(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("corpus")
    folder.mkdir()
    for number in range(60):
        (folder / f"báo cáo {number:02}.txt").write_text(f"{TEXT * 20}\n{number} hồ sơ.\n", encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


class KillingWhenSome:
    """Kills a worker of the cluster, and all that it started, once some files are done."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._files = 0

    def begin(self) -> None: ...
    def expect(self, files: int) -> None: ...
    def finish(self) -> None: ...

    def advance(self, **_: object) -> None:
        self._files += 1
        if self._files == 10:
            kill(self._cluster.workers[0])


@pytest.mark.filterwarnings("default")  # Dask's own
def test_a_cluster_writes_what_this_machine_writes_though_a_worker_dies(cluster, corpus):
    summary = run([corpus], Path("far"), scheduler=cluster.address, progress=KillingWhenSome(cluster))
    assert cluster.workers[0].poll() is not None
    run([corpus], Path("near"), jobs=2)
    assert content(Path("far")) == content(Path("near"))
    assert (summary.counts.documents, summary.counts.statuses) == (61, {"ok": 60, "failed": 1})


@pytest.mark.filterwarnings("default")
def test_what_hangs_or_crashes_costs_itself_only(cluster):
    options = {"prepare": faults.prepare, "seconds": faults.one_second, "preload": ("tests.faults",)}
    with ClusterEngine(cluster.address, faults.square, **options) as engine:
        done = {each.task: each.result for each in engine.results(range(12))}
    assert {task: loss.code for task, loss in done.items() if not isinstance(loss, int)} == {
        3: "worker_crashed",
        5: "timeout",
    }
    assert all(result == task**2 for task, result in done.items() if task not in (3, 5))


@pytest.mark.filterwarnings("default")
def test_what_is_done_behind_a_slow_task_is_told_once(cluster, monkeypatch):
    monkeypatch.setattr("pipeline.engine.cluster.AHEAD_SECONDS", 0.0)
    monkeypatch.setattr("pipeline.engine.cluster.POLL_SECONDS", 0.2)
    ahead = []
    options = {"prepare": faults.prepare, "seconds": faults.half_a_minute, "preload": ("tests.faults",)}
    with ClusterEngine(cluster.address, faults.slow_or_square, **options) as engine:
        done = list(engine.results([3, *range(10, 16)], ahead.append))
    assert [each.result for each in done] == [each.task**2 for each in done]
    told = [each.task for each in ahead]
    assert len(told) == len(set(told))
    assert set(told) <= set(range(10, 16))
    assert told


@pytest.mark.filterwarnings("default")
def test_a_lost_scheduler_is_told(cluster, capfd):
    options = {"prepare": faults.prepare, "seconds": faults.half_a_minute, "preload": ("tests.faults",)}
    with ClusterEngine(cluster.address, faults.large_result, **options) as engine:
        results = engine.results([1] * 400)
        next(results)
        kill(cluster.scheduler)
        began = time.monotonic()
        with pytest.raises(EngineBroken, match=r": the scheduler is lost( \([A-Z][a-z ]+\))?\. Start") as caught:
            list(results)
        assert caught.value.exit_code is ExitCode.UNEXPECTED
        assert time.monotonic() - began < 60
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.filterwarnings("default")
def test_no_scheduler_answers(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("pipeline.engine.cluster.CONNECT_SECONDS", 1)
    options = {"prepare": faults.prepare, "seconds": faults.one_second}
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(EngineAbsent, match="no scheduler answers"), ClusterEngine(address, faults.square, **options):
        pass


def test_dask_is_not_there(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    options = {"prepare": faults.prepare, "seconds": faults.one_second}
    engine = ClusterEngine("tcp://127.0.0.1:1", faults.square, **options)
    with pytest.raises(EngineAbsent) as caught, engine:
        pass
    assert caught.value.exit_code is ExitCode.USAGE
    assert "pip install '.[cluster]'" in caught.value.remedy


def test_a_worker_that_would_read_otherwise_is_refused(tmp_path):
    recipe = recipe_name(rules_digest(None), DEFAULTS)
    prepare_elsewhere(None, DEFAULTS, recipe, (tmp_path,))
    with pytest.raises(UnlikeWorker, match="is not there"):
        prepare_elsewhere(None, DEFAULTS, recipe, (tmp_path, tmp_path / "absent"))
    with pytest.raises(UnlikeWorker, match="another version"):
        prepare_elsewhere(None, DEFAULTS, "other", (tmp_path,))
