"""A mediator's question to a judge, and the answer (法官指导)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from cases.lifecycle import Action
from cases.models import Dispute, GuidanceRequest
from cases.services._transition import advance, hold, permit
from communities.models import Posting
from communities.querysets import in_force
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.accounts.services.notices import notify
from suyuan.lib.errors import InvalidInput


@transaction.atomic
def ask_judge(*, dispute_id: int, question: str, by: User, at: datetime) -> GuidanceRequest:
    """Ask the judges of the court about law or procedure (请求法官指导). They are told.

    A judge may come to try the case: the question must not tell what was said in mediation (特邀16 art. 22).
    Refuses with InvalidInput (`question`), and as `advance` does.
    """
    dispute = hold(dispute_id)
    permit(dispute, Action.ASK, by=by)
    if not question.strip():
        raise InvalidInput([("question", "请写明要请教的问题")])
    asked = GuidanceRequest.objects.create(dispute=dispute, question=question.strip(), asked_by=by, asked_at=at)
    advance(dispute, Action.ASK, by=by, at=at)
    judges = Posting.objects.filter(in_force(localdate(at)), role=Role.JUDGE, court=dispute.centre.court_id)
    reaching = [post.user_id for post in judges.select_related("division") if _covers(post, dispute)]
    _tell(dispute, reaching, "调解员请求法官指导", f"asked:{asked.pk}", at)
    return asked


@transaction.atomic
def answer_question(*, dispute_id: int, request_id: int, answer: str, by: User, at: datetime) -> GuidanceRequest:
    """Answer a mediator's question (法官答复); he is told. Refuses with InvalidInput, and as `advance` does."""
    dispute = hold(dispute_id)
    permit(dispute, Action.ADVISE, by=by)
    asked = dispute.guidance.filter(pk=request_id, answered_at=None).first()
    if asked is None:
        raise InvalidInput([("request", "该问题已经答复或者不存在")])
    if not answer.strip():
        raise InvalidInput([("answer", "请填写答复")])
    advance(dispute, Action.ADVISE, by=by, at=at)
    asked.answer, asked.answered_by, asked.answered_at = answer.strip(), by, at
    asked.save(update_fields=["answer", "answered_by", "answered_at"])
    _tell(dispute, [asked.asked_by_id], "法官已答复您的问题", f"answered:{asked.pk}", at)
    return asked


def _covers(post: Posting, dispute: Dispute) -> bool:
    return post.division is None or (dispute.division_id or "").startswith(post.division.prefix)


def _tell(dispute: Dispute, users: list[int], what: str, occasion: str, at: datetime) -> None:
    url = reverse("cases:dispute", args=[dispute.key])
    notify(users=users, text=f"{dispute} {what}", url=url, source=f"guidance:{occasion}", at=at)
