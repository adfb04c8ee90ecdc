"""Stories with dates, written from the law: a clock extended over a holiday, paused, suspended; consent withdrawn."""

from datetime import date

from cases.lifecycle import State
from cases.models import Deadline, Dispute
from cases.tasks import watch_deadlines
from suyuan.accounts.models import Notice
from tests.cases.scene import Scene, fresh
from tests.scenarios.desk import Desk, scan


def clock(dispute: Dispute) -> Deadline:
    return Deadline.objects.of_mediation().get(dispute=dispute)


def in_mediation(scene: Scene, desk: Desk, day: str, **facts) -> Dispute:
    """A dispute whose parties consented in writing, referred and signed for on one day, all through pages."""
    desk.on(day, 8)
    dispute = scene.registered(at=desk.now, **facts)
    desk.on(day, 9, user=scene.clerk)
    for party in dispute.parties.all():
        desk.says(dispute, party)
    desk.on(day, 10, user=scene.coordinator)
    track = {"track": "PRE_FILING_ASSIGNED"}
    if facts:
        track = {"track": "POST_FILING_PRE_TRIAL", "procedure": "ORDINARY"}
    desk.sends("refer", dispute, assignee=f"mediator-{scene.mediator.pk}", **track)
    desk.on(day, 11, user=scene.mediator.user)
    desk.sends("sign_for", dispute, receipt="SIGNED_MATERIALS")
    return fresh(dispute)


def test_mediation_after_filing_fails_after_an_extension_over_the_national_day(scene: Scene, desk: Desk):
    """立调24 (3), (5): fifteen days, once thirty more by both sides' consent, then the case goes on to trial."""
    complaint = desk.on("2026-09-15").now
    dispute = in_mediation(scene, desk, "2026-09-16", complaint_submitted_at=complaint)
    assert clock(dispute).due_on == date(2026, 10, 8)  # the fifteenth day is the first of October
    page = desk.opens("dispute", dispute)
    assert "2026-10-08" in page
    assert "末日为休息日，顺延" in page

    first, second = dispute.parties.all()
    desk.on("2026-09-28", user=scene.mediator.user)
    told = {"days": 30, "given_at": desk.moment, f"party_{first.pk}": "WRITTEN"}
    assert "尚缺被申请人" in desk.is_refused("extend", dispute, **told)
    told[f"party_{second.pk}"] = "ORAL_IN_RECORD"
    assert "最多还能延长30日" in desk.is_refused("extend", dispute, **{**told, "days": 45})
    desk.sends("extend", dispute, **told, reason="等待税务票据", evidence=scan("延长申请.pdf"))
    assert clock(dispute).due_on == date(2026, 11, 2)  # forty-five days end on a Saturday, 31 October
    page = desk.opens("dispute", dispute)
    assert "延长 30 日（原到期日 2026-10-08）" in page
    assert "延长申请.pdf" in page

    desk.on("2026-10-30", user=scene.mediator.user)
    watch_deadlines()
    assert Notice.objects.filter(user=scene.mediator.user, text__endswith="2026-11-02到期。").exists()
    desk.on("2026-11-03", user=scene.mediator.user)
    watch_deadlines(), watch_deadlines()
    page = desk.opens("dispute", dispute)
    assert "调解期限已经届满，不能再延长" in page
    assert "转入审理程序" in page
    assert "已于2026-11-02届满" in desk.is_refused("extend", dispute, **{**told, "given_at": desk.moment})
    form = desk.client.get(f"/disputes/{dispute.key}/end/").context["form"]
    assert form["reason"].value() == "PERIOD_EXPIRED"
    desk.sends("end", dispute, reason="PERIOD_EXPIRED", explanation=form["explanation"].value())
    assert fresh(dispute).state == State.ENDED
    assert desk.opens("dispute", dispute).count("期限届满") >= 2


def test_consent_withdrawn_ends_mediation_at_once(scene: Scene, desk: Desk):
    """人调法 arts 17, 23: who clearly refuses may not be mediated on; the end is one click away."""
    dispute = in_mediation(scene, desk, "2026-03-02")
    respondent = dispute.parties.last()
    desk.on("2026-03-09", user=scene.clerk)
    desk.says(dispute, respondent, "refusal", ground="", note="改为直接起诉")

    desk.on("2026-03-10", user=scene.mediator.user)
    page = desk.opens("dispute", dispute)
    assert "当事人不愿继续调解，应当终止" in page
    assert "终止调解（事由已填好）" in page
    told = {"agreement_form": "WRITTEN", "manner": "NOTHING", "terms": "付款", "effective_on": "2026-03-10"}
    assert "不能达成协议" in desk.is_refused("settle", dispute, **told)
    form = desk.client.get(f"/disputes/{dispute.key}/end/").context["form"]
    assert form["reason"].value() == "PARTY_UNWILLING"
    assert "2026-03-09 10:00书面表示不愿调解" in form["explanation"].value()
    desk.sends("end", dispute, reason=form["reason"].value(), explanation=form["explanation"].value())

    assert fresh(dispute).state == State.ENDED
    assert not Deadline.objects.running().filter(dispute=dispute).exists()


def test_a_party_who_cannot_be_reached_is_deemed_to_refuse(scene: Scene, desk: Desk):
    """在线21 art. 15: the reason is written down and the dispute goes back at once."""
    desk.on("2026-03-02", 8)
    dispute = scene.registered(at=desk.now)
    applicant, respondent = dispute.parties.all()
    desk.on("2026-03-03", user=scene.clerk)
    desk.says(dispute, applicant)
    told = {"ground": "UNREACHABLE", "consent_form": "ORAL_IN_RECORD", "given_at": desk.moment}
    assert "请写明经过" in desk.is_refused("refusal", dispute, respondent.key, **told)
    desk.sends("refusal", dispute, respondent.key, **told, note="3月2日、3日三次电话无人接听")
    assert "视为：征询时无法取得联系" in desk.opens("dispute", dispute)

    desk.on("2026-03-04", user=scene.coordinator)
    assert "尚缺被申请人" in desk.is_refused(
        "refer", dispute, track="PRE_FILING_ASSIGNED", assignee=f"mediator-{scene.mediator.pk}"
    )
    desk.sends("release", dispute, note="引导立案")
    assert fresh(dispute).state == State.REFUSED


def test_suspected_sham_mediation_waits_for_the_court(scene: Scene, desk: Desk):
    """特邀16 art. 18: the mediator suspends and reports; the court decides."""
    dispute = in_mediation(scene, desk, "2026-03-02")
    desk.on("2026-03-06", user=scene.mediator.user)
    desk.sends("suspend", dispute, grounds="借条墨迹新，双方陈述一字不差。", evidence=scan("借条.pdf"))

    assert fresh(dispute).state == State.SUSPENDED
    assert "当前没有需要您办理的事项" in desk.opens("dispute", dispute)
    desk.on("2026-03-20", user=scene.judge)
    assert Notice.objects.filter(user=scene.judge, text__contains="涉嫌虚假调解").exists()
    page = desk.opens("dispute", dispute)
    assert "调解已中止，等待法院审查" in page
    assert "中止待审查" in desk.client.get("/").text
    desk.on("2026-05-08", user=scene.judge)
    watch_deadlines()
    assert clock(dispute).expired_at is None  # suspended days do not count

    desk.sends("resume", dispute, reason="经核对银行流水，借款真实")
    assert (fresh(dispute).state, clock(dispute).due_on) == (State.MEDIATING, date(2026, 6, 3))
    desk.on("2026-05-11", user=scene.mediator.user)
    desk.sends("suspend", dispute, grounds="出借人承认系串通逃避执行。")
    desk.on("2026-05-12", user=scene.judge)
    desk.sends("end", dispute, reason="OTHER", explanation="经审查确系虚假调解。", matters_for_court="移送公安机关")
    assert fresh(dispute).state == State.ENDED


def test_the_days_of_an_appraisal_do_not_count(scene: Scene, desk: Desk):
    """在线21 art. 26: the clock stands still from the commission to the opinion; the due day moves and is shown."""
    dispute = in_mediation(scene, desk, "2026-03-02")
    desk.on("2026-03-12", user=scene.clerk)
    desk.sends("pause", dispute, began_on="2026-03-12", note="房屋渗漏原因鉴定", evidence=scan("委托书.pdf"))
    assert "暂停计算" in desk.opens("dispute", dispute)

    desk.on("2026-04-20", user=scene.mediator.user)
    watch_deadlines()
    assert clock(dispute).expired_at is None
    assert dispute.number not in desk.client.get("/disputes/?overdue=on").text
    desk.on("2026-04-21", user=scene.clerk)
    assert "应在2026-03-12至2026-04-21之间" in desk.is_refused("continue", dispute, ended_on="2026-03-01", outcome="")
    desk.sends("continue", dispute, ended_on="2026-04-20", outcome="渗漏系施工质量所致")

    assert clock(dispute).due_on == date(2026, 5, 11)  # thirty-nine days; the tenth of May is a Sunday
    page = desk.opens("dispute", dispute)
    assert "共39日不计入（鉴定评估）" in page
    assert "到期日由2026-04-01改为2026-05-11" in page
    desk.on("2026-05-11", user=scene.mediator.user)
    desk.sends(
        "settle",
        dispute,
        agreement_form="WRITTEN",
        terms="物业公司负责修复。",
        manner="NOTHING",
        effective_on="2026-05-11",
    )
    assert fresh(dispute).state == State.SETTLED
