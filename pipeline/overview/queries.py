"""The questions that the page asks the store, in SQL: the same store gives the same rows in the same order."""

from __future__ import annotations

NUMBER_OR_NULL = "CASE WHEN typeof({0}) IN ('integer', 'real') OR {0} GLOB '[-0-9]*' THEN CAST({0} AS REAL) END"
# Money first, the largest gap first; then what is off most in proportion; then days that cannot be.
LARGEST_FIRST = f"""
         c.unit IS NOT 'VND',
         CASE WHEN c.unit = 'VND' THEN -abs({NUMBER_OR_NULL.format("c.difference")}) END,
         -abs({NUMBER_OR_NULL.format("c.difference")}) / max(abs({NUMBER_OR_NULL.format("c.stated")}), 1e-9),
         d.path, c.rowid
"""
# What nobody decided on first, and one of each document: forty like tables of one say no more than the first of them.
FINDINGS = f"""
SELECT c.kind, c.verdict, c.stated, c.computed, c.difference, c.unit, c.evidence, c.message_vi, c.message_en, c.page,
       {{reviewed}}, d.doc_id, d.path, d.number, d.issuer, d.issue_date, o.doc_id, o.path, o.number,
       row_number() OVER (PARTITION BY {{decided}}, d.doc_id ORDER BY {LARGEST_FIRST}) AS turn
FROM checks AS c CROSS JOIN documents AS d ON d.doc_id = c.doc_id LEFT JOIN documents AS o ON o.doc_id = c.other_doc_id
{{joined}} WHERE c.verdict = ? ORDER BY {{decided}}, turn > 1, {LARGEST_FIRST} LIMIT ?
"""  # noqa: S608 - our own names
# What people decided of a check, where a run carried it into the store and it stands as it is; else nothing.
WITH_REVIEWS = {
    "reviewed": "CASE WHEN r.conflict = 1 THEN 'conflict' ELSE coalesce(r.verdict, '') END",
    "decided": "coalesce(r.verdict, '') != ''",
    "joined": "LEFT JOIN reviews AS r ON r.part = 'checks' AND r.row_id = c.check_id AND r.state = 'attached'",
}
WITHOUT_REVIEWS = {"reviewed": "''", "decided": "''", "joined": ""}
DOCUMENTS = """
SELECT doc_id, path, number, doc_type, issuer, issue_date, province, district, commune, pages, status, mentions, checks,
       mismatches, problems, title
FROM documents
ORDER BY mismatches DESC, status = 'ok', problems DESC, path, rowid LIMIT ?
"""
BY_YEAR = """
SELECT coalesce(substr(issue_date, 1, 4), ''), '', count(*), sum(mismatches) FROM documents WHERE status != 'failed'
GROUP BY 1 ORDER BY 1
"""
BY_TYPE = """
SELECT coalesce(doc_type, ''), '', count(*), sum(mismatches) FROM documents WHERE status != 'failed'
GROUP BY 1 ORDER BY 3 DESC, 1
"""
BY_PLACE = """
SELECT coalesce(province, ''), coalesce(district, commune, ''), count(*), sum(mismatches)
FROM documents WHERE status != 'failed' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
"""
BY_PROVINCE = """
SELECT coalesce(province, ''), '', count(*), sum(mismatches) FROM documents WHERE status != 'failed'
GROUP BY 1 ORDER BY 3 DESC, 1
"""
DECIDED = """
SELECT count(*) FROM checks AS c JOIN reviews AS r ON r.part = 'checks' AND r.row_id = c.check_id
WHERE c.verdict = 'mismatch' AND r.state = 'attached' AND r.verdict IS NOT NULL
"""
VERDICTS = "SELECT kind, verdict, count(*) FROM checks GROUP BY 1, 2 ORDER BY 1, 2"
MONEY = "currency = 'VND' AND typeof(value) = 'integer'"
# `Ngân sách tỉnh` and `ngân sách tỉnh` are one; the least of both is told, which has the capital.
SUBJECTS = f"""
SELECT min(subject), count(*), count(DISTINCT doc_id), min(value), max(value) FROM amounts
WHERE subject IS NOT NULL AND {MONEY} GROUP BY uncased(subject) ORDER BY 3 DESC, 2 DESC, 1 LIMIT ?
"""  # noqa: S608
SIZES = f"SELECT length(value), count(*) FROM amounts WHERE {MONEY} AND value > 0 GROUP BY 1 ORDER BY 1"  # noqa: S608
POINTS = """
SELECT CAST(lat AS REAL), CAST(lon AS REAL), count(*), count(DISTINCT doc_id), min(name), min(level), min(province)
FROM places WHERE lat IS NOT NULL AND lon IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
"""
PROBLEM_CODES = """
SELECT p.code, p.stage, count(*), min(p.remedy), count(DISTINCT p.path) FROM problems AS p
GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
"""
PROBLEM_ROWS = (
    "SELECT path, page, message, remedy FROM problems WHERE code = ? AND stage = ? ORDER BY path, rowid LIMIT ?"
)
