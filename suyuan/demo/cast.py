"""The people of the demo: staff, judges, assistants, mediators and organisations on the real places (演示人员)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from communities.models import (
    Community,
    CourtCoverage,
    DemonstrationCommunity,
    Division,
    MediationCentre,
    Posting,
    Tribunal,
)
from mediators.choices import Background, MediatorClass, OrganizationKind
from mediators.models import (
    MediationOrganization,
    Mediator,
    OrganizationManager,
    OrganizationMembership,
    RosterEntry,
)
from suyuan.accounts.models import User
from suyuan.accounts.roles import Role
from suyuan.demo import names
from suyuan.demo.accounts import DEMO_ACCOUNTS, DEMO_COURT, DEMO_PASSWORD, DEMO_TOWN, DemoAccount
from suyuan.demo.rosters import complete_mediator, tell_roster_stories
from suyuan.lib.pinyin import sort_key

COURTS = ("粤1971", "粤1972", "粤1973")
MEDIATORS = ((MediatorClass.INVITED, 26), (MediatorClass.LAWYER, 20), (MediatorClass.FULL_TIME, 14))
BACKGROUNDS = (
    Background.RETIRED_JURIST,
    Background.VILLAGE_CADRE,
    Background.ASSESSOR,
    Background.GRID_WORKER,
    Background.CONGRESS_DEPUTY,
    Background.INDUSTRY_EXPERT,
    Background.PARK_CADRE,
)
SPECIALITIES = ("物业、邻里纠纷", "劳动争议", "民间借贷、买卖合同", "婚姻家庭纠纷", "道路交通事故", "消费纠纷")
SERVICE_YEARS = 4
WITHOUT_DEMONSTRATION = "大朗人民法庭"


@dataclass(slots=True)
class CourtCast:
    """Who works at one court."""

    centre: MediationCentre
    clerk: User
    coordinator: User
    towns: list[Division] = field(default_factory=list)
    mediators: list[Mediator] = field(default_factory=list)
    assistants: dict[str, User] = field(default_factory=dict)  # by town code


@dataclass(slots=True)
class Cast:
    courts: dict[str, CourtCast]
    organization: MediationOrganization
    demonstration_codes: frozenset[str]


def gather_cast(*, random: Random, at: datetime) -> Cast:
    """Create everybody, with their posts, rosters and pairings; the accounts of DEMO_ACCOUNTS can sign in."""
    since = at.date() - timedelta(days=365 * SERVICE_YEARS)
    accounts = _sign_in_accounts(since=since, at=at)
    organization = _organizations(since=since, manager=accounts["zuzhi"])
    courts = {code: _court(code, accounts, random=random, since=since, at=at) for code in COURTS}
    _mediators(courts, organization, accounts, random=random, since=since, at=at)
    demonstrations = _demonstrations(random=random, since=since, at=at)
    return Cast(courts, organization, demonstrations)


def _sign_in_accounts(*, since: date, at: datetime) -> dict[str, User]:
    password = make_password(DEMO_PASSWORD)
    users = User.objects.bulk_create(
        User(
            username=account.username,
            display_name=account.display_name,
            password=password,
            password_changed_at=at,
            created_at=at,
        )
        for account in DEMO_ACCOUNTS
    )
    by_name = {user.username: user for user in users}
    Posting.objects.bulk_create(_posting(by_name[account.username], account, since) for account in DEMO_ACCOUNTS)
    return by_name


def _posting(user: User, account: DemoAccount, since: date) -> Posting:
    match account.role:
        case Role.ASSISTANT:
            return Posting(user=user, role=account.role, division_id=DEMO_TOWN, valid_from=since, trained_on=since)
        case Role.GOVERNANCE_VIEWER:
            return Posting(user=user, role=account.role, division_id="441900000000", valid_from=since)
        case Role.JUDGE:
            return Posting(user=user, role=account.role, court_id=DEMO_COURT, division_id=DEMO_TOWN, valid_from=since)
        case Role.SYSTEM_ADMIN | Role.SECURITY_ADMIN | Role.AUDIT_ADMIN:
            return Posting(user=user, role=account.role, valid_from=since)
        case _:
            return Posting(user=user, role=account.role, court_id=DEMO_COURT, valid_from=since)


def _organizations(*, since: date, manager: User) -> MediationOrganization:
    kinds = (
        ("塘厦镇人民调解委员会（演示）", OrganizationKind.PEOPLES_COMMITTEE),
        ("东莞市物业行业调解委员会（演示）", OrganizationKind.INDUSTRY),
        ("东莞市家具商会调解中心（演示）", OrganizationKind.CHAMBER),
        ("东莞市平安建设促进会调解室（演示）", OrganizationKind.SAFETY_PROMOTION),
        ("广东莞甲律师事务所调解工作室（演示）", OrganizationKind.LAW_FIRM),
    )
    organizations = MediationOrganization.objects.bulk_create(
        MediationOrganization(name=name, kind=kind, division_id=DEMO_TOWN) for name, kind in kinds
    )
    RosterEntry.objects.bulk_create(
        RosterEntry(
            court_id=court,
            organization=organization,
            certificate_number=f"组演{court[1:]}{n:03d}",
            valid_from=since,
        )
        for court in COURTS
        for n, organization in enumerate(organizations, 1)
    )
    OrganizationManager.objects.create(organization=organizations[0], user=manager, valid_from=since)
    return organizations[0]


def _staff(username: str, display_name: str, at: datetime) -> User:
    return User.objects.create(username=username, display_name=display_name, password="!", created_at=at)


def _court(code: str, accounts: dict[str, User], *, random: Random, since: date, at: datetime) -> CourtCast:
    centre = MediationCentre.objects.get(court=code, tribunal=None)
    if code == DEMO_COURT:
        clerk, coordinator = accounts["lian"], accounts["fenliu"]
    else:
        clerk, coordinator = (
            _staff(f"{role.lower()}{code[1:]}", names.person_name(random), at)
            for role in (Role.CLERK, Role.COORDINATOR)
        )
        Posting.objects.bulk_create(
            Posting(user=user, role=role, court_id=code, valid_from=since)
            for user, role in ((clerk, Role.CLERK), (coordinator, Role.COORDINATOR))
        )
    covered = CourtCoverage.objects.filter(court=code).select_related("division").order_by("division")
    cast = CourtCast(centre, clerk, coordinator, towns=[row.division for row in covered])
    for town in cast.towns:
        cast.assistants[town.code] = (
            accounts["zhuli"] if town.code == DEMO_TOWN else _assistant(town, random=random, since=since, at=at)
        )
    return cast


def _assistant(town: Division, *, random: Random, since: date, at: datetime) -> User:
    user = _staff(f"zhuli{town.prefix}", names.person_name(random), at)
    Posting.objects.create(
        user=user, role=Role.ASSISTANT, division=town, valid_from=since, trained_on=since + timedelta(days=30)
    )
    return user


def _mediators(
    courts: dict[str, CourtCast],
    organization: MediationOrganization,
    accounts: dict[str, User],
    *,
    random: Random,
    since: date,
    at: datetime,
) -> None:
    kinds = [kind for kind, count in MEDIATORS for _ in range(count)]
    random.shuffle(kinds)
    mediators = [_mediator(kind, random=random) for kind in kinds]
    _give_account(mediators, MediatorClass.INVITED, accounts["tiaojie"])
    _give_account(mediators, MediatorClass.LAWYER, accounts["lvshi"])
    for n, mediator in enumerate(mediators, 1):
        if mediator.user is None:
            mediator.user = _staff(f"tiaojie{n:03d}", mediator.name, at)
    own_random = Random(len(mediators))  # draws of its own: the other stories stay as they are
    for n, mediator in enumerate(mediators):
        seat = mediator.court_id = _seat(n, mediator)
        towns = [town.code for town in courts[seat].towns]
        complete_mediator(mediator, towns=towns, random=own_random, since=since)
    Mediator.objects.bulk_create(mediators)
    seats = {mediator.pk: _seat(n, mediator) for n, mediator in enumerate(mediators)}
    for mediator in mediators:
        courts[seats[mediator.pk]].mediators.append(mediator)
    _enter_in_rosters(mediators, seats, since, at)
    Posting.objects.bulk_create(
        Posting(user=mediator.user, role=Role.MEDIATOR, court_id=seats[mediator.pk], valid_from=since)
        for mediator in mediators
        if mediator.user.username not in accounts
    )
    _join(organization, courts[DEMO_COURT], since)
    tell_roster_stories(mediators, coordinator=courts[DEMO_COURT].coordinator, random=own_random, at=at)


def _enter_in_rosters(mediators: list[Mediator], seats: dict[int, str], since: date, at: datetime) -> None:
    RosterEntry.objects.bulk_create(
        RosterEntry(
            court_id=seats[mediator.pk],
            mediator=mediator,
            certificate_number=f"演{seats[mediator.pk][1:]}{n:03d}",
            valid_from=since,
            valid_to=at.date() + timedelta(days=60 if n % 9 == 0 else 500),
        )
        for n, mediator in enumerate(mediators, 1)
    )


def _join(organization: MediationOrganization, court: CourtCast, since: date) -> None:
    OrganizationMembership.objects.bulk_create(
        OrganizationMembership(organization=organization, mediator=mediator, valid_from=since)
        for mediator in court.mediators
        if is_member(mediator, court)
    )


def is_member(mediator: Mediator, court: CourtCast) -> bool:
    """Whether the organisation lists the mediator: the demo court's invited ones."""
    return court.centre.court_id == DEMO_COURT and mediator.mediator_class == MediatorClass.INVITED


def _mediator(kind: MediatorClass, *, random: Random) -> Mediator:
    name = names.person_name(random)
    return Mediator(
        name=name,
        pinyin=sort_key(name),
        mediator_class=kind,
        phone=names.phone_number(random),
        law_firm="广东莞甲律师事务所（演示）" if kind == MediatorClass.LAWYER else "",
        employer="东莞市诉调服务中心（演示）" if kind == MediatorClass.FULL_TIME else "",
        backgrounds=[random.choice(BACKGROUNDS)] if kind == MediatorClass.INVITED else [],
        specialities=random.choice(SPECIALITIES),
    )


def _give_account(mediators: list[Mediator], kind: MediatorClass, user: User) -> None:
    mediator = next(m for m in mediators if m.mediator_class == kind and m.user is None)
    mediator.user = user
    mediator.name = user.display_name
    mediator.pinyin = sort_key(mediator.name)


def _seat(n: int, mediator: Mediator) -> str:
    """Whoever can sign in sits at the demo court, the others in turn at the three."""
    signing_in = {account.username for account in DEMO_ACCOUNTS}
    return DEMO_COURT if mediator.user.username in signing_in else COURTS[n % len(COURTS)]


def _judge(user: User, tribunal: Tribunal, community: Community, since: date) -> Posting:
    return Posting(
        user=user,
        role=Role.JUDGE,
        court=tribunal.court,
        tribunal=tribunal,
        division_id=community.pk,
        valid_from=since,
    )


def _demonstrations(*, random: Random, since: date, at: datetime) -> frozenset[str]:
    """One demonstration community per tribunal but one, with its judge and two assistants posted to it."""
    codes = set()
    for tribunal in Tribunal.objects.filter(court__in=COURTS).exclude(name=WITHOUT_DEMONSTRATION).order_by("pk"):
        community = Community.objects.filter(division__code__startswith=tribunal.seat.prefix).order_by("pk").first()
        if community is None:
            continue
        codes.add(community.pk)
        DemonstrationCommunity.objects.create(
            community=community,
            tribunal=tribunal,
            designated_on=since + timedelta(days=random.randrange(60, 400)),
            plan="法官每月到社区值班，社区法官助理先行排查和调解，每季度开展一次法治公开课。",
        )
        helper = _staff(f"zhuli{community.pk}", names.person_name(random), at)
        posts = [
            Posting(user=helper, role=Role.ASSISTANT, division_id=community.pk, valid_from=since, trained_on=since)
        ]
        if not community.pk.startswith(DEMO_TOWN[:9]):  # there the judge who can sign in is posted already
            judge = _staff(f"faguan{tribunal.pk}", names.person_name(random), at)
            posts.append(_judge(judge, tribunal, community, since))
        Posting.objects.bulk_create(posts)
    return frozenset(codes)
