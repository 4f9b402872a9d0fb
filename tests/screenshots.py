"""The README's pictures, made anew: `python -m tests.screenshots` (needs Chromium; look at them before they are kept)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT = Path(__file__).parents[1]
EXTRACT = str(Path(sys.executable).with_name("extract"))
PICTURES = ROOT / ".github"
WIDTH, HEIGHT = 1280, 860
COLOURS = 96  # more would be noise, and the pictures stay with the source for good
COLUMNS, LINES = 100, 40  # of the terminal
TYPED = "extract corpus/ -o outputs/"
TERMINAL = """<style>body {{ margin: 0; background: #191919 }}
pre {{ display: inline-block; margin: 0; padding: 18px 22px; width: {columns}ch; font: 15px/1.35 "DejaVu Sans Mono", monospace;
  color: {foreground}; background: {background} }}
{stylesheet}</style><pre>{code}</pre>"""
REVIEWER = "Lan"
ITEM = "11.240 9.450"  # in the queue: a total of a table in a PDF of the sample corpus


@contextmanager
def review(outputs: Path) -> Iterator[str]:
    """The address of the review page while it runs."""
    command = [EXTRACT, "review", str(outputs), "--no-browser", "--language", "en"]
    with subprocess.Popen(
        [*command, "--reviewer", REVIEWER],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            said = iter(process.stdout.readline, "") if process.stdout else ()
            yield next(found[0] for line in said if (found := re.search(r"http://\S+", line)))
        finally:
            process.terminate()


def run_in_terminal(folder: Path) -> str:
    """What a run writes on a terminal of 100 columns, with its marks for bold letters, once the live line is gone."""
    (folder / "corpus").symlink_to(ROOT / "corpus")
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    command = [EXTRACT, *TYPED.split()[1:]]
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    environment = {**clean, "TERM": "xterm-256color"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=slave, stderr=subprocess.DEVNULL):
        os.close(slave)
        said = b"".join(iter(lambda: read_on(master), b""))
    os.close(master)
    return said.decode().replace("\r\n", "\n")


def read_on(master: int) -> bytes:
    """What comes next; nothing when the program has ended, which Linux tells as an error."""
    try:
        return os.read(master, 4096)
    except OSError:
        return b""


def shoot_terminal(browser: Browser, said: str) -> None:
    """A run as the terminal shows it."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi(f"$ \x1b[1m{TYPED}\x1b[0m\n{said.rstrip()}"))
        html = console.export_html(
            theme=DIMMED_MONOKAI, code_format=TERMINAL.replace("{columns}", str(COLUMNS)), inline_styles=True
        )
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.set_content(html)
    page.locator("pre").screenshot(path=PICTURES / "terminal.png")
    page.close()
    reduce_colours(PICTURES / "terminal.png")


def shoot(page: Page, name: str) -> None:
    """Keep what the page shows."""
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    reduce_colours(path)


def reduce_colours(path: Path) -> None:
    """Few colours."""
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def main() -> int:
    """All pictures, or those named as arguments: `terminal`."""
    PICTURES.mkdir(exist_ok=True)
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        shoot_terminal(browser, run_in_terminal(Path(place)))
        if sys.argv[1:] == ["terminal"]:
            return 0
        outputs = Path(place) / "outputs"
        shutil.rmtree(outputs)
        extract = [EXTRACT, "corpus", "-o", str(outputs), "--quiet"]
        subprocess.run(extract, check=True, cwd=ROOT)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto((outputs / "index.html").as_uri())
        page.get_by_text("English", exact=True).first.click()
        shoot(page, "overview")
        with review(outputs) as address:
            page.goto(address)
            page.get_by_text(ITEM).first.click()
            page.wait_for_load_state("networkidle")
            shoot(page, "review")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
