"""What cannot be written is told, with all that was typed; what a person says anew replaces what it contradicts."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from pipeline.review import decisions
from pipeline.review.decisions import FILE, read_decisions
from pipeline.review.desk import Desk
from tests.review.case import check_of, decide, of_quote, standing_now, subject
from tests.review.test_pages import OWN, at, client, darkroom, desk, digest_of, item

__all__ = ["client", "darkroom", "desk"]
LONG = "xem lại biên bản nghiệm thu, trang 3 " * 90
TYPED = {"reviewer": "Lan", "verdict": "report_wrong", "reason": LONG}


def fill(desk: Desk) -> sqlite3.Connection:
    """No page more for the file, as on a disk that is full."""
    link = desk._reviews._link
    (pages,) = link.execute("PRAGMA page_count").fetchone()
    link.execute(f"PRAGMA max_page_count = {pages}")
    return link


def test_a_full_disk_is_told_and_nothing_typed_is_lost(client, desk, outputs):
    target = check_of(outputs, "sum")
    form = TYPED | digest_of(client, target)
    link = fill(desk)
    for _ in range(8):  # what is left of a page takes short ones
        answer = client.post(at(f"decide/checks/{target.row_id}"), data=form, headers=OWN)
        if answer.status_code != 303:
            break
    assert answer.status_code == 507
    assert "Not saved: the disk is full" in answer.text
    assert LONG.strip() in answer.text
    before = len(read_decisions(outputs))
    assert client.get(item(target)).status_code == 200
    link.execute("PRAGMA max_page_count = 1000000")
    answer = client.post(at(f"decide/checks/{target.row_id}"), data=TYPED | digest_of(client, target), headers=OWN)
    assert (answer.status_code, len(read_decisions(outputs))) == (303, before + 1)


@pytest.mark.parametrize("kept", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_file_that_another_process_keeps_is_told(monkeypatch, outputs, kept, request):
    monkeypatch.setattr(decisions, "WAIT", 0.1)
    client = request.getfixturevalue("client")
    target = check_of(outputs, "sum")
    form = TYPED | digest_of(client, target)
    with closing(sqlite3.connect(outputs / FILE, isolation_level=None)) as other:
        other.execute(f"BEGIN {kept}")
        answer = client.post(at(f"decide/checks/{target.row_id}"), data=form, headers=OWN)
        assert (answer.status_code, LONG.strip() in answer.text) == (507, True)
        assert client.get(item(target)).status_code == 200
        other.execute("ROLLBACK")
    answer = client.post(at(f"decide/checks/{target.row_id}"), data=form, headers=OWN)
    assert (answer.status_code, [each.verdict for each in read_decisions(outputs)]) == (303, ["report_wrong"])


def test_taking_back_on_a_full_disk(client, desk, outputs):
    target = check_of(outputs, "sum")
    decide(outputs, target, "Lan", "right")
    client.cookies.set("reviewer", "Lan")
    (word,) = read_decisions(outputs)
    with closing(sqlite3.connect(outputs / FILE, isolation_level=None)) as other:
        desk._reviews._link.execute("PRAGMA busy_timeout = 100")
        other.execute("BEGIN IMMEDIATE")
        answer = client.post(at(f"undo/checks/{target.row_id}"), data={"decision": word.decision_id}, headers=OWN)
    assert (answer.status_code, read_decisions(outputs)) == (507, [word])


# ---- a word on a check, and the value that came with it ---------------------------------------------------

QUOTE = "24.860 triệu đồng"


def said_misread(outputs, reviewer: str = "Lan") -> None:
    target = check_of(outputs, "sum")
    with closing(Desk(outputs)) as desk, desk.open():
        (of,) = [seen.mention_id for _, seen, _ in subject(desk, target).figures if seen.quote == QUOTE]
    decide(outputs, target, reviewer, "misread", value="24.760 triệu đồng", of=of)


def figure_now(outputs) -> tuple[str, str]:
    standing = of_quote(standing_now(outputs), QUOTE, "amounts").standing
    return standing.verdict, standing.reviewed_value


@pytest.mark.parametrize("verdict", ["report_wrong", "right"])
def test_another_word_on_a_check_takes_back_the_value_that_came_with_the_last(outputs, verdict):
    said_misread(outputs)
    assert figure_now(outputs) == ("misread", "24760000000")
    decide(outputs, check_of(outputs, "sum"), "Lan", verdict)
    assert figure_now(outputs) == ("", "")
    assert of_quote(standing_now(outputs), QUOTE, "checks").standing.verdict == verdict


@pytest.mark.parametrize(
    ("reviewer", "verdict", "reason"),
    [("Lan", "misread", "trang 2"), ("Lan", "", "xem lại"), ("Minh", "report_wrong", "")],
)
def test_the_same_word_a_comment_or_the_word_of_another_takes_nothing_back(outputs, reviewer, verdict, reason):
    said_misread(outputs)
    decide(outputs, check_of(outputs, "sum"), reviewer, verdict, reason=reason)
    assert figure_now(outputs) == ("misread", "24760000000")


def test_a_value_with_the_new_word_stands(outputs):
    said_misread(outputs)
    target = check_of(outputs, "sum")
    with closing(Desk(outputs)) as desk, desk.open():
        (of,) = [seen.mention_id for _, seen, _ in subject(desk, target).figures if seen.quote == QUOTE]
    decide(outputs, target, "Lan", "report_wrong", value="24.761 triệu đồng", of=of)
    assert figure_now(outputs) == ("report_wrong", "24761000000")
