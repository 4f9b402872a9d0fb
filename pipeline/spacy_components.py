"""The program as spaCy components, found by spaCy itself once the package is installed.

```python
import spacy

nlp = spacy.blank("xx")  # "vi" would need pyvi, and leaves `3810/QĐ-UBND,` one token
nlp.add_pipe("vn_report")  # everything; or vn_citations, vn_dates, vn_amounts, vn_percentages, vn_places, vn_quantities
doc = nlp("Tổng kinh phí 394,4 triệu đồng tại huyện Lấp Vò, tỉnh Đồng Tháp.")
for span in doc.spans["amounts"]:
    print(span.text, span.label_, span._.value["value"])  # 394,4 triệu đồng AMT 394400000
print([place.kb_id_ for place in doc.spans["places"]], doc._.facts, doc._.checks)
```

`vn_report` fills all groups of `doc.spans` and, with `set_ents`, `doc.ents`; the others fill theirs. Whichever runs
first reads the whole document, for figures, places and dates explain one another; the others take what it found.
Tokens are cut where a mention begins or ends inside one, unless the document is parsed.
`rules`: a folder of rules instead of the shipped ones. Extensions: `span._.value` (every cell of the mention's table),
`doc._.facts`, `doc._.sections`, `doc._.checks`. All of it is plain data, so that `nlp.pipe(n_process=…)`, `DocBin`
and `doc.to_bytes()` keep it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.model import Document, Page
from pipeline.store.export.docbin import DATA, Cells, cells, entities, put, stretch
from pipeline.store.export.job import Whole
from pipeline.store.export.labels import LABELS
from pipeline.store.export.tokens import cut
from pipeline.store.schema import TABLES

if TYPE_CHECKING:
    from pipeline.rulebook import Rulebook

# Line ends and marks that no reader leaves in a text; each becomes one character, so that offsets stay.
SAME_LENGTH = str.maketrans({"\r": " ", "\0": " ", "\ufeff": " ", "\f": "\n"})
MADE_WITH = "rules"  # digest of the rules
TABLE_OF = {label: table for table, label in LABELS.items()}
Component = Callable[[Doc], Doc]


@Language.factory("vn_report", default_config={"rules": None, "set_ents": False})
def vn_report(nlp: Language, name: str, rules: str | None, set_ents: bool) -> Component:  # noqa: ARG001
    """All groups of spans, the document's facts, sections and checks; with `set_ents` also entities."""
    rulebook = _rulebook(rules)

    def component(doc: Doc) -> Doc:
        found = read(doc, rulebook)
        for table in LABELS:
            put(doc, table, found[table])
        if set_ents:
            doc.ents = entities(doc)
        return doc

    return component


def finder(table: str) -> Callable[[Language, str, str | None], Component]:
    """The factory of the component that fills one group of spans."""

    def factory(nlp: Language, name: str, rules: str | None) -> Component:  # noqa: ARG001 - spaCy's signature
        rulebook = _rulebook(rules)

        def component(doc: Doc) -> Doc:
            put(doc, table, read(doc, rulebook)[table])
            return doc

        return component

    return factory


_RULES: dict[str, str | None] = {"rules": None}
vn_citations = Language.factory("vn_citations", default_config=_RULES, func=finder("citations"))
vn_dates = Language.factory("vn_dates", default_config=_RULES, func=finder("dates"))
vn_amounts = Language.factory("vn_amounts", default_config=_RULES, func=finder("amounts"))
vn_percentages = Language.factory("vn_percentages", default_config=_RULES, func=finder("percentages"))
vn_places = Language.factory("vn_places", default_config=_RULES, func=finder("places"))
vn_quantities = Language.factory("vn_quantities", default_config=_RULES, func=finder("quantities"))


def read(doc: Doc, rulebook: Rulebook) -> dict[str, Sequence[Cells]]:
    """Everything found in the text of a Doc, by table; laid into its user data, not read twice with one rulebook."""
    data = doc.user_data.get(DATA)
    if data is None or data.get(MADE_WITH) != rulebook.digest:
        data = {**cells(found_in(doc.text, rulebook)), MADE_WITH: rulebook.digest}
        doc.user_data[DATA] = data
        cut(doc, (stretch(row) for table in LABELS for row in data[table].values()))
    return {table: list(data[table].values()) for table in LABELS}


def found_in(text: str, rulebook: Rulebook) -> Whole:
    """The rows of every table, for one text."""
    from pipeline.read.source import PagelessSource
    from pipeline.stages import extract_document
    from pipeline.store.rows import rows_of

    source = PagelessSource()
    source.document = document_of(text)
    rows = rows_of(extract_document(source, rulebook))
    tables = {
        table.name: tuple(dict(zip(table.names, row, strict=True)) for row in rows.get(table.name, ()))
        for table in TABLES
    }
    return Whole(tables["documents"][0], text, tables)


def document_of(text: str) -> Document:
    """A document of one page; its offsets are those of the text."""
    data = text.encode("utf-8", "surrogatepass")
    digest = sha256(data).hexdigest()
    page = Page(1, 0, len(text), "plain")
    return Document(digest[:12], "", digest, len(data), "text/plain", text.translate(SAME_LENGTH), (page,))


def value_of(span: Span) -> Cells | None:
    """Every cell of the mention; `None` for a span that is none of ours."""
    mentions: dict[str, Cells] = _data(span.doc).get(TABLE_OF.get(span.label_, ""), {})
    return mentions.get(span.id_)


def _data(doc: Doc) -> dict[str, Any]:
    data: dict[str, Any] = doc.user_data.get(DATA) or {}
    return data


def _rulebook(rules: str | None) -> Rulebook:
    from pipeline.rulebook import load_rules

    return load_rules(None if rules is None else Path(rules))


Span.set_extension("value", getter=value_of, force=True)
Doc.set_extension("facts", getter=lambda doc: _data(doc).get("documents", {}), force=True)
Doc.set_extension("sections", getter=lambda doc: _data(doc).get("sections", []), force=True)
Doc.set_extension("checks", getter=lambda doc: _data(doc).get("checks", []), force=True)
