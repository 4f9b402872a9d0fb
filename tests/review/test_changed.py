"""What people saw and what the machine says now: a stale page, changed values and verdicts, words taken back once."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing

import pytest
from starlette.testclient import TestClient

from pipeline.read.darkroom import Darkroom
from pipeline.review.app import application
from pipeline.review.attach import Target
from pipeline.review.decisions import read_decisions
from pipeline.review.desk import Desk
from pipeline.review.guard import Guard
from pipeline.review.pages import Settings
from tests.review.case import ROOT, check_of, decide, extract, figure, of_quote, standing_now

TOKEN = "t0ken-of-the-tests_000000000000"  # noqa: S105 - the same in every process that collects the tests
ORIGIN = "http://127.0.0.1:8123"
MILLION = 'name = "triệu đồng"'


@pytest.fixture(scope="module")
def darkroom():
    with closing(Darkroom()) as room:
        yield room


@pytest.fixture
def client(outputs, darkroom):
    with closing(Desk(outputs)) as desk:
        guarded = Guard(application(desk, darkroom, Settings(TOKEN, "en", "Lan")), token=TOKEN, port=8123)
        with TestClient(guarded, base_url=ORIGIN, follow_redirects=False) as client:
            yield client


def rules_with(folder, factor: int):
    """Rules by which a `triệu đồng` is worth something else."""
    shutil.copytree(ROOT / "rules", folder)
    file = folder / "units.toml"
    text = file.read_text(encoding="utf-8")
    at = text.index("factor", text.index(MILLION))
    file.write_text(text[:at] + f"factor = {factor}" + text[text.index("\n", at) :], encoding="utf-8")
    return folder


def show(client, target: Target) -> str:
    return client.get(f"/{TOKEN}/item/{target.part}/{target.row_id}").text


def fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def press(client, act: str, target: Target, **said: str):
    path = f"/{TOKEN}/{act}/{target.part}/{target.row_id}"
    return client.post(path, data=said, headers={"origin": ORIGIN})


def listed(client, asked: str = "") -> str:
    return client.get(f"/{TOKEN}/{asked}").text


def test_no_verdict_on_a_value_that_nobody_saw(client, corpus, outputs, tmp_path):
    total = figure(outputs, "amounts", "24.860 triệu đồng")
    seen = fields(show(client, total))["shown"]
    extract(corpus, outputs, rules_with(tmp_path / "rules", 1000))
    refused = press(client, "decide", total, verdict="right", reason="looked up", shown=seen)
    assert refused.status_code == 409
    assert "out of date" in refused.text
    assert "24,860,000 VND" in refused.text  # what it is now
    assert "looked up" in refused.text  # what was written is not lost
    assert read_decisions(outputs) == []
    assert press(client, "decide", total, verdict="right", shown=fields(refused.text)["shown"]).status_code == 303
    assert [each.to_value for each in read_decisions(outputs)] == ["24860000"]


def test_a_figure_of_a_check_that_was_read_anew_makes_its_page_stale(client, corpus, outputs, tmp_path):
    ratio, total = check_of(outputs, "ratio"), check_of(outputs, "sum")
    seen = {target: fields(show(client, target))["shown"] for target in (ratio, total)}
    extract(corpus, outputs, rules_with(tmp_path / "rules", 1000))
    assert press(client, "decide", total, verdict="right", shown=seen[total]).status_code == 409
    assert (
        press(client, "decide", ratio, verdict="right", shown=seen[ratio]).status_code == 303
    )  # nothing of it changed


def test_what_the_machine_reads_differently_is_looked_at_again(client, corpus, outputs, tmp_path):
    total, sure = figure(outputs, "amounts", "24.860 triệu đồng"), figure(outputs, "percentages", "94,8%")
    check, ratio = check_of(outputs, "sum"), check_of(outputs, "ratio")
    for target in (total, sure, ratio):
        decide(outputs, target, "Lan", "right")
    decide(outputs, check, "Lan", "report_wrong")
    extract(corpus, outputs, rules_with(tmp_path / "rules", 1000))

    states = {(group.anchor.part, group.anchor.quote): group.state for group in standing_now(outputs)}
    assert states == {
        ("amounts", "24.860 triệu đồng"): "changed",
        ("checks", "24.860 triệu đồng"): "changed",
        ("percentages", "94,8%"): "attached",
        ("checks", "94,8%"): "attached",
    }
    with closing(sqlite3.connect(outputs / "reports.sqlite")) as store:
        figures = store.execute("SELECT text, value, reviewed_value, review_state FROM figures_reviewed").fetchall()
        checks = store.execute("SELECT kind, review_state FROM checks_reviewed").fetchall()
    assert ("24.860 triệu đồng", 24860000, "24860000000", "changed") in figures
    assert set(checks) == {("sum", "changed"), ("ratio", "attached")}

    for asked in ("", "?state=changed", "?verdict=all&state=changed"):
        assert total.row_id in listed(client, asked)
        assert check.row_id in listed(client, asked)
        assert ratio.row_id not in listed(client, asked)
    assert total.row_id not in listed(client, "?verdict=all&state=done")
    assert "machine changed" in listed(client, "decisions")
    assert "machine changed" in show(client, total)

    press(client, "decide", total, verdict="right", shown=fields(show(client, total))["shown"])
    assert total.row_id not in listed(client)
    assert of_quote(standing_now(outputs), "24.860 triệu đồng", "amounts").state == "attached"
    extract(corpus, outputs)  # read as at first again
    assert of_quote(standing_now(outputs), "24.860 triệu đồng", "amounts").state == "changed"
    assert of_quote(standing_now(outputs), "24.860 triệu đồng", "checks").state == "attached"


def test_a_check_that_agrees_now_is_looked_at_again(client, outputs, tmp_path):
    source = tmp_path / "corpus"
    source.mkdir()
    report = "Tổng kinh phí là 5.000 triệu đồng, gồm: ngân sách huyện 4,0 tỷ đồng và nhân dân đóng góp 1,5 tỷ đồng."
    (source / "a.txt").write_text(report, encoding="utf-8")
    extract(source, outputs)
    target = check_of(outputs, "sum")
    decide(outputs, target, "Lan", "report_wrong")
    extract(source, outputs, rules_with(tmp_path / "rules", 1_100_000))
    with closing(sqlite3.connect(outputs / "reports.sqlite")) as store:
        assert store.execute("SELECT verdict, review_state FROM checks_reviewed").fetchall() == [("ok", "changed")]
    assert target.row_id in listed(client)


def test_what_was_read_as_a_person_said_is_not_looked_at_again(corpus, outputs, tmp_path):
    total = figure(outputs, "amounts", "24.860 triệu đồng")
    other = figure(outputs, "amounts", "9.400 triệu đồng")
    decide(outputs, total, "Lan", "misread", value="24860000", sure="24860000")
    decide(
        outputs, other, "Lan", "report_wrong", value="9400000", sure="9400000"
    )  # it was read right then, so it is not now
    extract(corpus, outputs, rules_with(tmp_path / "rules", 1000))
    groups = standing_now(outputs)
    assert of_quote(groups, "24.860 triệu đồng", "amounts").state == "attached"
    assert of_quote(groups, "9.400 triệu đồng", "amounts").state == "changed"


def test_people_who_differ_on_a_figure_are_in_the_queue(client, outputs):
    target, agreed = figure(outputs, "amounts", "9.400 triệu đồng"), figure(outputs, "amounts", "5.250 triệu đồng")
    for reviewer, verdict in (("Lan", "right"), ("Minh", "report_wrong")):
        decide(outputs, target, reviewer, verdict)
        decide(outputs, agreed, reviewer, "right")
    for asked in ("", "?state=conflict", "?verdict=decided"):
        assert target.row_id in listed(client, asked)
        assert agreed.row_id not in listed(client, asked)
    assert agreed.row_id in listed(client, "?verdict=decided&state=done")
    first = re.search(r"/item/\w+/(\w+)", listed(client))
    assert first is not None
    assert first[1] == target.row_id  # before all that nobody has looked at
    for reviewer in ("Lan", "Minh"):
        for group in standing_now(outputs):
            for each in group.standing.voices:
                if each.reviewer == reviewer:
                    with closing(Desk(outputs)) as desk, desk.open():
                        desk.undo(reviewer, group.target, each.decision_id)
    assert target.row_id not in listed(client, "?verdict=all&state=all")
    assert "undone" in listed(client, "decisions")
    assert "attached" not in listed(client, "decisions")


def test_undo_is_of_this_item_and_once(client, outputs):
    check, ratio = check_of(outputs, "sum"), check_of(outputs, "ratio")
    onward = press(client, "decide", check, verdict="right", shown=fields(show(client, check))["shown"])
    assert "undo/checks/" not in show(client, ratio)  # nothing was said of it
    assert press(client, "undo", ratio).status_code == 400
    assert len(read_decisions(outputs)) == 1
    # The page that follows offers to take the word before back, and says which.
    after = client.get(onward.headers["location"]).text
    assert f"undo/checks/{check.row_id}" in after
    key = fields(after)["decision"]
    press(client, "decide", check, verdict="misread", shown=fields(show(client, check))["shown"])
    assert press(client, "undo", check, decision=key).status_code == 400  # no longer the last word
    newest = fields(show(client, check))["decision"]
    assert press(client, "undo", check, decision=newest).status_code == 303
    assert press(client, "undo", check, decision=newest).status_code == 400
    assert [group.standing.verdict for group in standing_now(outputs)] == ["right"]
