"""The site plus one page that shows every component, for the tests of this folder only."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace as Row

from django import forms
from django.http import HttpResponse, JsonResponse
from django.template import engines
from django.urls import path
from django.utils import timezone

from suyuan.lib.errors import DomainError
from suyuan.lib.refusals import refusals_on
from suyuan.urls import handler400, handler403, handler404, handler500
from suyuan.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

GALLERY = (Path(__file__).parent / "gallery.html").read_text(encoding="utf-8")

MASKED = '{% include "components/masked.html" with label="证件号码" masked="4419**********1234" full=full only %}'


class GalleryForm(forms.Form):
    name = forms.CharField(label="姓名", help_text="与证件一致。")
    day = forms.DateField(label="日期", widget=forms.DateInput, initial=date(2026, 3, 1))
    kind = forms.ChoiceField(label="类别", choices=[("A", "自然人"), ("B", "法人")], widget=forms.RadioSelect)
    text = forms.CharField(label="事项", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="双方同意调解")


def gallery(request):
    form = GalleryForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            raise DomainError("同一当事人已有在办纠纷。", field="name")
    context = {"form": form, **_samples()}
    page = engines["django"].from_string(GALLERY).render(context, request)
    return HttpResponse(page, status=422 if form.errors else 200)


def refused(request):
    raise DomainError("尚未移送调解员，不能达成协议。")


def reveal(request):
    full = f"441900199001011234（{request.POST['reason']}）"
    return HttpResponse(engines["django"].from_string(MASKED).render({"full": full}, request))


def draft(request):
    return JsonResponse({"saved_at": timezone.now().isoformat()})


def confirmed(request):
    return HttpResponse("已撤回")


def broken(request):
    raise RuntimeError("our own fault")


def _samples():
    numbers = ["证件号码", "电话", "住址"], ["4419**********1234", "138****5678", ""], ["/gallery/reveal/", "", ""]
    morning = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.get_current_timezone())
    return {
        "day": date(2026, 3, 31),
        "nothing": None,
        "items": [Row(label=label, masked=masked, reveal_url=url) for label, masked, url in zip(*numbers, strict=True)],
        "facts": [Row(label="案由", value="物业服务合同纠纷"), Row(label="标的额", value=None)],
        "events": [
            Row(at=morning, title="签收材料", by="刘戊康", tone="success"),
            Row(at=morning, title="移送调解", text="双方同意。\n电话告知。"),
        ],
        "line": _rates(),
        "bar": _kinds("bar"),
        "sideways": _kinds("bar-horizontal"),
        "pie": _kinds("pie"),
    }


def _rates():
    own = [Decimal("3.21"), Decimal("2.9"), None, Decimal("3.4"), 4, 3, 3, 2, 2, Decimal("1.85")]
    return {
        "id": "rate-line",
        "title": "万人成讼率",
        "kind": "line",
        "unit": "件/万人",
        "labels": [f"{month} 月" for month in range(1, 11)],
        "series": [{"name": "本社区", "values": own}, {"name": "全市", "values": [3] * 10}],
        "mark": {"name": "目标", "value": 3.5},
        "note": "按月计算，缺少数据的月份不连线。",
    }


def _kinds(kind):
    labels, counts = ["物业", "劳动", "借贷", "家事", "交通", "消费"], [9, 7, 5, 4, 3, 1]
    return {
        "id": f"kinds-{kind}",
        "title": "案由",
        "kind": kind,
        "unit": "件",
        "labels": labels,
        "series": [{"name": "件数", "values": counts}],
    }


urlpatterns = [
    *site,
    path("gallery/", gallery),
    path("gallery/refused/", refused),
    path("gallery/reveal/", reveal),
    path("gallery/draft/", draft),
    path("gallery/confirmed/", confirmed),
    path("gallery/broken/", broken),
]
