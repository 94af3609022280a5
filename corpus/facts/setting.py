"""Whether a plan sets a number: not how things stood, not a base, a condition, a place or a mere count."""

from __future__ import annotations

import re

from corpus.facts.cases import is_case
from corpus.facts.context import Context
from corpus.facts.due import COUNTED
from corpus.facts.objects import ACT, ACTS
from corpus.facts.quantities import Quantity, find_quantities
from corpus.facts.spans import Segment
from corpus.facts.target_lists import AMONG

_PAST = re.compile(
    r"(?<!\w)(?:đã|hiện\s+(?:nay|có|tại|đang)|đến\s+nay|tính\s+đến|thời\s+gian\s+qua|đạt\s+được|vừa\s+qua|trước\s+đây"
    r"|tồn\s+tại|năm\s+trước)(?!\w)",
    re.IGNORECASE,
)
AIM = re.compile(
    r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|dự\s+kiến|đến\s+(?:hết\s+)?năm)(?!\w)", re.IGNORECASE
)
_SETTING = re.compile(
    rf"(?<!\w)(?:{ACTS}|bảo\s+đảm|đảm\s+bảo|phấn\s+đấu|đạt|mục\s+tiêu|chỉ\s+tiêu|dự\s+kiến|kinh\s+phí|tổng\s+mức|số\s+lượng|quy\s+mô|dự\s+toán|nguồn\s+vốn"
    r"|ít\s+nhất|tối\s+thiểu|tối\s+đa|không\s+quá)(?!\w)",
    re.IGNORECASE,
)
# "dự báo có 4 đến 6 cơn bão", "có khả năng xuất hiện 3 đợt": what may come, not what is aimed at.
_FORECAST = re.compile(
    r"(?:^|[,;:.])\s*(?:theo\s+)?(?:dự\s+báo|nhận\s+định)(?:\s+của\s+[^,]{3,80})?[\s,](?!(?:viên|thời\s+tiết\s+(?:cho|tại))(?!\w))"
    r"|có\s+khả\s+năng(?!\w)|(?<!\w)nguy\s+cơ(?:\s+\w+)?\s+(?:xảy|xuất)",
    re.IGNORECASE,
)
# "thu 20.000 đồng/thẻ", "mức phí 5.000 đồng/lượt": a price that the plan sets.
_PRICE = re.compile(
    r"(?<!\w)(?:thu|phí|giá|giá\s+vé|mức(?:\s+\w+){0,3}|đóng(?:\s+góp)?|nộp|tiền(?:\s+\w+){1,2}|trị\s+giá)\s*(?:là\s*)?$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"đồng|USD", re.IGNORECASE)
_BUDGET = re.compile(
    r"(?<!\w)(?:kinh\s+phí|ngân\s+sách|vốn|dự\s+toán|hỗ\s+trợ|tổng\s+mức|đầu\s+tư|tổng\s+thu|doanh\s+thu|thu\s+từ)(?!\w)",
    re.IGNORECASE,
)
_SUPPORTS = re.compile(
    r"(?<!\w)(?:hỗ\s+trợ|bồi\s+thường|trợ\s+cấp|chế\s+độ|định\s+mức|mức\s+(?:thu|chi|phí)|lệ\s+phí|giá)(?!\w)",
    re.IGNORECASE,
)
_FUNDS = re.compile(r"(?<!\w)(?:kinh\s+phí|ngân\s+sách|dự\s+toán|nguồn\s+vốn)(?!\w)", re.IGNORECASE)
_COMPARED = re.compile(r"[^()]*so\s+với", re.IGNORECASE)
_CONDITION = re.compile(r"\s*(?:khi|nếu|với\s+các|với\s+những)(?!\w)", re.IGNORECASE)
_BASE = re.compile(r"(?<!\w)từ\s+(?:mức\s+)?", re.IGNORECASE)
# "xã, phường dưới 60% phải giải trình": the case in which something is due, not what is aimed at.
_FOLLOWS_FROM = re.compile(
    r"\s*(?:thì|phải|bị|không\s+được|sẽ|chịu|kiểm\s+điểm|giải\s+trình|chưa\s+được)(?!\w)", re.IGNORECASE
)
_SUPPOSED = re.compile(r"(?<!\w)(?:nếu|trường\s+hợp)(?!\w)[^,;]*$", re.IGNORECASE)
# "thông suốt từ tỉnh đến 124 xã", "của 43 huyện": how many there are, not how many shall be.
_THERE_ARE = re.compile(
    r"(?<!\w)(?:từ\s+(?:cấp\s+)?\w+(?:\s+\w+)?\s+đến|của|thuộc|trong|trên\s+địa\s+bàn)\s+(?:tất\s+cả\s+|toàn\s+bộ\s+|cả\s+)?$",
    re.IGNORECASE,
)
_TIER = re.compile(
    r"(?:xã|phường|thị\s+trấn|huyện|quận|thôn|bản|ấp|khóm|buôn|xóm|tổ\s+dân\s+phố)(?!\w)", re.IGNORECASE
)
_PART_OF = re.compile(r"\(\s*(?:(?:trong\s+đó|bao\s+gồm|gồm|riêng)(?!\w)[^()]*|:\s*)$", re.IGNORECASE)
# "(Kế hoạch số 45 quy định là 60%)", "(theo kế hoạch cũ: 40 tỷ đồng)": what another document says, or said.
_OF_ANOTHER = re.compile(
    r"\(\s*(?:theo\s+|tại\s+)?(?:kế\s+hoạch|quyết\s+định|nghị\s+quyết|nghị\s+định|thông\s+tư|chương\s+trình|đề\s+án"
    r"|(?:quy\s+định|mục\s+tiêu|chỉ\s+tiêu)\s+(?:cũ|trước))(?!\w)[^()]*$",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(
    r"(?:đồng|USD)\S*\s+(?:đối\s+với|cho)\s+$", re.IGNORECASE
)  # "80 triệu đồng đối với 01 hộ"
_SIZED = re.compile(r"(?<!\w)có\s+(?:chiều\s+\w+|đường\s+kính|độ\s+(?:sâu|cao|dốc))\s*$", re.IGNORECASE)
# "mỗi lớp từ 15 đến 25 học viên", "mỗi điểm trưng bày 200 cuốn": what each shall have.
_EACH = re.compile(
    r"(?<!\w)mỗi\s+(?!(?:năm|tháng|quý|tuần|ngày|kỳ|học\s+kỳ)(?!\w))[^\d,;.:()]{2,40}$", re.IGNORECASE
)
_RISES = re.compile(r"[^,;.]{0,60}?(?<!\w)(?:lên|xuống|còn)(?!\w)", re.IGNORECASE)


def is_money(unit: str) -> bool:
    """Whether a unit is one of money."""
    return bool(_MONEY.search(unit))


def is_set(context: Context, masked: str, segment: Segment, quantity: Quantity) -> bool:
    """Whether the plan sets this number: not how things stood, not a base that is risen from, not a mere count."""
    before = masked[segment.start : quantity.start]
    past = list(_PAST.finditer(before))
    if (past and not AIM.search(before, past[-1].end())) or _is_compared(masked, before, quantity):
        return False
    if _SUPPOSED.search(before) or (
        quantity.bound in ("over", "under") and _FOLLOWS_FROM.match(masked, quantity.end)
    ):
        return False
    told = _FORECAST.search(masked, segment.start, quantity.start)
    if (told and not AIM.search(masked, told.end(), quantity.start)) or _counted_before(
        masked, segment, quantity
    ):
        return False
    if _OF_ANOTHER.search(context.text, segment.start, quantity.start):
        return False
    if quantity.percent:
        return not is_case(masked, segment.start, segment.end, quantity)
    if _CONDITION.match(masked, segment.start) or before.rstrip().endswith(("+", "±")):
        return False
    if _SIZED.search(before):
        return False  # "tuyến hẻm có chiều rộng dưới 3,5 m": which ones are meant
    return _is_sum(context, masked, before, quantity) or _is_set_count(context, before, quantity)


def _counted_before(masked: str, segment: Segment, quantity: Quantity) -> bool:
    """Whether a sentence opens with what a count has shown (`Kết quả rà soát …, còn N hộ`) and aims at nothing."""
    counted = COUNTED.match(masked, segment.start, quantity.start)
    return counted is not None and not AIM.search(masked, counted.end(), quantity.start)


def _is_compared(masked: str, before: str, quantity: Quantity) -> bool:
    """Whether a number is what another is measured from: `từ 60% … lên`, `(giảm 3% so với …)`."""
    base = quantity.value_to is None and not quantity.bound and _BASE.match(masked, quantity.start)
    if base and _RISES.match(masked, quantity.end):
        return True
    return _bracketed(before) and bool(_COMPARED.match(masked, quantity.end))


def _bracketed(before: str) -> bool:
    return before.count("(") > before.count(")")


def _is_sum(context: Context, masked: str, before: str, quantity: Quantity) -> bool:
    """Whether it is money that the plan gives: by the words around it, its label, or its heading."""
    if not is_money(quantity.unit):
        return False
    if _bracketed(before):
        return bool(_PART_OF.search(before))
    labelled = (
        before.rstrip().endswith(":") or _PRICE.search(before) or any(map(_FUNDS.search, context.above))
    )
    paid = "/" in quantity.unit and any(map(_SUPPORTS.search, context.above[:1]))
    return bool(labelled) or paid or bool(_BUDGET.search(masked))


def _is_set_count(context: Context, before: str, quantity: Quantity) -> bool:
    near = before if AMONG.search(before) else before[-70:]
    named = quantity.noun is not None and quantity.bound == "over" and near.strip()
    if named and not _SETTING.search(near[-30:]):
        return False  # "trên 07 xã" is a place
    if _bracketed(before) or _FOR_EACH.search(before):
        return False
    if not quantity.bound and _TIER.match(quantity.unit) and _THERE_ARE.search(before):
        return False
    if before.rstrip().endswith(":") and _leads_to_parts(context):
        return True
    if _is_listed(before) and prepares(context):
        return True
    limited = quantity.bound in ("at_least", "at_most")
    return context.aims or limited or bool(_SETTING.search(near) or _EACH.search(before))


def _is_listed(before: str) -> bool:
    """Whether a number opens an item of a list: nothing before it but a label or the items before."""
    said = before.rstrip()
    return not said.strip(" -–+*") or said.endswith((":", ",", ";"))


def prepares(context: Context) -> bool:
    """Whether the line above says what is done with what its items count: `Dự trữ vật tư, lương thực:`."""
    above = context.above[0].strip() if context.above else ""
    return bool(ACT.match(above)) and not _PAST.search(above) and not find_quantities(above)


def _leads_to_parts(context: Context) -> bool:
    """Whether the line above gives what is to be done as a whole, whose parts this line is among."""
    above = context.above[0].rstrip() if context.above else ""
    return above.endswith(":") and bool(AMONG.search(above) and ACT.search(above)) and not _PAST.search(above)
