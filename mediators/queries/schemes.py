"""Schemes as pages show them (补贴方案): which switches are on, and their rules."""

from dataclasses import dataclass
from decimal import Decimal

from mediators.choices import SchemeStatus
from mediators.models import SubsidyScheme
from mediators.querysets import SubsidySchemeQuerySet
from suyuan.accounts.models import User


@dataclass(frozen=True, slots=True)
class Switch:
    """One provision of a scheme in words (规定)."""

    label: str
    value: str


def schemes(*, reader: User) -> SubsidySchemeQuerySet:
    """The reader's schemes: in force, drafts, then published examples (补贴方案)."""
    return SubsidyScheme.objects.visible_to(reader).select_related("court", "organization", "fund")


def grouped(*, reader: User) -> dict[SchemeStatus, list[SubsidyScheme]]:
    """Schemes by status (补贴方案), those in force first."""
    found = list(schemes(reader=reader))
    order = (SchemeStatus.IN_FORCE, SchemeStatus.DRAFT, SchemeStatus.EXAMPLE)
    return {status: [each for each in found if each.status == status] for status in order}


def switches(scheme: SubsidyScheme) -> list[Switch]:
    """What a scheme provides beside its rules (方案规定); what the source leaves open is left out."""
    said = [
        ("一案一补", "同一纠纷只补一次" if scheme.paid_once else "每种结果分别补贴"),
        ("口头协议", _percent(scheme.oral_percent, "按书面协议的{}")),
        ("共同调解", _percent(scheme.presiding_percent, "主持调解员{}，其余平分") or "平均分配，零头归主持调解员"),
        ("系列案", _percent(scheme.series_percent, "第二件起按{}")),
        ("每件上限", _yuan(scheme.cap_per_case)),
        ("每人每月上限", _yuan(scheme.cap_per_month)),
        ("每人每年上限", _yuan(scheme.cap_per_year)),
        ("卷宗", "齐全方予补贴" if scheme.needs_complete_file else ""),
        ("人员", "限在册调解员" if scheme.needs_roster else ""),
        ("尾数", scheme.get_rounding_display()),
        ("申报期限", f"结果之次日起{scheme.claim_days}日内" if scheme.claim_days else ""),
        ("审核期限", f"申报之次日起{scheme.review_days}日内" if scheme.review_days else ""),
        ("经费来源", scheme.fund.name if scheme.fund else ""),
    ]
    return [Switch(label, value) for label, value in said if value]


def _percent(value: Decimal | None, words: str) -> str:
    return words.format(f"{value.normalize():f}%") if value is not None else ""


def _yuan(value: Decimal | None) -> str:
    return f"{value:,.2f}元" if value is not None else ""
