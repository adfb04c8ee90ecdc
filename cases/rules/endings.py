"""What each statutory reason for ending needs to be told (终止事由的要件, 在线21 art. 25; 特邀16 art. 26)."""

from dataclasses import dataclass

BASIS = "人民法院在线调解规则第25条；特邀调解规定第26条"


@dataclass(frozen=True, slots=True)
class Ending:
    """What a reason needs: the party concerned, a day, particulars; empty words: not needed (要件)."""

    party: str = ""
    day: str = ""
    particulars: str = ""
    period_must_be_over: bool = False


ENDINGS: dict[str, Ending] = {
    "SELF_SETTLED": Ending(party="撤回调解申请的当事人", day="撤回日期"),
    "UNREACHABLE": Ending(
        party="无法取得联系的当事人", day="最后一次联系的日期", particulars="历次联系的时间、方式和结果"
    ),
    "PARTY_UNWILLING": Ending(party="不愿继续调解的当事人", day="表示不愿继续的日期"),
    "GAP_TOO_WIDE": Ending(),
    "PERIOD_EXPIRED": Ending(period_must_be_over=True),
    "REFUSED_TO_SIGN": Ending(party="拒绝签章的当事人", day="拒绝日期"),
    "OTHER": Ending(),
}
"""GAP_TOO_WIDE and OTHER are told by the explanation: no party's offer belongs into the report (特邀16 art. 22)."""
