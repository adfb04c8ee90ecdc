"""From scores to a published result (考核办理): filled by hand, reviewed by another, published, objected to, final."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate

from communities.models import Court
from suyuan.accounts.models import User
from suyuan.files.services.keeping import keep_files
from suyuan.governance.choices import SchemeState
from suyuan.governance.models import Commendation, WorkAppeal, WorkAssessment, WorkScheme, WorkScore
from suyuan.governance.policies import may_assess
from suyuan.governance.services.schemes import AssessmentForbidden, AssessmentRefused, hold_scheme
from suyuan.governance.services.scoring import compute_scores


@transaction.atomic
def recompute(*, scheme_id: int, by: User, at: datetime) -> WorkScheme:
    """Compute the scores again from the figures of today (重新计算). Refuses as `hold_scheme` does once reviewed."""
    scheme = hold_scheme(scheme_id, by, SchemeState.SCORING)
    compute_scores(scheme, on=localdate(at))
    return scheme


@transaction.atomic
def fill_score(
    *, score_id: int, score: Decimal | None, leaves_out: bool, proof: str, by: User, at: datetime,
    uploads: Iterable[UploadedFile] = (),
) -> WorkScore:  # fmt: skip
    """Score an item by hand with its proof in words and files (人工评分), or leave it out with the reason.

    Refuses with AssessmentForbidden, with AssessmentRefused a scheme that is reviewed, a score above the weight,
    neither a score nor a leaving out, and a missing proof.
    """
    row = WorkScore.objects.select_for_update(of=("self",)).select_related("item", "assessment").get(pk=score_id)
    hold_scheme(row.assessment.scheme_id, by, SchemeState.SCORING)
    if not proof.strip():
        raise AssessmentRefused("请写明依据材料；不计的，写明原因。", field="proof")
    if leaves_out == (score is not None):
        raise AssessmentRefused("请填写得分，或者勾选本项不计，两者选一。", field="score")
    if score is not None and not 0 <= score <= row.item.weight:
        raise AssessmentRefused(f"得分应在0至{row.item.weight}之间。", field="score")
    row.score, row.leaves_out, row.proof, row.filled_by = score, leaves_out, proof.strip(), by
    row.save(update_fields=["score", "leaves_out", "proof", "filled_by"])
    keep_files(uploads=uploads, subject=row, by=by, at=at, field="uploads")
    return row


@transaction.atomic
def review(*, scheme_id: int, by: User) -> WorkScheme:
    """Confirm the scores (复核) as another person than the scheme's author.

    Refuses with AssessmentForbidden, with AssessmentRefused the author, and items without data that nobody has
    scored or left out: an item without data is never taken as zero.
    """
    scheme = hold_scheme(scheme_id, by, SchemeState.SCORING)
    if scheme.made_by_id == by.pk:
        raise AssessmentRefused("编制人不能复核自己编制的考核，请由另一人复核。")
    missing = WorkScore.objects.filter(assessment__scheme=scheme, score=None, leaves_out=False)
    if first := missing.select_related("assessment", "item").first():
        count = missing.count()
        raise AssessmentRefused(
            f"还有{count}项没有数据（如{first.assessment.label}的“{first.item.title}”），请人工评分或注明不计；没有数据不等于零分。"
        )
    scheme.state, scheme.reviewed_by = SchemeState.REVIEWED, by
    scheme.save(update_fields=["state", "reviewed_by"])
    return scheme


@transaction.atomic
def publish(*, scheme_id: int, by: User, at: datetime) -> WorkScheme:
    """Publish the result (公示), open to objections for the days of the scheme. Refuses as `hold_scheme` does."""
    scheme = hold_scheme(scheme_id, by, SchemeState.REVIEWED)
    scheme.state, scheme.published_on = SchemeState.PUBLISHED, localdate(at)
    scheme.save(update_fields=["state", "published_on"])
    return scheme


@transaction.atomic
def score_again(*, scheme_id: int, by: User) -> WorkScheme:
    """Go back to scoring (退回评分) after a review or a founded objection; it is reviewed and published anew."""
    scheme = hold_scheme(scheme_id, by, SchemeState.REVIEWED, SchemeState.PUBLISHED)
    scheme.state, scheme.reviewed_by, scheme.published_on = SchemeState.SCORING, None, None
    scheme.save(update_fields=["state", "reviewed_by", "published_on"])
    return scheme


@transaction.atomic
def appeal(*, assessment_id: int, text: str, by: User, at: datetime) -> WorkAppeal:
    """Object to a published result (提出异议) within the days of the scheme. Refuses with AssessmentRefused."""
    assessment = WorkAssessment.objects.select_related("scheme").get(pk=assessment_id)
    until = assessment.scheme.appeal_until
    if assessment.scheme.state != SchemeState.PUBLISHED or until is None or localdate(at) > until:
        raise AssessmentRefused("只能在公示的异议期内提出异议。")
    return WorkAppeal.objects.create(assessment=assessment, text=text, made_by=by, made_at=at)


@transaction.atomic
def answer_appeal(*, appeal_id: int, answer: str, by: User, at: datetime) -> WorkAppeal:
    """Answer an objection (答复异议). Refuses with AssessmentForbidden, with AssessmentRefused a second answer."""
    row = WorkAppeal.objects.select_for_update(of=("self",)).select_related("assessment").get(pk=appeal_id)
    hold_scheme(row.assessment.scheme_id, by, *SchemeState)
    if row.answer:
        raise AssessmentRefused("该异议已经答复。")
    row.answer, row.answered_by, row.answered_at = answer, by, at
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    return row


@transaction.atomic
def settle(*, scheme_id: int, by: User, at: datetime) -> WorkScheme:
    """Make the result final (定结果): from now on nothing of it changes.

    Refuses with AssessmentForbidden, with AssessmentRefused during the days for objections or with one unanswered.
    """
    scheme = hold_scheme(scheme_id, by, SchemeState.PUBLISHED)
    if scheme.appeal_until and localdate(at) <= scheme.appeal_until:
        raise AssessmentRefused(f"异议期到{scheme.appeal_until}为止，期满后才能定结果。")
    if WorkAppeal.objects.filter(assessment__scheme=scheme, answer="").exists():
        raise AssessmentRefused("还有异议没有答复。")
    scheme.state = SchemeState.FINAL
    scheme.save(update_fields=["state"])
    return scheme


@transaction.atomic
def commend(
    *,
    court: Court,
    scheme: WorkScheme | None,
    recipient: str,
    title: str,
    document: str,
    awarded_on: date,
    by: User,
    at: datetime,
) -> Commendation:
    """Enter an honour (登记表彰). Refuses with AssessmentForbidden, with AssessmentRefused a day to come."""
    if not may_assess(by, court):
        raise AssessmentForbidden(f"{court.name}的表彰由本院或上级法院登记。")
    if awarded_on > localdate(at):
        raise AssessmentRefused("表彰日期不能晚于今天。", field="awarded_on")
    return Commendation.objects.create(
        court=court,
        scheme=scheme,
        recipient=recipient,
        title=title,
        document=document,
        awarded_on=awarded_on,
        made_by=by,
    )
