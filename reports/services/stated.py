"""Entering what others published (录入引用的数字): word for word, with what is not said left empty."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from reports.choices import StatedFigureKind
from reports.models import StatedFigure, StatedParagraph
from reports.policies import may_quote
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError

_OF = {
    StatedFigureKind.COUNT: StatedFigureKind.COUNT,
    StatedFigureKind.SHARE: StatedFigureKind.COUNT,
    StatedFigureKind.GROWTH: StatedFigureKind.COUNT,
    StatedFigureKind.FALL: StatedFigureKind.COUNT,
    StatedFigureKind.GROWTH_CHANGE: StatedFigureKind.GROWTH,
}


class StatedRefused(DomainError):
    """The figure cannot stand like this; the sentence says why (不能这样录入)."""

    code = "stated_refused"


class StatedForbidden(DomainError):
    """The post does not enter quotations (无权录入)."""

    code = "not_permitted"
    status = 403


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it is printed (印出的数字)."""

    label: str
    kind: str
    printed: str
    unit: int
    period: str
    scope: str
    denominator: str
    said_of: StatedFigure | None
    over: StatedFigure | None


def quote(*, source: str, place_name: str, text: str, by: User, at: datetime) -> StatedParagraph:
    """Enter a paragraph (录入引文). Refuses with StatedForbidden."""
    _refuse_others(by)
    return StatedParagraph.objects.create(source=source, place_name=place_name, text=text, entered_by=by, entered_at=at)


@transaction.atomic
def add_figure(*, paragraph_id: int, figure: Printed, by: User) -> StatedFigure:
    """Enter a figure of a paragraph (录入数字).

    Refuses with StatedForbidden, with StatedRefused a relation to another paragraph or to the wrong kind of figure,
    and a denominator of what is no share.
    """
    _refuse_others(by)
    paragraph = StatedParagraph.objects.select_for_update().get(pk=paragraph_id)
    for name in ("said_of", "over"):
        other: StatedFigure | None = getattr(figure, name)
        if other and other.paragraph_id != paragraph.pk:
            raise StatedRefused("只能选同一引文的数字。", field=name)
    if figure.said_of and figure.said_of.kind != _OF.get(StatedFigureKind(figure.kind)):
        raise StatedRefused("所说的那一项种类不对：增幅的变化对应增长，其他对应件数。", field="said_of")
    if figure.over and (figure.kind != StatedFigureKind.SHARE or figure.over.kind != StatedFigureKind.COUNT):
        raise StatedRefused("只有占比才除以另一项件数。", field="over")
    told = {name: getattr(figure, name) for name in Printed.__dataclass_fields__}
    return StatedFigure.objects.create(paragraph=paragraph, **told)


def _refuse_others(by: User) -> None:
    if not may_quote(by):
        raise StatedForbidden("您的岗位不能录入引用的数字。")
