"""The court's work in the places, told for the demo: duty, circuits, lessons, screening (演示下沉工作)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils.timezone import make_aware

from communities.choices import (
    CircuitMode,
    ConsultationKind,
    FindingOutcome,
    Measure,
    OutreachForm,
    ReviewOutcome,
    ServicePointKind,
    StepKind,
    VisitKind,
)
from communities.models import (
    Circuit,
    CircuitRequest,
    CircuitStop,
    Consultation,
    Contact,
    DemonstrationCommunity,
    DemonstrationStep,
    DemonstrationTarget,
    Division,
    DutyShift,
    Feedback,
    OutreachEvent,
    Posting,
    ScreeningCampaign,
    ScreeningFinding,
    ServicePoint,
    Tribunal,
)
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.demo import names
from suyuan.demo.accounts import DEMO_COURT, DEMO_TOWN
from suyuan.demo.linked_units import write_linked_units
from suyuan.demo.photographs import photograph
from suyuan.files.services.keeping import keep_file

CITY = "441900000000"
WITHOUT_LESSON = "大朗人民法庭"
TOPICS = (
    (ConsultationKind.LEGAL_ADVICE, "物业公司停用门禁卡，能否拒交物业费", "讲明可分别主张，建议先到调解室申请调解。"),
    (ConsultationKind.LEGAL_ADVICE, "离职三个月未结清工资，如何主张", "建议先申请劳动仲裁，可同时申请调解。"),
    (ConsultationKind.GUIDING_MEDIATION, "邻里漏水纠纷赔偿项目如何计算", "指导调解员按维修票据核定。"),
    (ConsultationKind.FILING_ADVICE, "借条没有写利息，起诉要准备什么", "列出证据清单，提示诉讼时效。"),
    (ConsultationKind.CONFIRMATION, "调解协议如何申请司法确认", "提示三十日内由双方共同申请。"),
)
OPINIONS = (
    "小区停车位不足，外来车辆占道，邻里常起争执，希望物业和社区一起定停车规约。",
    "厂房转租多，租户不知道实际业主是谁，欠租时找不到人。",
    "外卖骑手在村道超速，小事故多，赔偿总谈不拢。",
    "企业搬迁时工资和补偿谈得晚，工人聚集，希望提前介入。",
    "老旧小区漏水责任不清，楼上楼下多次争吵。",
)
HAZARDS = (
    ("五金厂拟搬迁，三十余名工人担心欠薪", "某五金厂（虚构）与三十余名工人"),
    ("商铺联名要求减租，房东不同意", "商业街七家商户与房东"),
    ("电梯停运两周，业主在群里约定拒交物业费", "花园小区业主与物业公司"),
    ("两户宅基地界址不清，多次争吵", "村民陈某、林某（化名）"),
    ("培训机构闭店，家长要求退费", "二十余名家长与培训机构"),
    ("夫妻分居期间争抢孩子，邻居报告", "一对夫妻（化名）"),
)


@dataclass(frozen=True, slots=True)
class _Town:
    """Where the stories play: the town of the accounts that sign in."""

    town: Division
    villages: list[Division]
    tribunal: Tribunal
    judges: list[User]
    assistant: User
    coordinator: User
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()


def write_fieldwork(*, random: Random, now: datetime) -> None:
    """Write the year's work of the demo town, and what every tribunal has done (下沉工作)."""
    town = _town(now)
    points = _service_points(town, random)
    _steps(town)
    _duty(town, points[1], random)
    _circuits(town, random)
    _outreach(town, random)
    _screening(town, random)
    _photographs(town, random)


def _photographs(story: _Town, random: Random) -> None:
    """Photographs of the latest stop and of the town's lessons; an older one has none, as it happens."""
    stop = CircuitStop.objects.filter(logged_at__isnull=False).order_by("-circuit__held_on", "starts_at").first()
    held = OutreachEvent.objects.filter(tribunal=story.tribunal, attendance__isnull=False)
    for record, name in ((stop, "巡回现场"), *((event, "公开课现场") for event in held)):
        keep_file(upload=photograph(name, random=random), subject=record, by=story.assistant, at=story.now)


def _town(now: datetime) -> _Town:
    town = Division.objects.get(pk=DEMO_TOWN)
    judges = Posting.objects.in_force(now.date()).filter(role=Role.JUDGE, court=DEMO_COURT).order_by("pk")
    users = {user.username: user for user in User.objects.filter(username__in=["zhuli", "fenliu", "faguan"])}
    others = [post.user for post in judges.select_related("user") if post.user_id != users["faguan"].pk]
    return _Town(
        town=town,
        villages=list(Division.objects.filter(parent=town).order_by("code")[:8]),
        tribunal=Tribunal.objects.get(court=DEMO_COURT, seat=town),
        judges=[users["faguan"], *others[:2]],
        assistant=users["zhuli"],
        coordinator=users["fenliu"],
        now=now,
    )


def _service_points(story: _Town, random: Random) -> list[ServicePoint]:
    opened = story.today - timedelta(days=900)
    hours = "工作日 8:30–12:00，14:30–17:30"
    centre, station = ServicePointKind.GOVERNANCE_CENTRE, ServicePointKind.LITIGATION_STATION
    city = Division.objects.get(pk=CITY)
    rows = (
        (centre, "东莞市综治中心（演示）", city, "市民服务中心一楼"),
        (centre, f"{story.town.display_name}综治中心（演示）", story.town, "政务服务中心二楼"),
        (station, f"{story.town.display_name}诉讼服务站（演示）", story.town, "综治中心3号窗口"),
        (centre, f"{story.villages[0].display_name}综治中心（演示）", story.villages[0], "党群服务中心"),
    )
    points = ServicePoint.objects.bulk_create(
        ServicePoint(
            kind=kind,
            name=name,
            division=place,
            address=address,
            opening_hours=hours,
            opened_on=opened,
            phone=names.phone_number(random),
            tribunal=story.tribunal if place != city else None,
        )
        for kind, name, place, address in rows
    )
    units = write_linked_units(city)
    contacts = [Contact(service_point=point, office="接待人员") for point in points]
    contacts += [Contact(unit=unit, office="联络员（虚构）") for unit in units]
    for contact in contacts:
        contact.name, contact.phone = names.person_name(random), names.phone_number(random)
        contact.valid_from = opened
    Contact.objects.bulk_create(contacts)
    return points


def _steps(story: _Town) -> None:
    """Every demonstration community has its way behind it; those of the demo town have targets too."""
    steps, targets = [], []
    for row in DemonstrationCommunity.objects.select_related("community__division", "tribunal"):
        told = [
            (StepKind.APPLICATION, row.designated_on - timedelta(days=40), "纠纷多发，村居调解室和网格队伍齐备。", ""),
            (StepKind.PLAN, row.designated_on - timedelta(days=20), row.plan, ""),
            (StepKind.DESIGNATION, row.designated_on, "确定为示范社区。", ""),
        ]
        told += [
            (StepKind.REVIEW, date(year, 12, 20), "值班、排查按方案开展，台账齐全。", ReviewOutcome.PASSED)
            for year in range(row.designated_on.year + 1, story.today.year)
        ]
        steps += [
            DemonstrationStep(
                community=row.community,
                tribunal=row.tribunal,
                kind=kind,
                taken_on=on,
                text=text,
                outcome=outcome,
                made_by=story.coordinator,
                made_at=story.now,
            )
            for kind, on, text, outcome in told
        ]
        if row.community_id.startswith(story.town.prefix):
            targets += _targets(row, story)
    DemonstrationStep.objects.bulk_create(steps)
    DemonstrationTarget.objects.bulk_create(targets)


def _targets(row: DemonstrationCommunity, story: _Town) -> list[DemonstrationTarget]:
    wanted = (
        (Measure.DISPUTES, 60),
        (Measure.GROWTH, 5),
        (Measure.LAWSUITS_PER_10K, 15),
        (Measure.SUCCESS, 65),
        (Measure.PERFORMANCE, 80),
        (Measure.FOLLOW_UP, 90),
    )
    return [
        DemonstrationTarget(
            demonstration=row,
            year=story.today.year,
            measure=measure,
            value=value,
            set_by=story.coordinator,
            set_at=story.now,
        )
        for measure, value in wanted
    ]


def _duty(story: _Town, point: ServicePoint, random: Random) -> None:
    monday = story.today - timedelta(days=story.today.weekday())
    shifts = []
    for week in range(-6, 4):
        for weekday, judge in ((1, story.judges[0]), (3, story.judges[1 % len(story.judges)])):
            day = monday + timedelta(days=7 * week + weekday)
            shifts.append(
                DutyShift(
                    service_point=point,
                    judge=judge,
                    starts_at=make_aware(datetime.combine(day, time(9))),
                    ends_at=make_aware(datetime.combine(day, time(11, 30))),
                    made_by=story.coordinator,
                )
            )
    if len(story.judges) > 2:
        shifts[3].substitute, shifts[3].substitution_reason = story.judges[2], "开庭冲突"
    DutyShift.objects.bulk_create(shifts)
    Consultation.objects.bulk_create(
        Consultation(
            shift=shift,
            kind=kind,
            topic=topic,
            answer=answer,
            people_count=random.randint(1, 4),
            recorded_by=story.assistant,
            recorded_at=shift.ends_at,
        )
        for shift in shifts
        if shift.ends_at < story.now
        for kind, topic, answer in random.sample(TOPICS, 2)
    )


def _circuits(story: _Town, random: Random) -> None:
    wanted = (
        (VisitKind.MEDIATION, "花园小区三户停车争议，双方愿意在社区谈", 20),
        (VisitKind.LEGAL_EDUCATION, "工业园新入职工人多，请讲劳动合同和工伤", 6),
    )
    CircuitRequest.objects.bulk_create(
        CircuitRequest(
            division=story.villages[n],
            kind=kind,
            text=text,
            wanted_by=story.today + timedelta(days=14),
            requested_by=story.assistant,
            requested_at=story.now - timedelta(days=age),
        )
        for n, (kind, text, age) in enumerate(wanted)
    )
    for n, age in enumerate((330, 240, 150, 95, 40, 9, -6)):
        _one_circuit(story, story.today - timedelta(days=age), n, random)


def _one_circuit(story: _Town, day: date, n: int, random: Random) -> None:
    circuit = Circuit.objects.create(
        tribunal=story.tribunal,
        judge=story.judges[0],
        mode=CircuitMode.ON_DEMAND if n % 3 == 1 else CircuitMode.DIRECTED,
        held_on=day,
        note="8:30 法庭门口集合",
        planned_by=story.coordinator,
        planned_at=story.now,
    )
    kinds = ([VisitKind.MEDIATION, VisitKind.ADVICE], [VisitKind.TRIAL, VisitKind.LEGAL_EDUCATION])
    for hour, place, kind in ((9, story.villages[n % 4], kinds[0]), (14, story.villages[4 + n % 4], kinds[1])):
        stop = CircuitStop(circuit=circuit, division=place, starts_at=time(hour), ends_at=time(hour + 2), kinds=kind)
        stop.plan = "党群服务中心会议室"
        if day < story.today:
            _log(stop, story, random)
        stop.save()
        if stop.logged_at and hour == 9:
            Feedback.objects.create(
                division=place,
                stop=stop,
                text=OPINIONS[n % len(OPINIONS)],
                heard_on=day,
                recorded_by=story.assistant,
                recorded_at=story.now,
            )


def _log(stop: CircuitStop, story: _Town, random: Random) -> None:
    mediated = random.randint(1, 4)
    stop.people_count, stop.mediation_count = random.randint(8, 40), mediated
    stop.settled_count = random.randint(0, mediated)
    stop.trial_count = 1 if VisitKind.TRIAL in stop.kinds else 0
    stop.record = "就地调解并解答咨询，未谈成的约定下次再谈。"
    stop.logged_by, stop.logged_at = story.assistant, story.now


def _outreach(story: _Town, random: Random) -> None:
    titles = (
        (OutreachForm.LECTURE, "劳动合同与工伤：企业用工十问", "辖区企业人事"),
        (OutreachForm.EXPLAINING_BY_CASES, "物业费能不能拒交", "小区业主"),
        (OutreachForm.OPEN_DAY, "走进法庭：一起邻里纠纷的调解", "中学生和家长"),
        (OutreachForm.TYPICAL_CASES, "诉源治理典型案例发布", "镇街和村居干部"),
    )
    events = []
    tribunals = Tribunal.objects.filter(court__in=("粤1971", "粤1972", "粤1973"), seat__isnull=False).order_by("pk")
    for n, tribunal in enumerate(tribunals):
        for year in (story.today.year - 1, story.today.year):
            if year == story.today.year and (tribunal.name == WITHOUT_LESSON or n % 5 == 4):
                continue
            form, title, audience = titles[n % len(titles)]
            day = date(year, 1, 15) + timedelta(days=random.randrange(280))
            held = day < story.today
            events.append(
                OutreachEvent(
                    tribunal=tribunal,
                    division=tribunal.seat,
                    form=form,
                    title=title,
                    audience=audience,
                    held_on=day,
                    materials="课件、案例折页",
                    attendance=random.randint(30, 260) if held else None,
                    media="本院公众号" if held else "",
                    result="现场答疑，发放折页。" if held else "",
                    made_by=story.coordinator,
                    made_at=story.now,
                )
            )
    OutreachEvent.objects.bulk_create(events)


def _screening(story: _Town, random: Random) -> None:
    for title, start, days in (("春节前劳资和租赁纠纷排查", -310, 40), ("四季度矛盾纠纷集中排查", -30, 60)):
        first = story.today + timedelta(days=start)
        campaign = ScreeningCampaign.objects.create(
            title=title,
            division=story.town,
            fields="劳资、物业、租赁、婚姻家庭",
            areas="工业园、老旧小区",
            people="外来务工人员、个体商户",
            periods="节前、月末发薪日",
            first_on=first,
            last_on=first + timedelta(days=days),
            made_by=story.coordinator,
            made_at=make_aware(datetime.combine(first, time(9))),
        )
        ScreeningFinding.objects.bulk_create(
            ScreeningFinding(
                campaign=campaign,
                division=random.choice(story.villages),
                people=people,
                text=text,
                found_on=first + timedelta(days=random.randrange(28)),
                outcome=outcome,
                handling="" if outcome == FindingOutcome.WATCHED else "社区和网格员上门说明，双方已谈妥。",
                recorded_by=story.assistant,
                recorded_at=story.now,
            )
            for text, people in HAZARDS
            for outcome in [random.choice((FindingOutcome.WATCHED, FindingOutcome.SOLVED))]
        )
