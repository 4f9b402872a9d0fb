"""The README's pictures, made anew: `python -m tests.screenshots` (needs Chromium; look at them before they are kept)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
EXTRACT = str(Path(sys.executable).with_name("extract"))
PICTURES = ROOT / ".github"
WIDTH, HEIGHT = 1280, 860
COLOURS = 96  # more would be noise, and the pictures stay with the source for good
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


def shoot(page: Page, name: str) -> None:
    """Keep what the page shows, with few colours."""
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def main() -> int:
    """Both pictures."""
    PICTURES.mkdir(exist_ok=True)
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        outputs = Path(place) / "outputs"
        extract = [EXTRACT, "corpus", "-o", str(outputs), "--quiet"]
        subprocess.run(extract, check=True, cwd=ROOT)
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
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
