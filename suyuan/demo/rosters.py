"""The demo's mediators in full: fields and languages, terms, training, complaints, assessment, studios (演示名册)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from mediators.choices import (
    ComplaintGround,
    ComplaintState,
    Employment,
    Language,
    MediatorClass,
    OrganizationPaper,
    ProposalOrigin,
    RelationKind,
    Sanction,
    StudioKind,
    TrainingKind,
)
from mediators.models import (
    Assessment,
    AssessmentScore,
    DeclaredRelation,
    MediationOrganization,
    MediationStudio,
    Mediator,
    MediatorAward,
    MediatorComplaint,
    MediatorLeave,
    RosterProposal,
    Speciality,
    TrainingRecord,
)
from mediators.services.assessment import Line, adopt_scheme
from suyuan.accounts.models import User
from suyuan.demo import names
from suyuan.demo.accounts import DEMO_COURT, DEMO_TOWN

FIELDS_OF = {
    "物业、邻里纠纷": ("物业", "邻里和房屋宅基地"),
    "劳动争议": ("劳动争议",),
    "民间借贷、买卖合同": ("借贷和买卖合同", "生产经营"),
    "婚姻家庭纠纷": ("婚姻家庭",),
    "道路交通事故": ("道路交通", "人身和财产损害"),
    "消费纠纷": ("消费",),
}
SPOKEN = (Language.CANTONESE, Language.DONGGUAN, Language.HAKKA, Language.SICHUAN, Language.HUNAN)
STUDIOS = (
    ("庚叔调解室（演示）", StudioKind.PERSONAL, "邻里和房屋宅基地"),
    ("劳动争议调解工作室（演示）", StudioKind.SPECIALISED, "劳动争议"),
)
SCHEME = [Line("调解数量", Decimal(40)), Line("调解质量", Decimal(40)), Line("规范与纪律", Decimal(20))]
GRADES = [("优秀", Decimal(90)), ("良好", Decimal(70)), ("不合格", Decimal(0))]


def complete_mediator(mediator: Mediator, *, towns: list[str], random: Random, since: date) -> None:
    """Fill in what the class is asked, before the row is written (补齐档案)."""
    mediator.identity_number = names.identity_number(random)
    mediator.languages = [Language.MANDARIN, *random.sample(SPOKEN, random.randint(1, 2))]
    mediator.division_id = random.choice(towns)
    if mediator.mediator_class == MediatorClass.LAWYER:
        mediator.licence_number = f"演示{random.randrange(100_000):05d}"
        mediator.practising_since = since - timedelta(days=random.randint(300, 5000))
    if mediator.mediator_class == MediatorClass.FULL_TIME:
        mediator.employment = Employment.PURCHASED


def tell_roster_stories(mediators: list[Mediator], *, coordinator: User, random: Random, at: datetime) -> None:
    """Write what the years left on record (业绩档案), most of it at the demo court."""
    _fields(mediators)
    here = [one for one in mediators if one.court_id == DEMO_COURT]
    _trainings(mediators, coordinator, random, at)
    _own_stories(here, coordinator, at)
    _assessments(here, coordinator, random, at)
    _studios(here, at)
    MediationOrganization.objects.update(
        papers=[paper.value for paper in OrganizationPaper][:4], founded_on=date(2016, 5, 1), court=DEMO_COURT
    )


def _fields(mediators: list[Mediator]) -> None:
    ids = dict(Speciality.objects.values_list("name", "pk"))
    through = Mediator.expertise.through
    through.objects.bulk_create(
        through(mediator_id=one.pk, speciality_id=ids[name])
        for one in mediators
        for name in FIELDS_OF.get(one.specialities, ())
    )


def _trainings(mediators: list[Mediator], coordinator: User, random: Random, at: datetime) -> None:
    TrainingRecord.objects.bulk_create(
        TrainingRecord(
            mediator=one, kind=kind, title=title, provider="东莞市调解协会（演示）", hours=hours,
            completed_on=at.date() - timedelta(days=days), certificate_number=f"训演{one.pk:04d}",
            expires_on=at.date() + timedelta(days=365 - days) if kind == TrainingKind.YEARLY else None,
            recorded_by=coordinator, recorded_at=at,
        )
        for one in mediators
        for kind, title, hours, days in (
            (TrainingKind.BEFORE, "特邀调解员岗前培训", 10, 1200),
            (TrainingKind.YEARLY, "物业和劳动争议调解实务", random.choice((8, 12, 20)), random.randint(20, 300)),
        )
    )  # fmt: skip


def _own_stories(here: list[Mediator], coordinator: User, at: datetime) -> None:
    today = at.date()
    by_name = {one.user.username: one for one in here if one.user}
    MediatorAward.objects.create(
        mediator=by_name["tiaojie"], title="年度优秀特邀调解员（演示）", awarded_by="东莞市第三人民法院",
        awarded_on=today - timedelta(days=300), recorded_by=coordinator, recorded_at=at,
    )  # fmt: skip
    DeclaredRelation.objects.create(
        mediator=by_name["tiaojie"], kind=RelationKind.FAMILY, name="何丁宁", relation="配偶", declared_at=at
    )
    DeclaredRelation.objects.create(
        mediator=by_name["lvshi"], kind=RelationKind.EMPLOYER, name="东莞市莞甲物业服务有限公司（虚构）",
        relation="常年法律顾问", declared_at=at,
    )  # fmt: skip
    others = [one for one in here if one.pk not in {by_name["tiaojie"].pk, by_name["lvshi"].pk}]
    MediatorLeave.objects.create(
        mediator=others[0], valid_from=today - timedelta(days=2), valid_to=today + timedelta(days=5), reason="年休假",
        recorded_by=coordinator, recorded_at=at,
    )  # fmt: skip
    MediatorComplaint.objects.create(
        mediator=others[1], court_id=DEMO_COURT, ground=ComplaintGround.DECLINED, complainant="某当事人（演示）",
        detail="两次接到移送后未说明理由退回。", received_on=today - timedelta(days=120), recorded_by=coordinator,
        recorded_at=at, state=ComplaintState.UPHELD, finding="核查属实，已谈话提醒。", sanction=Sanction.WARNING,
        decided_by=coordinator, decided_at=at,
    )  # fmt: skip
    MediatorComplaint.objects.create(
        mediator=others[2], court_id=DEMO_COURT, ground=ComplaintGround.OTHER, complainant="某当事人（演示）",
        detail="调解时语气生硬。", received_on=today - timedelta(days=6), recorded_by=coordinator, recorded_at=at,
    )  # fmt: skip
    candidate = Mediator.objects.create(
        name="尹庚诚", pinyin="yin2尹 geng1庚 cheng2诚", mediator_class=MediatorClass.LAWYER, court_id=DEMO_COURT,
        law_firm="广东莞甲律师事务所（演示）", licence_number="演示00001", division_id=DEMO_TOWN,
        practising_since=today - timedelta(days=3 * 365), languages=[Language.MANDARIN, Language.CANTONESE],
    )  # fmt: skip
    RosterProposal.objects.create(
        court_id=DEMO_COURT, mediator=candidate, origin=ProposalOrigin.APPLIED, proposed_by=coordinator,
        grounds="自愿参加律师调解，可承接法院移送案件。", proposed_at=at - timedelta(days=3),
    )  # fmt: skip


def _assessments(here: list[Mediator], coordinator: User, random: Random, at: datetime) -> None:
    year = at.year - 1
    scheme = adopt_scheme(
        court_id=DEMO_COURT, name="特邀调解员年度考核方案（演示）", valid_from=date(year, 1, 1), source="演示方案",
        items=SCHEME, grades=GRADES, by=coordinator, at=at,
    )  # fmt: skip
    items = list(scheme.items.all())
    for number, one in enumerate(here):
        points = [Decimal(random.randint(int(item.points * 7), int(item.points * 10))) / 10 for item in items]
        total = sum(points, Decimal(0))
        found = Assessment.objects.create(
            mediator=one, court_id=DEMO_COURT, year=year, scheme=scheme, state="ASSESSED", total=total,
            grade="优秀" if total >= 90 else "良好", assessed_by=coordinator, assessed_at=at, self_scored_at=at,
        )  # fmt: skip
        AssessmentScore.objects.bulk_create(
            AssessmentScore(assessment=found, item=item, self_points=given, points=given)
            for item, given in zip(items, points, strict=True)
        )
        if number % 4:
            found.state, found.filed_by, found.filed_at = "FILED", coordinator, at
            found.save()


def _studios(here: list[Mediator], at: datetime) -> None:
    for (name, kind, field), leader in zip(STUDIOS, here, strict=False):
        studio = MediationStudio.objects.create(
            name=name, kind=kind, court_id=DEMO_COURT, leader=leader, address="塘厦镇综治中心一楼（演示地点）",
            opened_on=at.date() - timedelta(days=700),
        )  # fmt: skip
        studio.expertise.set(Speciality.objects.filter(name=field))
