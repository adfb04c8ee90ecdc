"""What the centre does with a dispute that a client registered, by the services of the pages."""

from cases.choices import ConsentKind
from cases.models import Dispute
from cases.services.referral import sign_for_materials
from tests.cases.scene import fresh

STEPS = ("CONSENT", "REFER", "SIGN_FOR", "SETTLE")


def work(scene, receipt, *, until, since=None):
    """Take the dispute through the centre's steps, after `since` up to `until`."""
    begin = STEPS.index(since) + 1 if since else 0
    for step in STEPS[begin : STEPS.index(until) + 1]:
        _take(scene, Dispute.objects.get(key=receipt["key"]), step)


def _take(scene, dispute, step):
    at = dispute.changed_at
    if step == "CONSENT":
        for party in dispute.parties.all():
            scene.says(party, ConsentKind.CONSENT, at=at)
    elif step == "REFER":
        scene.refer(dispute, at=at)
    elif step == "SIGN_FOR":
        sign_for_materials(dispute_id=dispute.pk, by=scene.mediator.user, at=at)
    else:
        scene.settle(fresh(dispute), at=at)
