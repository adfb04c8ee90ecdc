"""Sittings held and to come, offers, tasks for the assistant, a question to the judge (演示调解安排与协助).

Told through the services, on disputes under mediation at the court that signs in, its own town's first.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from cases.choices import AssistanceKind, AssistanceResult, DutyItem, OfferAnswer, PartySide, SessionMode
from cases.lifecycle import State
from cases.models import Dispute, MediationRoom
from cases.services.assistance import answer_task, assign_task
from cases.services.guidance import answer_question, ask_judge
from cases.services.schedule import Sitting, plan_session
from cases.services.sessions import Held, convey_offer, record_offer, record_session
from communities.models import MediationCentre
from suyuan.accounts.models import User
from suyuan.demo.accounts import DEMO_ACCOUNTS, DEMO_COURT, DEMO_TOWN

ROOMS = (("第一调解室（演示）", 8), ("第二调解室（演示）", 6), ("家事调解室（演示）", 6))
HOURS = (time(9, 30), time(14, 30), time(16, 0))
HELD, PLANNED = 3, 7  # how many sittings
SIGNED_BEFORE = timedelta(days=7)
LINK = "https://example.invalid/mediation/demo"
QUESTION = "合同约定逾期每日按千分之五计违约金，一方认为过高，法律上应当如何掌握？"
ANSWER = "约定的违约金过分高于造成的损失的，可以请求适当减少（民法典第585条第2款），请引导双方围绕实际损失举证。"
WAITING = "双方都愿意就部分请求先达成协议，其余请求另行处理，协议能否分开申请司法确认？"


def write_sittings(*, now: datetime) -> None:
    """Write the rooms, sittings, offers, tasks and questions (演示调解安排与协助)."""
    centre = MediationCentre.objects.get(court=DEMO_COURT)
    rooms = [
        MediationRoom.objects.create(centre=centre, name=name, location="诉讼服务中心一楼", seats=seats)
        for name, seats in ROOMS
    ]
    disputes = _running(now)
    for dispute, starts_at in zip(disputes, _hours(now, step=-1, count=HELD), strict=False):
        _hold(dispute, rooms[0], starts_at)
    for number, (dispute, starts_at) in enumerate(zip(disputes, _hours(now, step=1, count=PLANNED), strict=False)):
        _plan(dispute, starts_at, now, video=number == PLANNED - 1, room=rooms[number % len(rooms)])
    if disputes:
        _bargain(disputes[0], now)
        _guide(disputes[0], now)
        _assist(disputes, now)


def _running(now: datetime) -> list[Dispute]:
    """Disputes signed for days ago in which nothing bars mediation: of the town, of who signs in, first."""
    found = Dispute.objects.filter(
        state=State.MEDIATING,
        centre__court=DEMO_COURT,
        referrals__closed_at=None,
        referrals__signed_at__lt=now - SIGNED_BEFORE,
        deadlines__stopped_at=None,
    )
    known = {account.username for account in DEMO_ACCOUNTS}

    def rank(dispute: Dispute) -> tuple[bool, bool]:
        return not (dispute.division_id or "").startswith(DEMO_TOWN[:9]), _mediator(dispute).username not in known

    fit = [dispute for dispute in found.select_related("centre").order_by("-pk").distinct() if _is_fit(dispute)]
    return sorted(fit, key=rank)[:PLANNED]


def _is_fit(dispute: Dispute) -> bool:
    referral = dispute.open_referral()
    presiding = referral and referral.mediator and referral.mediator.user
    return bool(presiding) and not dispute.refusing_parties() and not dispute.mediators_with_open_conflict()


def _mediator(dispute: Dispute) -> User:
    referral = dispute.open_referral()
    if referral is None or referral.mediator is None or referral.mediator.user is None:
        raise ValueError(f"dispute {dispute.pk} is mediated by nobody")
    return referral.mediator.user


def _hours(now: datetime, *, step: int, count: int) -> Iterator[datetime]:
    """Hours of the last weekdays (step -1) or the next ones (1): no two alike, so that nobody is taken twice."""
    day, left = timezone.localdate(now) + timedelta(days=step), count
    while left:
        for hour in HOURS[: left if day.weekday() < 5 else 0]:
            yield timezone.make_aware(datetime.combine(day, hour))
            left -= 1
        day += timedelta(days=step)


def _plan(dispute: Dispute, starts_at: datetime, at: datetime, *, room: MediationRoom, video: bool = False) -> int:
    everybody = tuple(party.pk for party in dispute.present_parties())
    where = {"mode": SessionMode.VIDEO, "link": LINK} if video else {"mode": SessionMode.ON_SITE, "room_id": room.pk}
    sitting = Sitting(
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), party_ids=everybody,
        agenda="核对票据，就履行期限和方式交换意见。", **where,
    )  # type: ignore[arg-type]  # fmt: skip
    return plan_session(dispute_id=dispute.pk, sitting=sitting, by=_mediator(dispute), at=at).pk


def _hold(dispute: Dispute, room: MediationRoom, starts_at: datetime) -> None:
    """A sitting planned the day before and held; all came."""
    planned_id = _plan(dispute, starts_at, starts_at - timedelta(days=1), room=room)
    summary = "已告知权利义务，双方核对了票据，对基本事实没有异议；对数额仍有分歧，约定再次调解。"
    held = Held(starts_at, SessionMode.ON_SITE, "申请人、被申请人、调解员", summary, place=room.name)
    came = dispute.plans.get(pk=planned_id).participants.values_list("pk", flat=True)
    record_session(
        dispute_id=dispute.pk, held=held, by=_mediator(dispute), at=starts_at + timedelta(hours=2),
        informed=DutyItem.values, planned_id=planned_id, came=[*came],
    )  # fmt: skip


def _bargain(dispute: Dispute, now: datetime) -> None:
    """An offer rejected, a counter-offer told to the mediator only (方案往来)."""
    amount = (dispute.amount or Decimal(6000)).quantize(Decimal(1))
    who = {"dispute_id": dispute.pk, "by": _mediator(dispute), "at": now}
    made_at = now - timedelta(days=2)
    terms = "签收协议后一个月内一次付清。"
    offer = record_offer(side=PartySide.APPLICANT, amount=amount, terms=terms, made_at=made_at, conveyed=True, **who)  # type: ignore[arg-type]
    convey_offer(offer_id=offer.pk, answer=OfferAnswer.COUNTERED, by=_mediator(dispute), at=now)
    half, later = amount // 2, made_at + timedelta(days=1)
    record_offer(side=PartySide.RESPONDENT, amount=half, terms="分三个月付清。", made_at=later, **who)  # type: ignore[arg-type]


def _guide(dispute: Dispute, now: datetime) -> None:
    """One question answered, if the judge who signs in has the place, and one that waits (法官指导)."""
    mediator, judge = _mediator(dispute), User.objects.get(username="faguan")
    if Dispute.objects.visible_to(judge).filter(pk=dispute.pk).exists():
        asked = ask_judge(dispute_id=dispute.pk, question=QUESTION, by=mediator, at=now - timedelta(days=2))
        answered_at = now - timedelta(days=1)
        answer_question(dispute_id=dispute.pk, request_id=asked.pk, answer=ANSWER, by=judge, at=answered_at)
    ask_judge(dispute_id=dispute.pk, question=WAITING, by=mediator, at=now)


def _assist(disputes: list[Dispute], now: datetime) -> None:
    """Tasks for the assistant: late, due soon, for a case of the court, and one that is done (协助事务)."""
    today = timezone.localdate(now)
    assistant, judge = (User.objects.get(username=name) for name in ("zhuli", "faguan"))
    first, last = disputes[0], disputes[-1]

    def give(kind: AssistanceKind, what: str, by: User, days_ago: int, due_on: date, **about: object) -> int:
        at = now - timedelta(days=days_ago)
        task = assign_task(kind=kind, what=what, assignee_id=assistant.pk, due_on=due_on, by=by, at=at, **about)  # type: ignore[arg-type]
        return task.pk

    late, soon = today - timedelta(days=1), today + timedelta(days=3)
    find = "被申请人电话无人接听，请到其住处和工作单位查找，告知调解时间并留下联系方式。"
    give(AssistanceKind.FIND_PARTY, find, _mediator(first), 6, late, dispute_id=first.pk)
    look = "请到现场查看争议部位，拍照并向邻居、物业了解情况。"
    give(AssistanceKind.INVESTIGATE, look, _mediator(last), 1, soon, dispute_id=last.pk)
    number = f"（{today.year}）{DEMO_COURT}民初90011号"
    serve = "请协助送达起诉状副本和开庭传票，被告白天通常在店内。"
    give(AssistanceKind.SERVE, serve, judge, 1, soon + timedelta(days=2), case_number=number)
    done = give(AssistanceKind.EDUCATE, "请在社区广场讲解高空抛物的法律责任。", judge, 8, late, case_number=number)
    report = "晚七时在社区广场讲解，居民四十余人参加，发放资料六十份。"
    answer_task(task_id=done, result=AssistanceResult.DONE, report=report, by=assistant, at=now - timedelta(days=2))
