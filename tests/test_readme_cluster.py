"""The README's ways to start a cluster: their commands are run here, on one machine, with its paths and fewer workers."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.test_cluster import content, free_port
from tests.test_run import TEXT

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## Large archives and many machines")[2].partition("\n## ")[0]
BLOCKS = dict(re.findall(r"```(\w+)\n(.*?)```", SECTION, re.DOTALL))
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.skipif(not (BIN / "dask").exists(), reason="needs the extra cluster")


@pytest.fixture
def corpus(tmp_path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{TEXT}\n{number} hồ sơ.\n", encoding="utf-8")
    run([str(BIN / "extract"), str(folder), "-o", str(tmp_path / "alone"), "--quiet", "--jobs", "1"])
    return folder


def run(command: Sequence[str]) -> None:
    subprocess.run([str(each) for each in command], check=True, cwd=ROOT, timeout=120)


@contextmanager
def started(folder: Path, commands: Sequence[Sequence[str]]) -> Iterator[None]:
    """The commands in the background."""
    with (folder / "cluster.log").open("ab") as log:
        processes = [
            subprocess.Popen(
                [BIN / command[0], *command[1:]], stdout=log, stderr=log, cwd=folder, start_new_session=True
            )
            for command in commands
        ]
    try:
        yield
    finally:
        for process in processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def here(command: Sequence[str], folder: Path, port: int) -> list[str]:
    """The command with this machine's paths, port and size."""
    text = shlex.join(command).replace("8786", str(port)).replace("/shared/", f"{folder}/")
    text = re.sub(r"tcp://[\w-]+:", "tcp://127.0.0.1:", text).replace(" tables/", f" {folder}/tables")
    text = re.sub(r"--nthreads \d+ --memory-limit \w+", "--nthreads 1 --memory-limit 2GB", text)
    return shlex.split(text)


def check(folder: Path, commands: Sequence[Sequence[str]]) -> None:
    """All but the last command in the background, the last one to its end; then the outputs are those of one machine."""
    port = free_port()
    *servers, extract = [here(command, folder, port) for command in commands]
    with started(folder, servers):
        run([str(BIN / extract[0]), *extract[1:]])
    assert content(folder / "tables") == content(folder / "alone")


def test_two_machines(corpus):
    check(corpus.parent, [shlex.split(line, comments=True) for line in BLOCKS["sh"].splitlines()])


def test_kubernetes(corpus):
    yaml = pytest.importorskip("yaml")
    kinds = list(yaml.safe_load_all(BLOCKS["yaml"]))
    assert [each["kind"] for each in kinds] == ["Deployment", "Service", "Deployment", "Job"]
    pods = [each["spec"]["template"]["spec"] for each in kinds if "template" in each["spec"]]
    claims = [volume["name"] for pod in pods for volume in pod.get("volumes", ())]
    assert all(mount["name"] in claims for pod in pods for mount in pod["containers"][0].get("volumeMounts", ()))
    service = kinds[1]
    assert service["spec"]["selector"] == kinds[0]["spec"]["template"]["metadata"]["labels"]
    commands = [pod["containers"][0]["args"] for pod in pods]
    assert all(f"tcp://{service['metadata']['name']}:8786" in command for command in commands[1:])
    check(corpus.parent, commands)


SBATCH = """#!/bin/bash
cp "$1" "{folder}/job-$$.sh"
setsid bash "{folder}/job-$$.sh" >"{folder}/job-$$.log" 2>&1 &
echo "Submitted batch job $!"
"""
SCANCEL = "#!/bin/bash\nkill -- -$1 2>/dev/null\nexit 0\n"


def test_slurm(corpus):
    """A SLURM of one machine: `sbatch` starts the job script, `scancel` ends it."""
    pytest.importorskip("dask_jobqueue")
    folder = corpus.parent
    tools = folder / "tools"
    tools.mkdir()
    for name, script in (("sbatch", SBATCH.format(folder=folder)), ("scancel", SCANCEL)):
        (tools / name).write_text(script, encoding="utf-8")
        (tools / name).chmod(0o755)
    code = BLOCKS["python"].replace("/shared/reports", str(corpus)).replace("tables/", f"{folder}/tables")
    code = code.replace('"source /shared/venv/bin/activate"', f'"export PATH={BIN}:$PATH"')
    code = code.replace("cores=16", "cores=1").replace('"32GB"', '"3GB"').replace("jobs=20", "jobs=2")
    environment = {**os.environ, "PATH": f"{tools}:{BIN}:{os.environ['PATH']}"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=folder, env=environment, timeout=120)
    assert content(folder / "tables") == content(folder / "alone")
