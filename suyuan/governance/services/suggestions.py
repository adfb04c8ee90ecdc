"""The feedback loop (反馈闭环): a suggestion is sent, answered, and measured again. Source: 实施意见 二（六）."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from cases.models import DisputeCategory
from communities.choices import Duty
from communities.models import Division, Feedback
from communities.policies import may_arrange
from communities.queries.fieldwork import requirement
from suyuan.accounts.models import User
from suyuan.governance.choices import SuggestionKind, Verdict
from suyuan.governance.models import Suggestion
from suyuan.governance.policies import may_answer
from suyuan.lib.errors import DomainError


class SuggestionRefused(DomainError):
    """The suggestion cannot go on like this; the sentence says why (建议不能这样办理)."""

    code = "suggestion_refused"


class SuggestionForbidden(DomainError):
    """The place lies outside the user's posts (无权办理该地的建议)."""

    code = "suggestion_forbidden"
    status = 403


@dataclass(frozen=True, slots=True)
class Letter:
    """What a suggestion says (建议的内容), about which kind of disputes, and the opinions it sums up."""

    kind: SuggestionKind
    number: str
    addressee: str
    title: str
    text: str
    category: DisputeCategory | None
    feedback: Sequence[Feedback]


@transaction.atomic
def send_suggestion(
    *, letter: Letter, division: Division, sent_on: date, reply_due_on: date, by: User, at: datetime
) -> Suggestion:
    """Send a suggestion to a party committee, a government or an office (发出建议), with the opinions it sums up.

    Refuses with SuggestionForbidden, with SuggestionRefused a day to come, a reply due before it, and a number
    that is taken.
    """
    if not may_arrange(by, division):
        raise SuggestionForbidden(f"{division.display_name}的建议由管辖法院的法官、分流员发出。")
    if sent_on > localdate(at):
        raise SuggestionRefused("发出日期不能晚于今天。", field="sent_on")
    if reply_due_on < sent_on:
        raise SuggestionRefused("要求回复日期不能早于发出日期。", field="reply_due_on")
    said = {name: getattr(letter, name) for name in ("kind", "number", "addressee", "title", "text", "category")}
    try:
        with transaction.atomic():
            made = Suggestion.objects.create(
                **said, division=division, sent_on=sent_on, reply_due_on=reply_due_on, sent_by=by
            )
    except IntegrityError as error:
        raise SuggestionRefused("该文号已经使用。", field="number") from error
    made.feedback.set(letter.feedback)
    return made


@transaction.atomic
def record_reply(*, suggestion_id: int, replied_on: date, reply: str, by: User, at: datetime) -> Suggestion:
    """Enter the reply (登记回复); from its day the days until the second measurement run.

    Refuses with SuggestionForbidden, with SuggestionRefused a second reply, and a day to come or before it was sent.
    """
    row = _held(suggestion_id)
    if not may_answer(by, row.division):
        raise SuggestionForbidden("回复由管辖法院或当地综治人员登记。")
    if row.replied_on:
        raise SuggestionRefused("该建议已经登记回复。")
    if not row.sent_on <= replied_on <= localdate(at):
        raise SuggestionRefused("回复日期应在发出日期之后、不晚于今天。", field="replied_on")
    days = requirement(Duty.REMEASURE_DAYS, on=replied_on)
    if days is None:
        raise SuggestionRefused("工作要求中没有再次测量的间隔，请系统管理员补充。")
    row.replied_on, row.reply, row.replied_by = replied_on, reply, by
    row.remeasure_on = replied_on + timedelta(days=days.number)
    row.save(update_fields=["replied_on", "reply", "replied_by", "remeasure_on"])
    return row


@transaction.atomic
def conclude_suggestion(
    *, suggestion_id: int, verdict: Verdict, verdict_text: str, by: User, at: datetime
) -> Suggestion:
    """Say what the second measurement shows (再次测量结论), once its day has come; that closes the loop.

    Refuses with SuggestionForbidden, with SuggestionRefused before that day, and a second conclusion.
    """
    row, today = _held(suggestion_id), localdate(at)
    if not may_arrange(by, row.division):
        raise SuggestionForbidden("结论由管辖法院的法官、分流员登记。")
    if row.verdict:
        raise SuggestionRefused("该建议已有结论。")
    if row.remeasure_on is None or today < row.remeasure_on:
        raise SuggestionRefused(
            f"要到{row.remeasure_on}才能再次测量。" if row.remeasure_on else "还没有回复，不能再次测量。"
        )
    row.verdict, row.verdict_text, row.measured_on, row.measured_by = verdict, verdict_text, today, by
    row.save(update_fields=["verdict", "verdict_text", "measured_on", "measured_by"])
    return row


def _held(suggestion_id: int) -> Suggestion:
    return Suggestion.objects.select_for_update(of=("self",)).select_related("division").get(pk=suggestion_id)
