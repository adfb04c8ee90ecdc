"""A mediator is recused while the period runs; who follows finds sitting and clock as they were (特邀16 art. 15)."""

from cases.lifecycle import State
from cases.models import MediatorExclusion, ScheduledSession
from tests.cases.scene import MONDAY, Scene, fresh, make_mediator
from tests.scenarios.desk import Desk


def test_a_recused_mediator_is_out_and_the_successor_goes_on_under_the_same_clock(scene: Scene, desk: Desk):
    dispute = scene.mediating(at=MONDAY)
    due_on = dispute.deadlines.of_mediation().get().due_on
    parties = [party.pk for party in dispute.parties.order_by("pk")]
    follower = make_mediator("follower", "接任", on_roster=True)
    desk.on("2026-03-03", user=scene.mediator.user)
    planned = {"minutes": "60", "mode": "ON_SITE", "place": "社区居委会", "venue": "ORGANIZATION", "parties": parties}
    desk.sends("plan", dispute, starts_at="2026-03-09T10:00", **planned)
    session = ScheduledSession.objects.get()

    # The applicant learns that the mediator holds shares of the respondent, and asks that he withdraw.
    desk.on("2026-03-04", user=scene.clerk)
    asked = {"applicant": parties[0], "ground": "INTEREST", "detail": "持有被申请人的股份。"}
    desk.sends("recuse", dispute, mediator=scene.mediator.pk, **asked)
    request = dispute.recusals.get()

    # To keep him, all parties would have to agree on record: nobody did.
    desk.on("2026-03-05", user=scene.coordinator)
    refusal = desk.is_refused("rule", dispute, request=request.pk, decision="KEPT")
    assert "应当先披露并逐一记录各方的意见" in refusal
    desk.sends("rule", dispute, request=request.pk, decision="GRANTED")
    desk.on("2026-03-05", user=scene.mediator.user)
    assert desk.client.get(f"/disputes/{dispute.key}/").status_code == 404

    # The court cannot appoint him again; another takes over and says so.
    desk.on("2026-03-05", 14, user=scene.coordinator)
    desk.is_refused("appoint", dispute, mediator=scene.mediator.pk)
    desk.sends("appoint", dispute, mediator=follower.pk)
    desk.on("2026-03-06", user=follower.user)
    desk.sends("answer", dispute, answer="ACCEPT")

    assert [one.mediator for one in session.participants.exclude(mediator=None)] == [follower]
    assert fresh(dispute).deadlines.of_mediation().get().due_on == due_on
    desk.on("2026-03-06", 15, user=follower.user)
    told = {"agreement_form": "WRITTEN", "terms": "恢复门禁。", "manner": "NOTHING", "effective_on": "2026-03-06"}
    desk.sends("settle", dispute, **told)
    assert fresh(dispute).state == State.SETTLED
    assert ScheduledSession.objects.get().cancelled_at
    barred = MediatorExclusion.objects.filter(dispute=dispute).values_list("mediator__name", "kind")
    assert {*barred} == {("周调解", "LATER_ROLES"), ("周调解", "MEDIATOR"), ("接任", "LATER_ROLES")}
