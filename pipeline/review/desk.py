"""The open outputs and decisions, kept up with runs and with other auditors who write at the same time."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.review.alike import Surroundings
from pipeline.review.anchors import CELLS, CHECKS, Anchor, Target
from pipeline.review.attach import Attached, attach, joined
from pipeline.review.catalog import Catalog, Seen
from pipeline.review.cellfigures import anchor_of_cell
from pipeline.review.decisions import CORRECTING, Decision, Reviews, new_id, now
from pipeline.review.exchange import open_store, value_now
from pipeline.review.filters import Filters
from pipeline.review.people import comment, person
from pipeline.review.reading import UnclearValue
from pipeline.review.scene import Subject
from pipeline.review.values import Reading, as_typed, value_of
from pipeline.review.worklist import Queue
from pipeline.store.folder import RUN_FILE, STORE
from pipeline.store.schema import MENTION_TABLES


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of a subject.

    `value`: the correct value of the mention `of`, as written; "" for none. `shown`: the digest of what was seen, ""
    for what is no answer to a page. `sure`: the value, as it was read, that was confirmed.
    """

    reviewer: str
    verdict: str
    value: str = ""
    of: str = ""
    reason: str = ""
    settles: bool = False
    shown: str = ""
    sure: str = ""


class Doubtful(ValueError):  # noqa: N818 - it names what is wrong
    """A value that is to be confirmed. `readings`: what it can be; `unit`: of all of them."""

    def __init__(self, *readings: str, unit: str) -> None:
        super().__init__(*readings)
        self.readings, self.unit = readings, unit


class ValueStands(ValueError):  # noqa: N818 - it names what is wrong
    """The same verdict once more, without the correction that the person made before and did not take back."""


class OtherNow(ValueError):  # noqa: N818 - it names what is wrong
    """What was seen is no longer what the machine says."""


class NotSaved(ValueError):  # noqa: N818 - it names what is wrong
    """The decisions could not be written: the disk is full, or another process keeps the file."""


class Desk:
    """What is open. Use it inside `with desk.open():`, one thread at a time."""

    def __init__(self, outputs: Path) -> None:
        """Open; raises `UsageError` where there is nothing to review or decisions cannot be written."""
        self.outputs = outputs
        self._lock = threading.Lock()
        self._store = open_store(outputs, for_one_thread=False)
        try:
            self._reviews = Reviews(outputs)
        except UsageError:
            self._store.close()
            raise
        self._stamp = self._stamp_now()
        self._take_up()

    def _stamp_now(self) -> tuple[int, int]:
        found = (self.outputs / STORE).stat()
        return found.st_ino, found.st_mtime_ns

    def _take_up(self) -> None:
        """Read the store and the decisions anew."""
        self.catalog = Catalog(self._store)
        self._near = Surroundings(self.catalog)
        self.queue = Queue(self._store)
        self.rules = _rules_of(self.outputs)
        self._read_decisions()

    def _read_decisions(self) -> None:
        self._version = self._reviews.version()
        self.decisions = self._reviews.all()
        self.groups = attach(self.decisions, self.catalog)
        self._by_target = {group.target: group for group in self.groups if group.target is not None}
        self.queue.mark(self.groups)
        self.queue.choices(Filters())  # counted now, so that the first page is quick

    @contextmanager
    def open(self) -> Iterator[None]:
        """The desk, kept up with the disk, for this thread alone."""
        with self._lock:
            self._keep_up()
            yield

    def _keep_up(self) -> None:
        try:
            stamp = self._stamp_now()
        except OSError:  # a run is putting its outputs in place
            return
        if stamp != self._stamp:
            store = open_store(self.outputs, for_one_thread=False)
            self._store.close()
            self.queue.close()
            self._store, self._stamp = store, stamp
            self._take_up()
        with suppress(sqlite3.OperationalError):  # another process keeps the file: what was read last is shown
            if self._reviews.version() != self._version:
                self._read_decisions()

    def group(self, target: Target) -> Attached | None:
        """What people have said of it."""
        return self._by_target.get(target)

    def reviewers(self) -> list[str]:
        """Who has decided anything."""
        return sorted({each.reviewer for each in self.decisions})

    def decide(self, subject: Subject, said: Verdict) -> None:
        """Add a decision, or raise `UnclearValue`, `Doubtful`, `ValueStands`, `OtherNow` or `NotSaved`.

        The correct value of a figure of a check is a decision on that figure too.
        """
        if said.shown and said.shown != subject.digest:
            raise OtherNow
        anchor = self._anchor_of(subject)
        if anchor is None:
            return
        group = self.group(subject.target)
        correctable = (seen for _, seen, _ in subject.figures if seen.part in (CELLS, *MENTION_TABLES))
        figure = next((seen for seen in correctable if seen.mention_id == said.of), None)
        if subject.mention is not None:
            figure = subject.mention
        if said.value and figure is None:
            raise UnclearValue(said.value)
        reading = self._reading(subject, said, figure)
        value = reading.value
        if not reading.is_sure and figure is not None:
            if not said.sure or said.sure not in (value, reading.other):
                raise Doubtful(*filter(None, (value, reading.other)), unit=figure.unit)
            value = said.sure
        own_value = value if subject.mention is not None else ""
        if said.verdict == "right" and subject.mention is not None:
            own_value = subject.value
        moment = now()
        made = self._decision(said, moment, anchor, subject.value, own_value)
        if said.settles and group is not None and said.verdict:
            others = (
                voice.decision_id for voice in group.standing.voices if person(voice.reviewer) != person(said.reviewer)
            )
            made = replace(made, settles=tuple(others))
        rows = [made]
        if value and figure is not None and subject.mention is None:
            is_cell = figure.part == CELLS
            about = anchor_of_cell(self.catalog, figure) if is_cell else self.catalog.anchor_of_mention(figure)
            noted = self._near.noted(about, Target(figure.part, figure.mention_id)) if about else None
            rows += [self._decision(said, moment, noted, figure.value, value)] if noted else []
        rows += self._withdrawn(said, moment, group)
        self._add(rows)

    def _withdrawn(self, said: Verdict, moment: str, group: Attached | None) -> list[Decision]:
        """Rows that take back the values which came with the person's word on a check, where that word is another now.

        `misread`, with the correct value, and then `report_wrong` would say both of one figure.
        """
        voices = group.standing.voices if group is not None and said.verdict else ()
        own = next((each for each in voices if person(each.reviewer) == person(said.reviewer)), None)
        if own is None or own.verdict == said.verdict or own.anchor.part != CHECKS:
            return []
        stale = [each for each in self.together(own) if each.anchor.part != CHECKS]
        return [
            Decision(new_id(), moment, said.reviewer, each.anchor, undoes=(each.decision_id,), rules=self.rules)
            for each in stale
        ]

    def _reading(self, subject: Subject, said: Verdict, figure: Seen | None) -> Reading:
        """The value that is said; the one that stands, where the field was left as the page had filled it."""
        correction = self.correction(said.reviewer, subject)
        if correction and not said.value and said.verdict == correction.verdict:
            raise ValueStands
        if correction and said.value == as_typed(correction.to_value, subject.target.part):
            return Reading(correction.to_value)
        return value_of(figure, said.value) if said.value and figure else Reading("")

    def correction(self, reviewer: str, subject: Subject) -> Decision | None:
        """The word of a person that counts for a figure or place, where it has the correct value."""
        group = self.group(subject.target)
        if group is None or subject.mention is None:
            return None
        own = (each for each in group.standing.voices if person(each.reviewer) == person(reviewer))
        return next((each for each in own if each.to_value and each.verdict in CORRECTING), None)

    def _anchor_of(self, subject: Subject) -> Anchor | None:
        if subject.check is not None:
            anchor = self.catalog.anchor_of_check(subject.check)
        else:
            anchor = self.catalog.anchor_of_mention(subject.figures[0].seen)
        return self._near.noted(anchor, subject.target) if anchor else None

    def _decision(self, said: Verdict, moment: str, anchor: Anchor, from_value: str, to_value: str) -> Decision:
        return Decision(
            decision_id=new_id(),
            made_at=moment,
            reviewer=said.reviewer,
            anchor=anchor,
            verdict=said.verdict,
            from_value=from_value,
            to_value=to_value,
            reason=comment(said.reason),
            rules=self.rules,
        )

    def undo(self, reviewer: str, target: Target, decision_id: str) -> bool:
        """Take back a person's last word on a thing, and what came with it; whether it was still the last."""
        last = self.last_word(reviewer, target)
        if last is None or last.decision_id != decision_id:
            return False
        # Rows of one moment were added by one press of a key: a check, and the figure in it that was corrected.
        together = self.together(last)
        taken_back = tuple(each.decision_id for each in together)
        moment = now()
        rows = [
            Decision(new_id(), moment, reviewer, each.anchor, undoes=taken_back, rules=self.rules)
            for each in {each.anchor.subject: each for each in together}.values()
        ]
        self._add(rows)
        return True

    def _standing_words(self, reviewer: str) -> list[Decision]:
        """Verdicts and comments of a person that were not taken back."""
        undone = {
            each
            for decision in self.decisions
            if person(decision.reviewer) == person(reviewer)
            for each in decision.undoes
        }
        own = (each for each in self.decisions if person(each.reviewer) == person(reviewer) and not each.undoes)
        return [each for each in own if each.decision_id not in undone]

    def together(self, word: Decision) -> list[Decision]:
        """What was said with it, by one press of a key."""
        return [each for each in self._standing_words(word.reviewer) if each.made_at == word.made_at]

    def last_word(self, reviewer: str, target: Target) -> Decision | None:
        """What a person said last of a thing; `None` where that is nothing, or was taken back."""
        group = self.group(target)
        if group is None:
            return None
        standing = group.standing
        own = (each for each in standing.history if person(each.reviewer) == person(reviewer) and not each.undoes)
        left = [each for each in own if each.decision_id not in standing.taken_back]
        return left[-1] if left else None

    def _add(self, decisions: Sequence[Decision]) -> None:
        try:
            self._reviews.add(decisions)
        except sqlite3.OperationalError as error:
            raise NotSaved(str(error)) from error
        if self._reviews.version() != self._version:
            self._read_decisions()
            return
        self.decisions += decisions
        for group in attach(decisions, self.catalog):
            self._join(group)

    def _join(self, new: Attached) -> None:
        """Put new decisions with those that stand on the same thing."""
        target = new.target
        if target is None:
            self.groups.append(new)
            return
        old = self._by_target.get(target)
        if old is not None:
            new = joined(old, new, value_now(self.catalog, new))
            self.groups[self.groups.index(old)] = new
        else:
            self.groups.append(new)
        self._by_target[target] = new
        self.queue.mark_one(new)

    def close(self) -> None:
        """Close the files."""
        self._store.close()
        self.queue.close()
        self._reviews.__exit__(None, None, None)


def _rules_of(outputs: Path) -> str:
    """Digest of the rules that the outputs were made with; "" where the run tells none."""
    try:
        told = json.loads((outputs / RUN_FILE).read_bytes())
        return str(told["rules"]["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
