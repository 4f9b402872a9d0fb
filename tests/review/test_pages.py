"""The web application without a browser: its pages, what it refuses, what markup in a report becomes."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image
from starlette.testclient import TestClient

from pipeline.errors import UnreadableFile
from pipeline.read.darkroom import Darkroom
from pipeline.read.picture import page_picture
from pipeline.review import pages as pages_of_review
from pipeline.review.app import STATIC, application
from pipeline.review.attach import Target
from pipeline.review.decisions import FILE, read_decisions
from pipeline.review.desk import Desk
from pipeline.review.filters import ALL, Filters
from pipeline.review.guard import Guard
from pipeline.review.pages import Settings
from pipeline.review.words import LANGUAGES, _all_words, words_in
from pipeline.store.schema import MENTION_TABLES
from tests.review.case import HOSTILE, check_of, decide, extract, figure, other_rules

TOKEN = "t0ken-of-the-tests_000000000000"  # noqa: S105 - the same in every process that collects the tests
PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"
OWN = {"origin": ORIGIN}


@pytest.fixture(scope="module")
def darkroom():
    with closing(Darkroom()) as room:
        yield room


@pytest.fixture
def desk(outputs):
    with closing(Desk(outputs)) as desk:
        yield desk


@pytest.fixture
def client(desk, darkroom):
    guarded = Guard(application(desk, darkroom, Settings(TOKEN, "en")), token=TOKEN, port=PORT)
    with TestClient(guarded, base_url=ORIGIN, follow_redirects=False) as client:
        yield client


def at(path: str) -> str:
    return f"/{TOKEN}/{path}"


def item(target: Target) -> str:
    return at(f"item/{target.part}/{target.row_id}")


def digest_of(client, target: Target) -> dict[str, str]:
    """What the form of its page tells of the page."""
    return dict(re.findall(r'name="(shown)" value="(\w+)"', client.get(item(target)).text))


ARRIVING = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}

# ---- what is refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (at(""), {}, 200),
        (at(""), {"host": f"localhost:{PORT}"}, 200),
        (at(""), {"sec-fetch-site": "none"}, 200),
        (at(""), {"sec-fetch-site": "same-origin", "origin": ORIGIN}, 200),
        # another name that points here
        (at(""), {"host": f"evil.example:{PORT}"}, 421),
        (at(""), {"host": "127.0.0.1"}, 421),
        (at(""), {"host": f"127.0.0.1:{PORT}.evil.example"}, 421),
        # another page in the same browser
        (at(""), {"origin": "http://evil.example"}, 403),
        (at(""), {"origin": "null"}, 403),
        (at(""), {"origin": f"http://127.0.0.1:{PORT + 1}"}, 403),
        (at(""), {"sec-fetch-site": "cross-site"}, 403),
        (at(""), {"sec-fetch-site": "same-site"}, 403),
        # the file with which the browser is opened leads to the first page, in a window of its own, and nowhere else
        (at(""), ARRIVING, 200),
        (at("decisions"), ARRIVING, 403),
        (at(""), ARRIVING | {"sec-fetch-dest": "iframe"}, 403),
        (at(""), ARRIVING | {"sec-fetch-mode": "no-cors"}, 403),
        (at(""), ARRIVING | {"origin": "null"}, 403),
        ("/", ARRIVING, 403),
        # without the token
        ("/", {}, 404),
        ("/decisions", {}, 404),
        (f"/{TOKEN}", {}, 404),
        (f"/{TOKEN[:-1]}/", {}, 404),
        (f"/{TOKEN}x/", {}, 404),
        (f"/x/{TOKEN}/", {}, 404),
        (f"/{TOKEN[::-1]}/", {}, 404),
    ],
)
def test_who_may_ask(client, path, headers, status):
    answer = client.get(path, headers=headers)
    assert answer.status_code == status
    assert (TOKEN in answer.text) == (status == 200)


@pytest.mark.parametrize(
    "path",
    [
        "static/../app.py",
        "static/..%2fapp.py",
        "static/%2e%2e/%2e%2e/cli.py",
        "static//etc/passwd",
        "static/review.css%00",
        "page/../../../../etc/passwd/1",
        "page/%2fetc%2fpasswd/1",
        "page/000000000000/1",
        "page/000000000000/-1",
        "document/..%2f..%2freports.sqlite",
        "document/C:%5CWindows",
        "item/checks/' OR 1=1 --",
        "item/documents/x",
        "item/sqlite_master/x",
        "item/../texts/x",
        "reviews.sqlite",
        "text/x.txt",
    ],
)
def test_no_path_of_a_request_reaches_the_disk(client, path):
    assert client.get(at(path)).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 403), ({"origin": "http://evil.example"}, 403), ({"origin": "null"}, 403), (OWN, 303)],
)
def test_a_decision_comes_from_the_page_itself_only(client, outputs, headers, status):
    target = check_of(outputs, "sum")
    path = at(f"decide/{target.part}/{target.row_id}")
    said = {"verdict": "right", "reviewer": "Lan"} | digest_of(client, target)
    answer = client.post(path, data=said, headers=headers)
    assert answer.status_code == status
    assert len(read_decisions(outputs)) == (status == 303)


def test_a_decision_is_no_link(client, outputs):
    target = check_of(outputs, "sum")
    path = at(f"decide/{target.part}/{target.row_id}?verdict=right&reviewer=Lan")
    assert client.get(path).status_code == 405
    assert client.post(path, headers=OWN).status_code == 400  # what is decided stands in the form
    assert read_decisions(outputs) == []


def test_long_bodies_are_refused(client):
    assert client.post(at("settings"), content=b"x" * 70_000, headers=OWN).status_code == 413
    assert client.post(at("settings"), content=iter([b"x"]), headers=OWN).status_code == 413


def test_every_answer_has_its_headers(client):
    for path in (at(""), at("static/review.js"), at("nothing"), "/"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "cache-control" in headers


@pytest.mark.parametrize("back", ["//evil.example/", "http://evil.example/", "/\\evil.example", ""])
def test_one_comes_back_to_the_page_itself(client, back):
    answer = client.post(at("settings"), data={"language": "vi", "back": back}, headers=OWN)
    assert answer.headers["location"] == at("")
    assert client.post(at("settings"), data={"back": "/decisions"}, headers=OWN).headers["location"] == at("decisions")


def test_the_page_asks_nothing_of_the_web(client, outputs):
    for path in (at(""), item(check_of(outputs, "sum")), item(check_of(outputs, "table_total")), at("decisions")):
        text = client.get(path).text
        assert "//" not in text.replace("</", "").replace("<!doctype", "")
        assert " style=" not in text
        assert "<script>" not in text
    for name, (data, _) in STATIC.items():
        assert b"http" not in data.replace(b"http://www.w3.org/2000/svg", b""), name


# ---- markup in a report -----------------------------------------------------------------------------------


def test_markup_in_a_report_is_text(client, outputs):
    client.post(at("settings"), data={"reviewer": "<b>Lan</b>"}, headers=OWN)
    target = check_of(outputs, "ratio")
    said = {"verdict": "misread", "reason": "<i>x</i>"} | digest_of(client, target)
    assert client.post(at(f"decide/checks/{target.row_id}"), data=said, headers=OWN).status_code == 303
    pages = [at(""), item(target), at("decisions"), at("search?q=<script>alert"), at('?q=<script>&district="><script>')]
    for path in pages:
        text = client.get(path).text
        assert "<img src=x" not in text, path
        assert "<script>" not in text, path
        assert "<b onmouseover" not in text, path
        assert "<i>x" not in text, path
        assert "<b>Lan" not in text, path
    shown = client.get(item(target)).text
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert HOSTILE not in shown


# ---- pages ------------------------------------------------------------------------------------------------


def test_the_queue_has_mismatches_first_and_filters(client, desk):
    text = client.get(at("")).text
    assert text.index("tag mismatch") < text.index("</ol>")
    assert "Tiền Hải" in client.get(at("?district=Tiền Hải")).text
    assert "Nothing is left" in client.get(at("?district=Hòn Đất")).text
    assert "Nothing is left" in client.get(at("?verdict=mismatch&year=1999")).text
    with desk.open():
        everything = desk.queue.choices(Filters(verdict=ALL, state=ALL))
        assert everything.total == sum(everything.verdicts.values()) == sum(count for _, count in everything.kinds)
        for field, values in (("kind", everything.kinds), ("state", everything.states)):
            for value, count in values:
                filters = Filters(**{"verdict": ALL, "state": ALL, field: value})
                assert desk.queue.choices(filters).total == count
        assert everything.districts == ["Tiên Yên", "Tiền Hải"]
        assert desk.queue.choices(Filters(province="Thái Bình")).districts == ["Tiền Hải"]
        assert desk.queue.choices(Filters(q="100%_\\")).total == 0
        found = [
            desk.queue.choices(Filters(verdict=ALL, state=ALL, q=q)).total for q in ("Tiền Hải", "TIỀN HẢI", "tien hai")
        ]
        assert found[0] > 0
        assert len(set(found)) == 1


def test_a_check_is_shown_with_its_operands_and_arithmetic(client, outputs):
    text = client.get(item(check_of(outputs, "table_total"))).text
    assert text.count('class="mark operand"') == 9
    assert text.count('class="mark stated"') == 1
    assert "66,030,000,000" in text
    assert "270,000,000" in text
    assert 'data-key="r"' in text
    plain = client.get(item(check_of(outputs, "sum"))).text
    assert plain.count('class="mark operand"') == 4
    assert plain.count('class="mark stated"') == 1
    assert "KINH TẾ" in plain  # the tree of sections


def test_pages_are_pictured_and_texts_are_texts(client, desk):
    with desk.open():
        (doc_id,) = [row[0] for row in desk.catalog.store.select("SELECT doc_id FROM documents WHERE pages = 4")]
        (text_id,) = [row[0] for row in desk.catalog.store.select("SELECT doc_id FROM documents WHERE pages = 1")]
    answer = client.get(at(f"page/{doc_id}/1"))
    assert answer.headers["content-type"] == "image/jpeg"
    assert Image.open(BytesIO(answer.content)).size == (1241, 1754)
    for path in (
        f"page/{doc_id}/0",
        f"page/{doc_id}/5",
        f"page/{text_id}/1",
        f"page/{doc_id}/1e3",
        f"page/{doc_id}/{'9' * 5000}",
    ):
        assert client.get(at(path)).status_code == 404
    assert "<svg" in client.get(at(f"document/{doc_id}?page_shown=4")).text
    assert '<pre class="text">' in client.get(at(f"document/{doc_id}?as=text")).text
    assert '<pre class="text">' in client.get(at(f"document/{text_id}?at=999999999")).text


def test_another_file_in_the_place_of_the_document_is_not_shown(tmp_path, corpus):
    (pdf,) = corpus.glob("*.pdf")
    with pytest.raises(UnreadableFile, match="not the file"):
        page_picture(pdf, "0" * 64, 1)
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        page_picture(tmp_path / "none.pdf", "0" * 64, 1)


def test_a_document_that_is_gone_is_shown_as_text(corpus, outputs, tmp_path, darkroom):
    own = shutil.copytree(corpus, tmp_path / "own")
    extract(own, outputs)
    shutil.rmtree(own)
    with closing(Desk(outputs)) as desk:
        guarded = Guard(application(desk, darkroom, Settings(TOKEN, "en")), token=TOKEN, port=PORT)
        with TestClient(guarded, base_url=ORIGIN) as client:
            text = client.get(item(check_of(outputs, "table_total"))).text
    assert "The page cannot be shown" in text
    assert text.count('class="mark operand"') == 9


def test_search_finds_texts_and_figures(client):
    assert "24.860 triệu đồng" in client.get(at("search?q=24860000000")).text
    assert "<mark>ngân sách tỉnh</mark>" in client.get(at("search?q=NGAN SACH TINH")).text
    assert "Nothing found" in client.get(at("search?q=xyzzy")).text
    assert client.get(at('search?q="*')).status_code == 200
    assert client.get(at("search?q=AND OR (")).status_code == 200


# ---- decisions --------------------------------------------------------------------------------------------


def test_a_decision_is_kept_with_its_value_and_taken_back(client, outputs):
    target = check_of(outputs, "sum")
    stated = figure(outputs, "amounts", "24.860 triệu đồng")
    path = at(f"decide/checks/{target.row_id}")
    asked = {"verdict": "misread", "of": stated.row_id} | digest_of(client, target)
    assert "Tell your name" in client.post(path, data=asked, headers=OWN).text
    unclear = client.post(path, data=asked | {"value": "24.760", "reviewer": "Lan"}, headers=OWN)
    assert unclear.status_code == 400
    assert 'value="24.760"' in unclear.text  # what was written is not lost
    assert (
        client.post(path, data={"value": "1", "reviewer": "Lan", "of": stated.row_id}, headers=OWN).status_code == 400
    )
    assert client.post(path, data=asked | {"value": "1", "of": "", "reviewer": "Lan"}, headers=OWN).status_code == 400
    assert read_decisions(outputs) == []

    done = client.post(path, data=asked | {"value": "24.760.000.000", "reviewer": " Lan  Anh "}, headers=OWN)
    assert done.status_code == 303
    assert done.headers["location"] != item(target)  # the next one
    rows = read_decisions(outputs)
    assert {(row.reviewer, row.anchor.part, row.from_value, row.to_value) for row in rows} == {
        ("Lan Anh", "checks", "mismatch: 24860000000 / 24760000000", ""),
        ("Lan Anh", "amounts", "24860000000", "24760000000"),
    }
    assert "24,760,000,000" in client.get(item(stated)).text
    assert "Lan Anh" in client.get(at("decisions")).text
    assert target.row_id not in client.get(at("")).text  # done
    assert target.row_id in client.get(at("?state=done")).text

    (key,) = [row.decision_id for row in rows if row.anchor.part == "checks"]
    back = client.post(at(f"undo/checks/{target.row_id}"), data={"decision": key}, headers=OWN)
    assert back.headers["location"] == item(target)
    assert target.row_id in client.get(at("")).text
    assert len(read_decisions(outputs)) == 4


def test_another_process_and_another_extraction_are_taken_up(client, corpus, outputs, tmp_path):
    total, ratio = check_of(outputs, "sum"), check_of(outputs, "ratio")
    assert total.row_id in client.get(at("")).text
    decide(outputs, total, "Minh", "right")
    decide(outputs, ratio, "Minh", "right")
    assert total.row_id not in client.get(at("")).text
    extract(corpus, outputs, other_rules(tmp_path / "rules"))
    assert client.get(item(ratio)).status_code == 404
    assert "No longer" not in client.get(item(total)).text
    text = client.get(at("decisions")).text
    assert "no longer found" in text
    assert "94,8%" in text
    assert (outputs / FILE).is_file()


def test_two_people_who_differ_are_shown(client, outputs):
    target = check_of(outputs, "sum")
    for reviewer, verdict in (("Lan", "right"), ("Minh", "report_wrong")):
        said = {"verdict": verdict, "reviewer": reviewer} | digest_of(client, target)
        client.post(at(f"decide/checks/{target.row_id}"), data=said, headers=OWN)
    assert target.row_id in client.get(at("?state=conflict")).text
    text = client.get(item(target)).text
    assert "people disagree" in text
    assert 'name="settle"' in text


# ---- words ------------------------------------------------------------------------------------------------


def test_both_languages_have_all_words(client):
    vietnamese, english = (words_in(language) for language in LANGUAGES)
    for key, words in _all_words().items():
        assert all(words.values()), key
    for part in MENTION_TABLES:
        assert vietnamese(f"kind.{part}") != english(f"kind.{part}")
    client.post(at("settings"), data={"language": "vi"}, headers=OWN)
    assert 'lang="vi"' in client.get(at("")).text


def test_a_form_of_too_many_fields_is_refused(client, outputs):
    target = check_of(outputs, "sum")
    fields = {f"field{number}": "x" for number in range(60)}
    for act in ("decide", "undo"):
        assert client.post(at(f"{act}/checks/{target.row_id}"), data=fields, headers=OWN).status_code == 400
    assert client.post(at("settings"), data=fields, headers=OWN).status_code == 400


@pytest.mark.parametrize("said", [{}, {"shown": ""}, {"shown": "0" * 16}])
def test_a_decision_that_answers_no_page_is_not_taken(client, outputs, said):
    target = check_of(outputs, "sum")
    asked = {"verdict": "right", "reviewer": "Lan", "reason": "xem tờ trình"} | said
    answer = client.post(at(f"decide/checks/{target.row_id}"), data=asked, headers=OWN)
    assert answer.status_code == 409
    assert "xem tờ trình" in answer.text
    assert read_decisions(outputs) == []


def test_a_value_far_from_what_was_read_is_confirmed_first(client, outputs):
    stated = figure(outputs, "amounts", "24.860 triệu đồng")
    path = at(f"decide/amounts/{stated.row_id}")
    said = {"verdict": "misread", "reviewer": "Lan", "value": "24.860.000", "reason": "in nghìn đồng"}
    said |= digest_of(client, stated)
    asked = client.post(path, data=said, headers=OWN)
    assert asked.status_code == 400
    assert "Yes, the value is 24,860,000 đồng" in asked.text
    assert 'name="sure" value="24860000"' in asked.text
    assert "in nghìn đồng" in asked.text
    assert client.post(path, data=said | {"value": "23.860.000", "sure": "24860000"}, headers=OWN).status_code == 400
    assert read_decisions(outputs) == []
    done = client.post(path, data=said | {"sure": "24860000"}, headers=OWN)
    assert done.status_code == 303
    assert [row.to_value for row in read_decisions(outputs)] == ["24860000"]


def test_of_two_readings_the_person_chooses(client, outputs):
    stated = figure(outputs, "amounts", "24.860 triệu đồng")
    path = at(f"decide/amounts/{stated.row_id}")
    said = {"verdict": "misread", "reviewer": "Lan", "value": "24.760"} | digest_of(client, stated)
    asked = client.post(path, data=said, headers=OWN)
    assert [f'type="radio" name="sure" value="{value}"' in asked.text for value in ("24760", "24760000000")] == [
        True
    ] * 2
    assert "Yes, the value is 24,760,000,000 đồng" in asked.text
    assert client.post(path, data=said | {"sure": "24760000001"}, headers=OWN).status_code == 400
    assert client.post(path, data=said | {"sure": "24760000000"}, headers=OWN).status_code == 303
    assert [row.to_value for row in read_decisions(outputs)] == ["24760000000"]


def test_the_page_that_follows_tells_what_was_read(client, outputs):
    target, stated = check_of(outputs, "sum"), figure(outputs, "amounts", "24.860 triệu đồng")
    said = {"verdict": "misread", "reviewer": "Lan", "value": "24,76 tỷ đồng", "of": stated.row_id}
    said |= digest_of(client, target)
    done = client.post(at(f"decide/checks/{target.row_id}"), data=said, headers=OWN)
    assert "24,760,000,000" in client.get(done.headers["location"]).text


def test_decisions_tell_verdicts_and_figures_for_people(client, outputs):
    decide(outputs, check_of(outputs, "sum"), "Lan", "report_wrong")
    decide(outputs, figure(outputs, "amounts", "24.860 triệu đồng"), "Lan", "misread", value="24,76 tỷ đồng")
    text = client.get(at("decisions")).text
    assert "mismatch: 24,860,000,000 / 24,760,000,000" in text
    assert "24,860,000,000 → " in text
    client.post(at("settings"), data={"language": "vi"}, headers=OWN)
    assert "không khớp: 24.860.000.000 / 24.760.000.000" in client.get(at("decisions")).text


def test_a_document_has_what_disagrees_first_and_what_agrees_folded(client, desk):
    with desk.open():
        (doc_id,) = [row[0] for row in desk.catalog.store.select("SELECT doc_id FROM documents WHERE pages = 4")]
    text = client.get(at(f"document/{doc_id}")).text
    panel = text[text.index('class="panel"') : text.index("</aside>")]
    assert panel.index("tag mismatch") < panel.index("<details") < panel.index("tag ok")
    assert "tag ok" not in panel[: panel.index("<details")]


def test_pictures_go_on_when_their_process_is_lost(corpus):
    (pdf,) = corpus.glob("*.pdf")
    digest = sha256(pdf.read_bytes()).hexdigest()
    with closing(Darkroom()) as room:
        assert len(room.sizes(pdf, digest).result()) == 4
        room._pool.stop()
        assert len(room.sizes(pdf, digest).result()) == 4


def test_decisions_beyond_the_first_page_can_be_reached(client, outputs, monkeypatch):
    monkeypatch.setattr(pages_of_review, "MOST_DECISIONS", 1)
    for quote in ("24.860 triệu đồng", "9.400 triệu đồng"):
        decide(outputs, figure(outputs, "amounts", quote), "Hạnh", "right")
    first, second = (client.get(at(f"decisions?page={page}")).text for page in (1, 2))
    assert "decisions?page=2" in first
    assert first.count('class="decided"') == second.count('class="decided"') == 1
    assert first != second
