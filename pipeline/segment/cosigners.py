"""Several who sign one document together: circulars of two ministries, rules of a committee and the Front."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 2  # signers of a joint signature
JOINT = "; "


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: the body for which it is given (`TM.`, `KT.`), "" for none or by order; title and name."""

    body: str
    title: str
    name: str


def joint_signature(signed: Iterable[Signed]) -> Signed | None:
    """Names and titles of all who sign together; `None` where one signs, whoever else does beside him.

    An accountant signs beside the head, and an office below him: those who sign together have the same title, or each
    signs for a body of his own (`KT. BỘ TRƯỞNG BỘ NỘI VỤ`, `KT. BỘ TRƯỞNG BỘ TÀI CHÍNH`).
    """
    every = list(signed)
    if len({each.name for each in every if each.name}) < max(LEAST, len(every)):
        return None
    bodies, titles = {each.body for each in every}, {each.title for each in every}
    if not (len(bodies) == len(every) and all(bodies)) and not (len(titles) == 1 and all(titles)):
        return None
    title = JOINT.join(each.title for each in every) if all(titles) else ""
    return Signed("", title, JOINT.join(each.name for each in every))
