"""How the lists of other court systems are laid out (清单格式)."""

from django.core.exceptions import ValidationError
from django.db import models

from cases.querysets import ListLayoutQuerySet
from cases.rules.list_layouts import Layout, read_layout
from communities.models.reference import DatedRow, dates_in_order
from suyuan.lib.errors import InvalidInput

OURS = (
    "案号", "立案日期", "案由", "纠纷发生地代码", "原告住所地代码", "被告住所地代码", "受理法庭",
)  # fmt: skip


class ListLayout(DatedRow):
    """One system's layout of a list of court cases (清单格式), of a court or of all; chosen or recognised at upload."""

    name = models.CharField("名称", max_length=60, help_text="例如：某办案系统收案清单。")
    court = models.ForeignKey(
        "communities.Court",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="法院",
        help_text="空白表示各法院都可以用。",
    )
    columns = models.TextField("列名对照", help_text=f"一行一个：清单列名＝本系统列名。本系统的列：{'、'.join(OURS)}。")
    number_pattern = models.CharField(
        "案号的组成",
        max_length=120,
        blank=True,
        help_text="清单把案号分成几列时填写，花括号内是清单列名，例如：（{年度}）{法院代字}{案件代字}{序号}号。",
    )
    meanings = models.TextField(
        "写法对照",
        blank=True,
        help_text="一行一个：列名：清单写法＝本系统写法。例如：类型代字：民一初＝民初；受理法庭：城区庭＝某某人民法庭。",
    )
    date_format = models.CharField(
        "日期格式", max_length=30, blank=True, help_text="例如：%d/%m/%Y；空白表示自动识别年月日的常见写法。"
    )

    objects = ListLayoutQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "清单格式"
        ordering = ["court", "name"]
        constraints = [
            models.UniqueConstraint(fields=["court", "name"], nulls_distinct=False, name="list_layout_name_once"),
            dates_in_order("list_layout_dates_in_order"),
        ]

    def __str__(self) -> str:
        return self.name

    def read(self) -> Layout:
        """Return what the lines mean (清单格式); refuses with InvalidInput, as `clean` does in a form."""
        return read_layout(
            columns=self.columns,
            number_pattern=self.number_pattern,
            meanings=self.meanings,
            date_format=self.date_format,
            ours=OURS,
        )

    def clean(self) -> None:
        """Say which line cannot be read, at its field."""
        try:
            self.read()
        except InvalidInput as refusal:
            raise ValidationError({field or "columns": sentence for field, sentence in refusal.problems}) from refusal
