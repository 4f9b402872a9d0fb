"""What columns mean that stand beside those of the model: what people decided, views, `extract reviews export`.

The columns of the tables themselves are described in `rules/columns.toml`. Each is told as `English · Vietnamese`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Meanings = Mapping[str, str]

BETWEEN = " · "
VERDICT_WORDS = "right, report_wrong (báo cáo sai), misread (máy đọc sai)"

# Tables of `reports.sqlite`.
TABLES_TOLD: Meanings = MappingProxyType(
    {
        "documents": "One row a document: who issued what, when and where, and how it was read · "
        "Mỗi văn bản một dòng: ai ban hành, ngày nào, ở đâu, và đọc được đến đâu",
        "sections": "Headings of the documents and what they reach over · Các đề mục của văn bản và phạm vi của chúng",
        "citations": "Documents that the texts cite · Văn bản được viện dẫn",
        "dates": "Days, months, years and spans · Ngày, tháng, năm và khoảng thời gian",
        "amounts": "Sums of money, exact · Số tiền, giá trị chính xác",
        "percentages": "Percentages, and of what they are told · Tỷ lệ phần trăm và nói về điều gì",
        "places": "Administrative places with their chain and code · Địa danh hành chính kèm cấp trên và mã",
        "quantities": "Counts and measures with their unit · Số lượng kèm đơn vị",
        "tables": "Tables of the documents · Các bảng trong văn bản",
        "cells": "Cells of the tables with the words of their row and column · Các ô của bảng kèm tên hàng, tên cột",
        "checks": "What the figures say about each other, worked out again · Các phép đối chiếu số liệu, tính lại",
        "problems": "What was not read, or with doubts, and what to do · "
        "Những gì chưa đọc được hoặc chưa chắc, và cách xử lý",
        "texts": "The text of each document, in which start and end count · "
        "Văn bản đầy đủ, dùng cho vị trí start và end",
        "reviews": "What people decided, a row for each thing that they decided on · "
        "Kết luận của người xem, mỗi mục đã xem một dòng",
    },
)

# Columns of people behind those of the machine, in all formats.
PEOPLE: Meanings = MappingProxyType(
    {
        "reviewed_value": "The value according to people; empty while they differ · "
        "Giá trị theo người xem; trống khi các ý kiến còn khác nhau",
        "reviewed_verdict": "What people decided: right, report_wrong, misread; conflict where they differ; with "
        "moved:, changed: or orphaned: before it (moved: right) where it was said of what stands elsewhere, reads "
        "otherwise now or is no more: look again · "
        f"Kết luận của người xem: {VERDICT_WORDS}; conflict khi khác ý; có moved:, changed:, orphaned: ở trước "
        "(moved: right) khi kết luận nói về chỗ nay đã chuyển đi, máy đọc khác, hoặc không còn: cần xem lại",
        "reviewers": "Whose words count, joined by ; · Ai đã kết luận, cách nhau bằng ;",
        "review_reasons": "Reasons and comments of people · Lý do, ghi chú của người xem",
        "review_conflict": "Whether people decided differently: 1, 0 · Những người xem có khác ý không: 1, 0",
        "review_state": "attached (stands as it was), moved, changed (the machine reads otherwise), orphaned (is no "
        "more) · "
        "attached (đúng chỗ cũ), moved (đã chuyển chỗ), changed (máy đọc khác), orphaned (không còn)",
    },
)

REVIEWS: Meanings = MappingProxyType(
    {
        "part": "The table of what was decided on: checks, cells, or one of mentions · Bảng chứa mục đã xem",
        "row_id": "Its key there: mention_id or check_id, of a cell table, row and column joined by :; empty if it is "
        "no more · "
        "Mã trong bảng ấy: mention_id hoặc check_id; với ô là bảng, hàng, cột nối bằng :; trống nếu không còn",
        "doc_id": "The document · Văn bản",
        "path": "Path of its file today · Đường dẫn tệp hiện nay",
        "kind": "Kind of the check; empty for figures · Loại phép đối chiếu; trống với số liệu",
        "quote": "As printed · Nguyên văn",
        "context": "The sentence, or row and column of a cell · Câu chứa nó, hoặc hàng và cột của ô",
        "state": PEOPLE["review_state"],
        "verdict": "The word that all who decided say, whatever its state; empty while they differ · "
        f"Kết luận chung, bất kể state: {VERDICT_WORDS}; trống khi khác ý",
        "reviewed_verdict": PEOPLE["reviewed_verdict"],
        "reviewed_value": PEOPLE["reviewed_value"],
        "reviewers": PEOPLE["reviewers"],
        "conflict": PEOPLE["review_conflict"],
        "reasons": PEOPLE["review_reasons"],
        "decided_at": "Moment of the last decision, UTC · Thời điểm của kết luận cuối, giờ UTC",
    },
)

# Columns of views that no table has, or that mean more there.
VIEWS: Meanings = MappingProxyType(
    {
        "table": "The table that the row is of · Bảng chứa dòng này",
        "value": "The figure, exact: money in đồng or its currency, percentages as printed · "
        "Giá trị chính xác: tiền tính bằng đồng hoặc ngoại tệ, tỷ lệ như đã in",
        "value_to": "Upper end of a range, or the denominator of 186/337 · "
        "Cận trên của khoảng, hoặc mẫu số của 186/337",
        "unit": "Unit as printed · Đơn vị như đã in",
        "subject": "What the figure is about · Con số này nói về điều gì",
        "cited": "Canonical form of the cited document · Dạng chuẩn của văn bản được viện dẫn",
        "cited_type": "Its type · Loại của văn bản ấy",
        "cited_issuer": "Who issued it · Cơ quan ban hành văn bản ấy",
        "cited_date": "Its date · Ngày của văn bản ấy",
        "times": "How often it is cited · Số lần viện dẫn",
    },
)

# The file of `extract reviews export`: what each decision holds, then what is worked out anew on the way out.
DECISIONS: Meanings = MappingProxyType(
    {
        "decision_id": "Key of the decision · Mã của kết luận",
        "made_at": "When it was made, UTC · Thời điểm kết luận, giờ UTC",
        "reviewer": "Who decided; capitals and blanks tell no two people apart · "
        "Ai kết luận; không phân biệt chữ hoa và khoảng trắng",
        "subject": "Key of what it is about, made from document, part, kind, quote, context and occurrence · "
        "Mã của mục được kết luận, tính từ văn bản, bảng, loại, nguyên văn, câu và lần xuất hiện",
        "doc_id": "The document when it was decided · Văn bản lúc kết luận",
        "sha256": "Digest of its bytes then · Mã băm của tệp lúc ấy",
        "path": "Path of its file then · Đường dẫn tệp lúc ấy",
        "number": "Number and symbol of the document · Số, ký hiệu văn bản",
        "part": REVIEWS["part"],
        "kind": REVIEWS["kind"],
        "quote": REVIEWS["quote"],
        "context": REVIEWS["context"],
        "occurrence": "How often the quote stands in the text before it · Nguyên văn ấy đã xuất hiện mấy lần trước đó",
        "start": "Where it started in the text; -1 for no place · Vị trí bắt đầu; -1 nếu không có",
        "end": "Where it ended · Vị trí kết thúc",
        "issued": "Who issued the document and when · Cơ quan và ngày ban hành văn bản",
        "around": "Headings above it, its row, column and subject, by which it is found again · "
        "Đề mục, hàng, cột, nội dung quanh nó, dùng để tìm lại",
        "alike": "How many figures of the document were like it (1 of 3) · Trong văn bản có mấy số giống nó (1 of 3)",
        "verdict": f"right, report_wrong, misread; empty for a comment or a decision that takes others back · "
        f"{VERDICT_WORDS}; trống nếu chỉ ghi chú hoặc rút lại kết luận",
        "from_value": "What the machine said when it was decided · Máy đọc gì lúc ấy",
        "to_value": "The value that the person stands for · Giá trị theo người kết luận",
        "reason": "Reason or comment · Lý do, ghi chú",
        "undoes": "Keys of own decisions that it takes back, joined by ; · "
        "Mã các kết luận của chính mình mà nó rút lại",
        "settles": "Keys of differing decisions that it puts an end to · Mã các kết luận khác ý mà nó chốt lại",
        "rules": "Digest of the rules by which the machine's value was found · Mã băm của bộ quy tắc lúc máy đọc",
        "state": PEOPLE["review_state"],
        "row_id": REVIEWS["row_id"],
        "value": "What the machine says today · Máy đọc gì hiện nay",
        "reviewed_value": PEOPLE["reviewed_value"],
        "reviewed_verdict": PEOPLE["reviewed_verdict"],
        "conflict": PEOPLE["review_conflict"],
        "taken_back": "Whether the person took it back: 1, 0 · Người kết luận đã rút lại chưa: 1, 0",
        "path_now": REVIEWS["path"],
    },
)


def in_both(told: str) -> Mapping[str, str]:
    """By language: `en`, `vi`."""
    english, _, vietnamese = told.partition(BETWEEN)
    return {"en": english, "vi": vietnamese}
