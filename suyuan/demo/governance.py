"""Suggestions, conferences and an assessment for the demo (演示建议、会议和考核)."""

from datetime import datetime, timedelta
from decimal import Decimal

from cases.models import DisputeCategory
from communities.models import Court, Division, Feedback, LinkedUnit
from suyuan.accounts.models import User
from suyuan.demo.accounts import DEMO_COURT, DEMO_TOWN
from suyuan.governance.choices import ConferenceKind, Evidence, Indicator, SubjectKind, SuggestionKind, Verdict
from suyuan.governance.models import Suggestion, WorkScore
from suyuan.governance.services.assessments import commend, fill_score, publish, review
from suyuan.governance.services.conferences import call_conference, decide, finish_decision, write_minutes
from suyuan.governance.services.schemes import add_item, begin_scoring, write_scheme

LETTERS = (
    ("老旧小区停车和门禁管理", "物业停用门禁、乱停车引发邻里争执，建议镇街牵头制定停车规约。", 200, 170, True),
    ("厂房转租的主体公示", "转租层层加码，租户找不到业主，建议园区公示产权和租赁主体。", 120, 80, False),
    ("企业搬迁前的工资保障", "搬迁前谈得晚，工人聚集，建议人社部门提前介入。", 45, None, False),
    ("即时配送骑手的交通安全", "村道超速、小事故多，建议交管和平台开展专项培训。", 12, None, False),
)
COMPUTED = (
    ("调解成功率", 30, Indicator.SUCCESS_RATE, 70, 30),
    ("超期率", 20, Indicator.OVERDUE_RATE, 0, 30),
    ("示范社区创建", 15, Indicator.DEMONSTRATIONS, 1, 0),
    ("法治公开课", 15, Indicator.LESSONS, 1, 0),
)


def write_governance(*, now: datetime) -> None:
    """Write the feedback loops, the conferences and last year's assessment of the demo court (基层治理)."""
    people = {user.username: user for user in User.objects.filter(username__in=["fenliu", "faguan"])}
    town = Division.objects.get(pk=DEMO_TOWN)
    _suggestions(town, people["faguan"], now)
    _conferences(town, people["fenliu"], now)
    _assessment(people["fenliu"], people["faguan"], now)


def _suggestions(town: Division, judge: User, now: datetime) -> None:
    category = DisputeCategory.objects.filter(name__contains="物业").first()
    opinions = list(Feedback.objects.filter(division__parent=town).order_by("heard_on")[:3])
    for n, (title, text, sent, replied, closed) in enumerate(LETTERS):
        sent_on = now.date() - timedelta(days=sent)
        replied_on = now.date() - timedelta(days=replied) if replied else None
        row = Suggestion.objects.create(
            kind=SuggestionKind.RISK_NOTICE if n % 2 else SuggestionKind.JUDICIAL,
            number=f"演示建〔{sent_on.year}〕{n + 1}号",
            division=town,
            category=category if n == 0 else None,
            addressee=f"中共{town.display_name}委员会（演示）",
            title=title,
            text=text,
            sent_on=sent_on,
            reply_due_on=sent_on + timedelta(days=30),
            sent_by=judge,
            replied_on=replied_on,
            reply="已研究采纳，由综治办牵头推进。" if replied_on else "",
            replied_by=judge if replied_on else None,
            remeasure_on=replied_on + timedelta(days=90) if replied_on else None,
            verdict=Verdict.UNCHANGED if closed else "",
            verdict_text="停车规约在两个小区试行，其余小区还在征求意见。" if closed else "",
            measured_on=replied_on + timedelta(days=92) if replied_on and closed else None,
            measured_by=judge if closed else None,
        )
        row.feedback.set(opinions[n : n + 1])


def _conferences(town: Division, coordinator: User, now: datetime) -> None:
    unit = LinkedUnit.objects.order_by("pk")[1]
    for days, kind in (
        (47, ConferenceKind.QUARTERLY),
        (13, ConferenceKind.TOWN_REVIEW),
        (-4, ConferenceKind.TOWN_REVIEW),
    ):
        day = now.date() - timedelta(days=days)
        made = call_conference(
            kind=kind, division=town, held_on=day, place="综治中心会议室",
            chair="莫书记（虚构）", by=coordinator, at=now,
        )  # fmt: skip
        if days < 0:
            continue
        tasks = [
            decide(
                conference_id=made.pk,
                agenda_item_id=item.pk,
                text=text,
                unit=unit,
                owner="邓科长（虚构）",
                due_on=day + timedelta(days=20),
                by=coordinator,
            )
            for item, text in zip(
                made.agenda.all()[:2], ("十五日内上门核实并组织双方面谈", "明确牵头村居，逐件销号"), strict=False
            )
        ]
        write_minutes(
            conference_id=made.pk,
            attendees="法庭、综治办、人社分局、司法所、各村（社区）",
            minutes="会议逐项研究了超期和有风险的纠纷，明确了责任单位和期限。",
            by=coordinator,
            at=now,
        )
        if tasks:
            finish_decision(decision_id=tasks[0].pk, result="已面谈，双方同意调解。", by=coordinator, at=now)


def _assessment(author: User, reviewer: User, now: datetime) -> None:
    court = Court.objects.get(pk=DEMO_COURT)
    for year in (now.year - 1, now.year):
        scheme = write_scheme(
            court=court,
            name="人民法庭诉源治理工作考核",
            subject_kind=SubjectKind.TRIBUNAL,
            period=f"{year}",
            appeal_days=7,
            source="东莞市中级人民法院2020年7月1日实施意见 三（二）",
            by=author,
            at=now,
        )
        for title, weight, indicator, full, zero in COMPUTED:
            ends = {"full_at": Decimal(full), "zero_at": Decimal(zero)}
            add_item(
                scheme_id=scheme.pk,
                by=author,
                title=title,
                weight=Decimal(weight),
                evidence=Evidence.COMPUTED,
                indicator=indicator,
                **ends,
            )
        standard = "工作机制、总结材料和典型经验，由中心评定。"
        facts = {"title": "机制建设", "weight": Decimal(20), "evidence": Evidence.BY_HAND, "standard": standard}
        add_item(scheme_id=scheme.pk, by=author, indicator="", full_at=None, zero_at=None, **facts)
        begin_scoring(scheme_id=scheme.pk, by=author, at=now)
        if year < now.year:
            _finish(scheme.pk, author, reviewer, now)
    commend(
        court=court,
        scheme=None,
        recipient="塘厦巡回法庭（演示）",
        title="诉源治理先进集体",
        document="演示表彰〔2026〕1号",
        awarded_on=now.date() - timedelta(days=200),
        by=author,
        at=now,
    )


def _finish(scheme_id: int, author: User, reviewer: User, now: datetime) -> None:
    for score in WorkScore.objects.filter(assessment__scheme=scheme_id, score=None).select_related("item"):
        if score.item.evidence == Evidence.BY_HAND:
            fill_score(
                score_id=score.pk, score=Decimal("16.5"), leaves_out=False, proof="年度总结材料", by=author, at=now
            )
        else:
            fill_score(score_id=score.pk, score=None, leaves_out=True, proof="案件太少，不计这一项", by=author, at=now)
    review(scheme_id=scheme_id, by=reviewer)
    publish(scheme_id=scheme_id, by=author, at=now)
