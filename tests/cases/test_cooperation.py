"""Handing up, sending out and supervising: what is left out is asked for in a sentence."""

import pytest

from cases.services.cooperation import escalate_dispute, take_over_dispute
from cases.services.intake import withdraw_dispute
from cases.services.routing import resolve_routing, return_routing, route_dispute
from cases.services.supervision import order_supervision
from suyuan.lib.errors import DomainError
from tests.cases.scene import MONDAY, Scene
from tests.people import TOWN


def test_whoever_took_over_is_named(scene: Scene):
    told = {"dispute_id": scene.registered().pk, "by": scene.coordinator, "at": MONDAY}
    escalate_dispute(division_id=TOWN, reason="涉及多部门", **told)

    with pytest.raises(DomainError, match="请填写接办的单位或人员"):
        take_over_dispute(taken_over_by=" ", **told)

    assert take_over_dispute(taken_over_by="镇综治中心", **told).taken_over_by == "镇综治中心"


def test_what_a_unit_answers_is_written_down(scene: Scene):
    told = {"dispute_id": scene.registered().pk, "by": scene.coordinator, "at": MONDAY}
    route_dispute(target="COMMUNITY_TEAM", **told)

    with pytest.raises(DomainError, match="请写明退回的理由"):
        return_routing(reason="", **told)
    with pytest.raises(DomainError, match="请写明办理的结果"):
        resolve_routing(result="", **told)


def test_what_was_withdrawn_before_it_had_a_number_is_not_supervised(scene: Scene):
    told = {"by": scene.coordinator, "at": MONDAY}
    order = {"kind": "NOT_HANDLED", "addressee": "综治办", "requirement": "限期办理", "due_on": MONDAY.date()}
    draft = withdraw_dispute(dispute_id=scene.draft(by=scene.coordinator).pk, reason="录入有误", **told)

    with pytest.raises(DomainError, match="没有编号"):
        order_supervision(dispute_id=draft.pk, **order, **told)

    assert order_supervision(dispute_id=scene.registered().pk, **order, **told).number.endswith("-督1")
