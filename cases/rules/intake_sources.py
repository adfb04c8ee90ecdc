"""What each door through which disputes come is asked about who brought it (来源情况)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked of a source: the field it is kept in, and what this source calls it."""

    field: str
    label: str


def _asked(**labels: str) -> tuple[Asked, ...]:
    return tuple(Asked(field, label) for field, label in labels.items())


ASKED: dict[str, tuple[Asked, ...]] = {
    "ASSISTANT": _asked(channel="如何得知", brought_at="得知时间"),
    "GRID_OFFICER": _asked(informant="网格员姓名", unit="所属网格", phone="网格员电话", brought_at="报告时间"),
    "VOLUNTEER": _asked(informant="信息员、志愿者姓名", unit="所属组织", phone="联系电话", brought_at="报告时间"),
    "PETITION": _asked(
        unit="转来的信访部门", reference="信访件编号", informant="信访经办人", phone="经办人电话", brought_at="收到时间"
    ),
    "HOTLINE": _asked(unit="热线名称", reference="工单编号", brought_at="派单时间"),
    "GOVERNANCE_CENTRE": _asked(
        unit="综治中心名称", reference="综治系统编号", informant="经办人", phone="经办人电话", brought_at="转来时间"
    ),
    "COURT_WINDOW": _asked(unit="收件窗口、法庭", channel="提出方式"),
    "SCREENING": _asked(
        reference="排查行动名称", unit="组织排查的单位", informant="发现人", phone="发现人电话", brought_at="发现时间"
    ),
    "PARTY": _asked(channel="提出方式"),
    "SELF_MEDIATED": _asked(
        unit="主持调解的组织", informant="调解员", phone="调解员电话", reference="协议编号", brought_at="送来时间"
    ),
}


def asked_of(source: str) -> tuple[Asked, ...]:
    """Return what a source is asked (来源要素), in the order of its form; nothing for one that is unknown."""
    return ASKED.get(source, ())
