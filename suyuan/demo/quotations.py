"""A published paragraph whose figures do not fit together, to be explained by the page of quoted figures (演示引文)."""

from datetime import datetime

from reports.models import StatedFigure
from reports.services.stated import Printed, add_figure, quote
from suyuan.accounts.models import User

TEXT = (
    "全市参与诉前调解8万余件，调解成功4.8万件，化解一审民商事案件40.27%；新收一审民商事案件8.6万件，"
    "增长3.29%，增幅下降26.7个百分点，增长首次为负。其中专职调解46474件，律师调解7818件，特邀调解19659件。"
)
FIGURES = (
    # label, kind, printed, unit of the last digit, said of, over
    ("参与诉前调解", "COUNT", "80000", 10_000, "", ""),
    ("调解成功", "COUNT", "48000", 1_000, "", ""),
    ("新收一审民商事", "COUNT", "86000", 1_000, "", ""),
    ("化解一审民商事占比", "SHARE", "40.27", 1, "调解成功", "新收一审民商事"),
    ("新收增长", "GROWTH", "3.29", 1, "新收一审民商事", ""),
    ("新收增幅变化", "GROWTH_CHANGE", "-26.7", 1, "新收增长", ""),
    ("增长首次为负", "FALL", "", 1, "新收一审民商事", ""),
    ("专职调解", "COUNT", "46474", 1, "调解成功", ""),
    ("律师调解", "COUNT", "7818", 1, "调解成功", ""),
    ("特邀调解", "COUNT", "19659", 1, "调解成功", ""),
)


def write_quotations(*, now: datetime) -> None:
    """Quote the paragraph with its figures (演示引文)."""
    by = User.objects.get(username="fenliu")
    paragraph = quote(source="来源文件001（2019年度数字，演示引用）", place_name="东莞市", text=TEXT, by=by, at=now)
    made: dict[str, StatedFigure] = {}
    for label, kind, printed, unit, of, over in FIGURES:
        told = {"label": label, "kind": kind, "printed": printed, "unit": unit}
        empty = {"period": "", "scope": "", "denominator": ""}
        relations = {"said_of": made.get(of), "over": made.get(over)}
        figure = Printed(**told, **empty, **relations)  # type: ignore[arg-type]
        made[label] = add_figure(paragraph_id=paragraph.pk, figure=figure, by=by)
