"""What a result may not be: a report without what its reason needs, a correction of what lies before the court."""

from datetime import date

from cases.choices import EndReason
from cases.lifecycle import ConfirmationState
from cases.models import ConfirmationCase, Dispute, FailureReport
from cases.rules.endings import ENDINGS
from suyuan.lib.errors import DomainError, InvalidInput

_WITHOUT_WEIGHT = (ConfirmationState.NOT_ACCEPTED, ConfirmationState.WITHDRAWN, ConfirmationState.PREPARING)


class AtCourt(DomainError):
    """The agreement lies before the court, or the court has ruled on it (协议已在法院审查)."""

    code = "at_court"


def refuse_while_at_court(dispute: Dispute) -> None:
    """Refuse with AtCourt to correct an agreement that the court is examining or has decided on."""
    pending = ConfirmationCase.objects.filter(agreement__dispute=dispute).exclude(state__in=_WITHOUT_WEIGHT).first()
    if pending:
        raise AtCourt(f"协议的司法确认申请现为“{pending.get_state_display()}”，不能更正；撤回申请后再办理")


def refuse_untrue_report(report: FailureReport, dispute: Dispute, *, on: date) -> None:
    """Refuse with InvalidInput a report that lacks what its reason needs (终止事由的要件)."""
    if report.reason == EndReason.SETTLED:
        raise InvalidInput([("reason", "达成协议的，请办理“达成协议”")])
    problems = [*_missing(report, dispute), *_too_early(report, dispute, on)]
    if problems:
        raise InvalidInput(problems)


def _missing(report: FailureReport, dispute: Dispute) -> list[tuple[str | None, str]]:
    needs = ENDINGS[report.reason]
    problems: list[tuple[str | None, str]] = []
    if not report.explanation:
        problems.append(("explanation", "请写明调解不成的具体情况"))
    if needs.party and report.party_id not in {party.pk for party in dispute.present_parties()}:
        problems.append(("party", f"请选择{needs.party}"))
    if needs.day and report.happened_on is None:
        problems.append(("happened_on", f"请填写{needs.day}"))
    if needs.particulars and not report.particulars:
        problems.append(("particulars", f"请写明{needs.particulars}"))
    return problems


def _too_early(report: FailureReport, dispute: Dispute, on: date) -> list[tuple[str | None, str]]:
    problems: list[tuple[str | None, str]] = []
    if report.happened_on and report.happened_on > on:
        problems.append(("happened_on", "发生日期不能晚于今天"))
    running = dispute.deadlines.running().of_mediation().order_by("due_on").last()
    if ENDINGS[report.reason].period_must_be_over and running and running.due_on >= on:
        problems.append(("reason", f"调解期限至{running.due_on:%Y-%m-%d}届满，现在还不能以期限届满终止"))
    return problems
