"""Small pieces that templates need: icons, form controls, numbers as the court writes them."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = "vendor/tabler-icons-3.51.0/sprite.svg"
UNKNOWN = "—"

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw one icon of the sprite (图标); with a label it speaks, without one it is decoration."""
    href = f"{_sprite()}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, href)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', href)


@cache
def _sprite() -> str:
    """A page has dozens of icons, and all have one address."""
    return static(SPRITE)


@register.filter
def control(field: BoundField) -> SafeString:
    """Render the input of a form field with the classes of the design (表单控件)."""
    widget = field.field.widget
    _use_native_picker(widget)
    attributes: dict[str, str | bool] = {"class": f"{_css_class(widget)} {widget.attrs.get('class', '')}".strip()}
    if field.errors:
        attributes["class"] = f"{attributes['class']} is-invalid"
        attributes["aria-invalid"] = "true"
    if described := _described_by(field):
        attributes["aria-describedby"] = described
    return field.as_widget(attrs=attributes)


@register.filter
def control_kind(field: BoundField) -> str:
    """Return how a field is laid out: `check`, `choices` (several boxes) or `control`."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "choices" if isinstance(widget, forms.RadioSelect) else "control"


@register.filter
def amount(value: Decimal | int | None) -> str:
    """Write money in yuan with two places (金额，元); unknown is a dash."""
    return UNKNOWN if value is None else f"{_rounded(value, '0.01'):,}"


@register.filter
def count(value: int | None) -> str:
    """Write a whole number with thousands separators (数量); unknown is a dash."""
    return UNKNOWN if value is None else f"{value:,}"


@register.filter
def rate(value: Decimal | float | None) -> str:
    """Write a rate with two places (比率); unknown is a dash, never a zero."""
    return UNKNOWN if value is None else f"{_rounded(value, '0.01'):,}"


@register.filter
def magnitude(value: int) -> int:
    """Return a number without its sign, for sentences such as 已超期 3 天."""
    return abs(value)


@register.filter
def chart_rows(chart: dict[str, Any]) -> list[tuple[str, list[Any], str]]:
    """Turn a chart's series into the rows of the table beside it (图表数据表), each with the address of its cases."""
    columns = [series["values"] for series in chart["series"]]
    urls = chart.get("urls") or [""] * len(chart["labels"])
    return [(label, [column[row] for column in columns], urls[row]) for row, label in enumerate(chart["labels"])]


def _rounded(value: Decimal | float, places: str) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(places), rounding=ROUND_HALF_UP)


def _css_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "form-control"


def _use_native_picker(widget: forms.Widget) -> None:
    if isinstance(widget, forms.DateTimeInput):
        widget.input_type, widget.format = "datetime-local", "%Y-%m-%dT%H:%M"
    elif isinstance(widget, forms.DateInput):
        widget.input_type, widget.format = "date", "%Y-%m-%d"


def _described_by(field: BoundField) -> str:
    parts = []
    if field.help_text:
        parts.append(f"{field.auto_id}_help")
    if field.errors:
        parts.append(f"{field.auto_id}_error")
    return " ".join(parts)
