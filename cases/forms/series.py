"""The forms of series (系列案): joining one, and registering many disputes at once."""

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict

from cases.choices import PartyKind
from cases.forms.dispute import FactsForm, PartyForm
from cases.forms.steps import StepForm
from cases.models import Series
from cases.services.series import LARGEST_BATCH, SeriesRow
from suyuan.lib.errors import InvalidInput
from suyuan.lib.tables import Column, read_table

COLUMNS = ("姓名", "证件号码", "联系电话", "住所地", "金额", "个别情况")
_READ = [
    Column("姓名", ("申请人", "当事人", "姓名或名称")),
    Column("证件号码", ("身份证号码", "身份证号"), required=False),
    Column("联系电话", ("电话", "手机", "手机号码"), required=False),
    Column("住所地", ("地址", "住址"), required=False),
    Column("金额", ("涉及金额", "金额（元）", "金额(元)"), required=False),
    Column("个别情况", ("备注", "事实", "情况"), required=False),
]


class JoinSeriesForm(StepForm):
    series = forms.ModelChoiceField(Series.objects.none(), label="系列案", required=False, empty_label="新建系列案")
    new_name = forms.CharField(label="新系列案名称", required=False, max_length=100)

    def prepare(self) -> None:
        of_the_centre = Series.objects.filter(centre=self.dispute.centre)
        self.fields["series"].queryset = of_the_centre.order_by("-pk")  # type: ignore[attr-defined]


class SeriesForm(forms.Form):
    """The name of a series and the list of its applicants, pasted from a sheet or read from a file."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    series_name = forms.CharField(label="系列案名称", required=False, max_length=100)
    rows = forms.CharField(
        label="申请人名单",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=f"每行一人，从表格复制粘贴即可，依次为：{'、'.join(COLUMNS)}；除姓名外都可以空着。最多{LARGEST_BATCH}行。",
    )
    sheet = forms.FileField(
        label="或者上传名单", required=False, help_text="CSV 或 XLSX，第一行为表头，至少有“姓名”一列。"
    )

    def told(self) -> list[SeriesRow]:
        """Return the rows of the list (名单). Refuses with InvalidInput, naming each row that cannot be read."""
        problems: list[tuple[str | None, str]] = []
        rows = []
        for number, cells in _lines(self.cleaned_data["rows"]):
            try:
                rows.append(_row(number, cells))
            except InvalidInput as refusal:
                problems += refusal.problems
        if problems:
            raise InvalidInput(problems)
        return rows


class SeriesForms:
    """The three forms of a batch: the list, what all have in common, the respondent of all."""

    def __init__(self, data: QueryDict | None, sheet: Any, **context: Any) -> None:
        if data is not None and sheet:
            data = data.copy()
            data["rows"] = "\n".join("\t".join(cells) for cells in _sheet_rows(sheet))
        self.list = SeriesForm(data, initial={"key": uuid4()})
        self.facts = FactsForm(data, dispute=None, **context)
        self.respondent = PartyForm(data, prefix="respondent", initial={"kind": PartyKind.LEGAL})

    def is_valid(self) -> bool:
        return self.list.is_valid() & self.facts.is_valid() & self.respondent.is_valid()

    def refuse(self, refusal: InvalidInput) -> None:
        """Show each sentence of a refusal at its box."""
        for field, sentence in refusal.problems:
            form = next((one for one in (self.list, self.facts, self.respondent) if field in one.fields), self.list)
            form.add_error(field if field in form.fields else None, sentence)


def _sheet_rows(sheet: Any) -> Iterator[list[str]]:
    for row in read_table(sheet, _READ).rows:
        yield [" ".join(row.values[name].split()) for name in COLUMNS]


def _lines(text: str) -> Iterable[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.replace("，", "\t").replace(",", "\t").split("\t")]
        if any(cells) and cells[0] != COLUMNS[0]:
            yield number, cells


def _row(number: int, cells: list[str]) -> SeriesRow:
    name, identity, phone, address, amount, more = (cells + [""] * len(COLUMNS))[: len(COLUMNS)]
    if not name:
        raise InvalidInput([("rows", f"第{number}行：请填写姓名")])
    applicant = {"name": name, "identity_number": identity, "phone": phone, "address": address}
    facts: dict[str, Any] = {"facts": more}
    if amount:
        facts["amount"] = _amount(number, amount)
    return SeriesRow(number, cast("Any", applicant), cast("Any", facts))


def _amount(number: int, text: str) -> Decimal:
    try:
        value = Decimal(text.removesuffix("元"))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value < 0 or value != value.quantize(Decimal("0.01")):
        raise InvalidInput([("rows", f"第{number}行：金额“{text}”不是数字，应为例如 3600 或 3600.50")])
    return value
