"""Quoted figures checked (引用的数字): against each other, and against what this system published."""

from decimal import Decimal

from django.db.models import Count, QuerySet

from reports.choices import StatedFigureKind
from reports.models import PublishedReading, StatedFigure, StatedParagraph
from reports.rules.stated_figures import Finding, Stated, StatedKind, compare, explain


def paragraphs() -> QuerySet[StatedParagraph]:
    """Return the quoted paragraphs with the number of their figures (引文), the latest first: public words, for all."""
    rows = StatedParagraph.objects.select_related("entered_by").annotate(figure_count=Count("figures"))
    return rows.order_by("-entered_at", "-pk")


def figures_of(paragraph: StatedParagraph) -> list[tuple[StatedFigure, Stated]]:
    """Return a paragraph's figures as rows and as what is reckoned with (引文的数字)."""
    return [(row, as_stated(row)) for row in paragraph.figures.select_related("said_of", "over").order_by("pk")]


def findings(figures: list[tuple[StatedFigure, Stated]]) -> list[Finding]:
    """Return what the figures of a paragraph say of each other (核对结果)."""
    return explain([stated for _, stated in figures])


def compared(figure: StatedFigure, published: PublishedReading) -> list[Finding]:
    """Return why a quoted figure and a published reading differ (为什么不一样)."""
    return compare(as_stated(figure), of_published(published, StatedKind(figure.kind)))


def as_stated(row: StatedFigure) -> Stated:
    """Return a figure as it is reckoned with (数字)."""
    return Stated(
        key=row.pk, label=row.label, kind=StatedKind(row.kind), value=Decimal(row.printed or 0),
        unit=Decimal(row.unit), period=row.period, scope=row.scope, denominator=row.denominator,
        of=row.said_of_id, over=row.over_id,
    )  # fmt: skip


def of_published(row: PublishedReading, kind: StatedKind) -> Stated:
    """Return a published reading as a figure (发布的读数): its count beside a count, else its rate."""
    is_count = kind == StatedKind.COUNT or row.value is None
    places = Decimal(1).scaleb(-row.document["definition"]["parameters"]["decimal_places"])
    value = Decimal(row.numerator) if is_count else Decimal(row.value or 0).quantize(places)
    found = row.document["denominator"]
    people = f"常住人口{found['population']:,}人（{found['vintage']}）" if found["population"] else ""
    return Stated(
        key=0, label=f"{row.place_name}{row.document['name']}", kind=StatedKind.COUNT if is_count else StatedKind.RATE,
        value=value, period=row.period_label, scope="新收一审民事、行政案件", denominator="" if is_count else people,
    )  # fmt: skip


def may_be_said_of(paragraph: StatedParagraph) -> QuerySet[StatedFigure]:
    """Return the figures that another may be said of (可选的项目)."""
    kinds = [StatedFigureKind.COUNT, StatedFigureKind.GROWTH]
    return paragraph.figures.filter(kind__in=kinds).order_by("pk")
