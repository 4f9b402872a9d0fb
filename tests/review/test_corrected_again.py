"""A person who comes back to a figure that he corrected: the correction stands until it is changed or taken back."""

from __future__ import annotations

from contextlib import closing

import pytest

from pipeline.review.desk import Desk, ValueStands, Verdict
from tests.review.case import decide, figure, of_quote, standing_now, subject
from tests.review.test_changed import client, darkroom, fields, press, show

__all__ = ["client", "darkroom"]


@pytest.mark.parametrize(
    ("part", "text", "value", "filled", "kept"),
    [
        ("amounts", "24.860 triệu đồng", "24,76 tỷ đồng", "24.760.000.000", "24760000000"),
        ("amounts", "6.130 triệu đồng", "6.310 triệu đồng", "6.310.000.000", "6310000000"),
        ("percentages", "94,8%", "94,125", "94,125", "94.125"),
        ("dates", "12 tháng 6 năm 2023", "2022", "2022", "2022"),
    ],
)
def test_a_reason_given_afterwards_leaves_the_value(client, outputs, part, text, value, filled, kept):
    target = figure(outputs, part, text)
    first = press(client, "decide", target, verdict="misread", value=value, shown=fields(show(client, target))["shown"])
    assert first.status_code == 303
    page = show(client, target)
    assert f'<input id="value" name="value" value="{filled}"' in page
    again = fields(page) | {"value": filled, "verdict": "misread", "reason": "xem phụ lục"}
    assert press(client, "decide", target, **again).status_code == 303
    standing = of_quote(standing_now(outputs), text, part).standing
    assert (standing.verdict, standing.reviewed_value) == ("misread", kept)
    assert "xem phụ lục" in standing.reasons


def test_the_same_verdict_with_an_emptied_field_is_asked_about(client, outputs):
    target = figure(outputs, "amounts", "5.250 triệu đồng")
    decide(outputs, target, "Lan", "misread", value="5.520 triệu đồng")
    again = fields(show(client, target)) | {"value": "", "verdict": "misread", "reason": "đã đối chiếu"}
    answer = press(client, "decide", target, **again)
    assert answer.status_code == 400
    assert "not taken it back" in answer.text
    assert 'name="value" value="5.520.000.000"' in answer.text
    assert "đã đối chiếu" in answer.text
    assert of_quote(standing_now(outputs), "5.250 triệu đồng", "amounts").standing.reviewed_value == "5520000000"


@pytest.mark.parametrize(("verdict", "value"), [("right", "3980000000"), ("", "3890000000")])
def test_a_verdict_without_a_value_is_not_stopped_by_the_filled_field(client, outputs, verdict, value):
    target = figure(outputs, "amounts", "3.980 triệu đồng")
    decide(outputs, target, "Lan", "misread", value="3.890 triệu đồng")
    said = fields(show(client, target)) | {"value": "3.890.000.000", "verdict": verdict, "reason": "xem lại"}
    assert press(client, "decide", target, **said).status_code == 303
    assert of_quote(standing_now(outputs), "3.980 triệu đồng", "amounts").standing.reviewed_value == value


def test_a_value_typed_beside_right_is_still_refused(client, outputs):
    target = figure(outputs, "amounts", "3.980 triệu đồng")
    decide(outputs, target, "Lan", "misread", value="3.890 triệu đồng")
    said = fields(show(client, target)) | {"value": "3.900.000.000", "verdict": "right"}
    assert press(client, "decide", target, **said).status_code == 400


def test_another_value_replaces_the_first_and_another_verdict_may_have_none(outputs):
    target = figure(outputs, "amounts", "9.400 triệu đồng")
    decide(outputs, target, "Lan", "misread", value="9.040 triệu đồng")
    decide(outputs, target, "Lan", "misread", value="9.004 triệu đồng")
    assert of_quote(standing_now(outputs), "9.400 triệu đồng", "amounts").standing.reviewed_value == "9004000000"
    decide(outputs, target, "Lan", "report_wrong")
    assert of_quote(standing_now(outputs), "9.400 triệu đồng", "amounts").standing.reviewed_value == ""


def test_what_others_corrected_or_was_taken_back_fills_nothing(client, outputs):
    theirs, undone = figure(outputs, "amounts", "9.400 triệu đồng"), figure(outputs, "amounts", "6.130 triệu đồng")
    decide(outputs, theirs, "Minh", "misread", value="9.040 triệu đồng")
    decide(outputs, undone, "Lan", "misread", value="6.310 triệu đồng")
    with closing(Desk(outputs)) as desk, desk.open():
        word = desk.last_word("Lan", undone)
        assert word is not None
        assert desk.undo("Lan", undone, word.decision_id)
        desk.decide(subject(desk, undone), Verdict("Lan", "misread"))
        desk.decide(subject(desk, theirs), Verdict("Lan", "misread"))
        with pytest.raises(ValueStands):
            desk.decide(subject(desk, theirs), Verdict("Minh", "misread"))
    for target in (theirs, undone):
        assert '<input id="value" name="value" value=""' in show(client, target)
