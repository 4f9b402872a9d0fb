"""The audit: what the figures of a document say about each other, and what two documents say about one thing.

In the order in which they are used: `model` has the nouns, `intervals` and `days` the arithmetic, `rules` what rules/
says of the checks. `link/scene.py` makes a scene of a document. `clauses` and `parts` read its sentences for the checks
in `check/`, `checks` runs these, `verdicts` judges what they claim, and `conflicts` compares the documents of a run.
"""
