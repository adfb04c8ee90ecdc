"""The site plus one page that shows every component, for the tests of this folder only."""

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace as Row

from django import forms
from django.http import HttpResponse, JsonResponse
from django.template import engines
from django.urls import path
from django.utils import timezone

from suyuan.lib.errors import DomainError
from suyuan.lib.refusals import refusals_on
from suyuan.urls import handler400, handler403, handler404, handler500, urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

GALLERY = """{% extends "layouts/base.html" %}{% load interface %}
{% block title %}组件{% endblock %}
{% block heading %}{% include "components/page_header.html" with title="粤海街道某小区业主与物业服务企业因电梯维修费用分摊产生的纠纷" subtitle="（2026）粤1973诉前调0001号" back_url="/" back_label="纠纷" badge_text="调解中" badge_state="MEDIATING" only %}{% endblock %}
{% block actions %}<button class="btn" data-copy="（2026）粤1973诉前调0001号">复制案号</button><button class="btn btn-primary" hx-post="/gallery/refused/" hx-swap="none">达成协议</button>{% endblock %}
{% block scripts %}{% include "components/chart_scripts.html" only %}{% include "components/alpine_scripts.html" only %}{% endblock %}
{% block content %}
{% include "components/alert.html" with text="材料已签收，期限开始计算。" tone="success" only %}
<div class="stat-row">
  {% include "components/stat.html" with label="万人成讼率" value="38.62" unit="件/万人" definition="一审民事、行政案件数 ÷ 常住人口 × 10000" url="/" note="2026 年 1–10 月" only %}
  {% include "components/stat.html" with label="超期" value=3 unit="件" tone="danger" only %}
  {% include "components/stat.html" with label="常住人口" value=nothing only %}
</div>
<div class="columns"><div>
<section class="panel"><h2>期限</h2>
<p>{% include "components/clock.html" with due_on=day days_left=12 basis="特邀16 第27条：30日" only %}</p>
<p>{% include "components/clock.html" with due_on=day days_left=2 provisional=True only %}</p>
<p>{% include "components/clock.html" with due_on=day days_left=-3 unit="个工作日" only %}</p>
<p>{% include "components/clock.html" with due_on=day stopped="已中止" only %}</p>
<p>{% include "components/clock.html" with due_on=nothing only %}</p>
</section>
<section class="panel"><h2>当事人</h2>
{% include "components/person.html" with name="周某某" role="申请人" kind="自然人" items=items only %}
{% include "components/person.html" with name="东莞市某某物业服务有限公司" role="被申请人" kind="法人" items=items only %}
</section>
<section class="panel">{% include "components/chart.html" with chart=line only %}</section>
<section class="panel">{% include "components/chart.html" with chart=bar only %}{% include "components/chart.html" with chart=sideways only %}{% include "components/chart.html" with chart=pie open=True only %}</section>
</div><aside>
<section class="panel"><h2>经过</h2>{% include "components/timeline.html" with events=events only %}</section>
<section class="panel"><h2>要素</h2>{% include "components/facts.html" with items=facts only %}</section>
<section class="panel">{% include "components/empty_state.html" with title="还没有调解记录" text="签收材料后可以记录。" action_url="/" action_label="签收" only %}</section>
<section class="panel" x-data="{ open: false }"><button type="button" class="btn" x-on:click="open = true">展开</button><p x-show="open" id="shown-by-alpine">由 Alpine 显示</p></section>
</aside></div>
<form method="post" class="form-panel" id="gallery-form" data-guard data-autosave="/gallery/draft/">{% csrf_token %}
{% include "components/form_errors.html" with form=form only %}
<div class="field-row">{% include "components/field.html" with field=form.name warning="校验位不符，请核对。" only %}{% include "components/field.html" with field=form.day only %}</div>
{% include "components/field.html" with field=form.kind only %}
{% include "components/field.html" with field=form.text only %}
{% include "components/field.html" with field=form.agreed only %}
<p class="autosave-status" data-autosave-status></p>
{% include "components/form_actions.html" with submit_label="登记" cancel_url="/gallery/" only %}
</form>
<form method="post" action="/gallery/confirmed/" data-confirm="撤回这件纠纷？" data-confirm-text="撤回后不再计算期限。" data-confirm-label="撤回">{% csrf_token %}<button class="btn btn-outline-danger">撤回</button></form>
{% endblock %}"""

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
    months = [f"{month} 月" for month in range(1, 11)]
    rates = [Decimal("3.21"), Decimal("2.9"), None, Decimal("3.4"), 4, 3, 3, 2, 2, Decimal("1.85")]
    kinds = ["物业", "劳动", "借贷", "家事", "交通", "消费"]
    return {
        "day": date(2026, 3, 31),
        "nothing": None,
        "items": [
            Row(label="证件号码", masked="4419**********1234", reveal_url="/gallery/reveal/"),
            Row(label="电话", masked="138****5678", reveal_url=""),
            Row(label="住址", masked="", reveal_url=""),
        ],
        "facts": [Row(label="案由", value="物业服务合同纠纷"), Row(label="标的额", value=None)],
        "events": [
            Row(at=datetime(2026, 3, 2, 9, 30, tzinfo=timezone.get_current_timezone()), title="签收材料", by="刘戊康", tone="success"),
            Row(at=datetime(2026, 3, 1, 15, 5, tzinfo=timezone.get_current_timezone()), title="移送调解", text="双方同意。\n电话告知。"),
        ],
        "line": {
            "id": "rate-line", "title": "万人成讼率", "kind": "line", "unit": "件/万人", "labels": months,
            "series": [{"name": "本社区", "values": rates}, {"name": "全市", "values": [3] * 10}],
            "mark": {"name": "目标", "value": 3.5}, "note": "按月计算，缺少数据的月份不连线。",
        },
        "bar": {"id": "bar", "title": "案由", "kind": "bar", "unit": "件", "labels": kinds, "series": [{"name": "件数", "values": [9, 7, 5, 4, 3, 1]}]},
        "sideways": {"id": "sideways", "title": "案由", "kind": "bar-horizontal", "unit": "件", "labels": kinds, "series": [{"name": "件数", "values": [9, 7, 5, 4, 3, 1]}]},
        "pie": {"id": "pie", "title": "构成", "kind": "pie", "unit": "件", "labels": kinds, "series": [{"name": "件数", "values": [9, 7, 5, 4, 3, 1]}]},
    }  # fmt: skip


urlpatterns = [
    *site,
    path("gallery/", gallery),
    path("gallery/refused/", refused),
    path("gallery/reveal/", reveal),
    path("gallery/draft/", draft),
    path("gallery/confirmed/", confirmed),
    path("gallery/broken/", broken),
]
