"""The second opinion on bare names: what it is asked, and what comes of its answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.link.home import Home
from pipeline.link.places import place_linker
from pipeline.link.referee import Referee, sentence_around
from pipeline.model import Mention
from pipeline.stages import stages_of
from pipeline.values import Place, Toponym

DAY = "2022-06-01"


@pytest.fixture(scope="module")
def home(gazetteer) -> Home:
    """Huyện Phù Cát, Bình Định."""
    (province,) = gazetteer.named("Bình Định", "province", DAY)
    (district,) = gazetteer.named("Phù Cát", "district", DAY)
    return Home(DAY, province, district)


@pytest.fixture(scope="module")
def judged(rules, layout_of, all_finders, home):
    """Text and a recogniser -> (printed, match) of each place, and the referee."""

    def run(text, recogniser):
        referee = Referee(recogniser)
        layout = layout_of(text)
        linked = place_linker(rules, referee)(layout, all_finders(layout), home)
        return [(layout.text[m.start : m.end], m.value.match) for m in linked if isinstance(m.value, Place)], referee

    return run


def saying(label):
    """A recogniser that gives every capitalised pair of words this label."""

    def recogniser(sentence):
        words = sentence.replace(".", " .").split()
        return [
            (word, f"I-{label}" if i and words[i - 1][0].isupper() else f"B-{label}")
            if word[0].isupper()
            else (word, "O")
            for i, word in enumerate(words)
        ]

    return recogniser


def failing(sentence):
    raise RuntimeError(sentence)


LONE = "Cát Hanh và vợ được tặng giấy khen."


@pytest.mark.parametrize(
    ("recogniser", "match"),
    [(saying("PER"), "candidate"), (saying("LOC"), "context"), (failing, "context"), (None, "context")],
)
def test_a_lone_bare_name_is_doubted_when_it_may_be_a_person(judged, recogniser, match):
    assert judged(LONE, recogniser)[0] == [("Cát Hanh", match)]


CERTAIN = [
    "xã Cát Hanh và xã Cát Tân",  # with its type
    "tại Cát Hanh",  # a word calls it a place
    "Cát Hanh và Cát Tân đạt chuẩn",  # places stand together
    "xã Cát Hanh đạt chuẩn.\nCát Hanh được khen.",  # named with its type elsewhere
    "Bình Định và Quảng Ngãi",  # no commune
    "UBND huyện Phù Cát",
]


@pytest.mark.parametrize("text", CERTAIN)
def test_nothing_is_asked_about_names_that_are_not_in_doubt(judged, text):
    places, referee = judged(text, failing)
    assert places
    assert "candidate" not in {match for _, match in places}
    assert referee.asked == 0


def test_a_sentence_is_asked_about_once(judged):
    _, referee = judged(f"{LONE}\n\nHội nghị khai mạc.\n\n{LONE}", saying("PER"))
    assert referee.asked == 1


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Trời mưa. Cát Hanh vắng mặt. Hết.", "Cát Hanh", "Cát Hanh vắng mặt."),
        ("Trời mưa; Cát Hanh vắng mặt", "Cát Hanh", "Cát Hanh vắng mặt"),
        ("MỞ ĐẦU\n\nCát Hanh vắng\nmặt.\n\nKẾT", "Cát Hanh", "Cát Hanh vắng\nmặt."),
        ("Đạt 1.500 tấn ở Cát Hanh, tăng 2,5%.", "Cát Hanh", "Đạt 1.500 tấn ở Cát Hanh, tăng 2,5%."),
    ],
)
def test_the_sentence_around_a_name(text, name, expected):
    at = text.index(name)
    low, high = sentence_around(text, Mention(at, at + len(name), Toponym(name, ("commune",), "bare"), ""))
    assert text[low:high].strip() == expected


MOST_ASKED = 0.03  # of the sentences
TEXTS = [Path(__file__).parent / "gold_documents", Path(__file__).parents[2] / "shared" / "gold" / "seeds"]


@pytest.mark.parametrize("folder", TEXTS, ids=["documents", "seeds"])
def test_few_sentences_are_asked_about(folder, run_text, rules, monkeypatch):
    if not folder.is_dir():
        pytest.skip(f"no {folder.name} beside the checkout")
    asked = []
    monkeypatch.setattr(Referee, "_is_person", lambda _, sentence, __: bool(asked.append(sentence)))
    sentences = 0
    for path in sorted(folder.glob("*.txt")):
        report = run_text(path.read_text(encoding="utf-8"))
        sentences += len(stages_of(rules).sentences(report.document.text))
    assert len(asked) < MOST_ASKED * sentences
