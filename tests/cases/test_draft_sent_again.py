"""A draft opened again and sent as it is keeps what was written: an unchanged row is not an empty one."""

from django.urls import reverse

from cases.models import Dispute
from tests.cases.scene import Scene


def _form_of(dispute: Dispute) -> dict[str, str]:
    rows = {
        f"parties-{place}-{name}": str(getattr(party, name))
        for place, party in enumerate(dispute.parties.all())
        for name in ("key", "side", "kind", "name")
    }
    place = {"town": dispute.division.parent_id, "village": dispute.division_id}
    return {"facts": dispute.facts, **place, **rows, "parties-TOTAL_FORMS": "2", "parties-INITIAL_FORMS": "0"}


def test_sending_a_draft_unchanged_keeps_its_parties(client, scene: Scene):
    draft = scene.draft()
    names = [party.name for party in draft.parties.all()]
    client.force_login(scene.assistant)

    client.post(reverse("cases:autosave", args=[draft.key]), _form_of(draft))
    assert [party.name for party in draft.parties.all()] == names

    client.post(reverse("cases:log", args=[draft.key]), {**_form_of(draft), "register": "yes"})
    draft.refresh_from_db()
    assert draft.number
    assert [party.name for party in draft.parties.all()] == names
