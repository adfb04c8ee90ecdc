"""What was said in mediation stays there (特邀16 arts 2(5), 22; 在线21 art. 18): every address of a dispute."""

import logging
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from cases.choices import AgreementForm, AssistanceKind, PartySide
from cases.lifecycle import AgreementAction
from cases.models import Dispute, MediationNote, MediationSession, SettlementOffer
from cases.outcome_choices import LaterStepKind
from cases.services.agreements import AgreementFacts, draft_agreement, move_agreement, refuse_to_sign
from cases.services.assistance import assign_task
from cases.services.later_steps import record_later_step
from cases.services.sessions import record_offer
from cases.views.outcome_table import OUTCOMES
from cases.views.printing import PAPERS
from suyuan.accounts.roles import Role
from suyuan.files.models import FileContent, StoredFile
from suyuan.files.services.keeping import keep_file
from tests.api.calling import DISPUTES, Caller, admit, register
from tests.architecture.test_url_roles import addresses, undone
from tests.cases.scene import Scene, make_mediator
from tests.files.test_kept_files import PNG, upload
from tests.people import person

NOTE, OFFER, SUMMARY, FILE = "申请人底线是三千元", "愿意一次付清四千元", "双方各让一步仍有差距", "谈话录音整理"
pytestmark = pytest.mark.long

CONTENT = b"PRIVATE-RECORDING"
LEAVES = {"accounts:sign_out"}
AS_FILES = ("format=xlsx", "q=" + NOTE[:6])
OPEN_TO_THE_TRIAL = {"cases:dispute", "cases:file", "cases:paper transfer"}


@pytest.fixture(autouse=True)
def quiet():
    """Hundreds of refusals are asked for: what each writes into the log is slow and of no interest."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def caller(db) -> Caller:
    return Caller(admit())


@pytest.fixture
def dispute(scene: Scene, caller) -> Dispute:
    """Told by a governance centre, mediated in confidence, ended without a settlement."""
    now = timezone.now()
    told = register(caller, division=scene.village.code)
    found = Dispute.objects.select_related("centre").get(key=told["key"])
    for party in found.parties.all():
        scene.says(party, "CONSENT", at=now)
    scene.refer(found, at=now)
    scene.sign(found, at=now)
    scene.plan(found, starts_at=now + timedelta(days=1), at=now)
    scene.hold_session(found, at=now, summary=SUMMARY, note=NOTE)
    told = {"dispute_id": found.pk, "by": scene.mediator.user, "at": now}
    record_offer(side=PartySide.APPLICANT, terms=OFFER, made_at=now, **told)
    keep_file(
        upload=upload(PNG + CONTENT, f"{FILE}.png"), subject=found, by=scene.mediator.user, at=now, confidential=True
    )
    keep_file(upload=upload(PNG + b"complaint", "起诉状.png"), subject=found, by=scene.clerk, at=now)
    assign_task(
        dispute_id=found.pk, kind=AssistanceKind.EDUCATE, what="请到场协助。", assignee_id=scene.assistant.pk,
        due_on=timezone.localdate() + timedelta(days=3), by=scene.clerk, at=now,
    )  # fmt: skip
    scene.end(found, at=now)
    return Dispute.objects.get(pk=found.pk)


def goes_to_filing(scene: Scene, dispute: Dispute) -> None:
    today = timezone.localdate()
    who = {"dispute_id": dispute.pk, "by": scene.clerk, "at": timezone.now()}
    record_later_step(kind=LaterStepKind.TO_FILING, done_on=today, number="（2026）粤1973民初4321号", **who)


def every_address(dispute: Dispute):
    """(name, address) of every page of cases about this dispute or about none, with the dispute's own rows."""
    party, session, plan, task = (
        dispute.parties.first(), dispute.sessions.get(), dispute.plans.get(), dispute.assistance.get(),
    )  # fmt: skip
    known = {
        "key": dispute.key, "party": party.key, "session": session.pk, "plan": plan.key, "agent": party.key,
        "file": StoredFile.objects.of(dispute).get(confidential=True).key, "offer": dispute.offers.get().pk,
        "flag": 0, "duty": 0, "row": session.pk,
    }  # fmt: skip
    choices = {"cases:outcome_step": OUTCOMES, "cases:outcome_row_step": [*OUTCOMES][:1], "cases:paper": PAPERS}
    of_other_rows = {"sittings/": plan.key, "tasks/": task.key}
    for name, entry in addresses(get_resolver()):
        if not name.startswith("cases:") or {"pk", "secret"} & set(entry.pattern.converters):
            continue
        wanted = {argument: known[argument] for argument in entry.pattern.converters if argument in known}
        for start, key in of_other_rows.items():
            if str(entry.pattern).startswith(start) and "key" in wanted:
                wanted["key"] = key
        for choice in choices.get(name, [""]):
            chosen = {argument: choice for argument in entry.pattern.converters if argument not in known}
            yield f"{name} {choice}".strip(), reverse(name, kwargs=wanted | chosen)


def addresses_of_others():
    """Every page outside cases that needs no object, with those whose parameters make them files."""
    for name, entry in addresses(get_resolver()):
        if name.startswith("cases:") or entry.pattern.converters or name in LEAVES:
            continue
        address = reverse(name)
        yield name, address
        yield from ((name, f"{address}?{asked}") for asked in AS_FILES)


def secrets_told(dispute: Dispute, user, *methods: str) -> tuple[set[str], set[str]]:
    """Which secrets the user was told anywhere, and which addresses of the dispute opened."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    client.get(reverse("home"))  # a session's first page writes its activity down: not again at every address
    told, opened = set(), set()
    for name, address in every_address(dispute):
        for method in methods:
            with undone():
                answer = getattr(client, method)(address)
                content = answer.content if not answer.streaming else b"".join(answer.streaming_content)
            assert answer.status_code < 500, (name, method)
            told |= {what for what in (NOTE, OFFER, SUMMARY, FILE) if what.encode() in content}
            told |= {FILE} if CONTENT in content else set()
            if answer.status_code not in (403, 404, 405) and str(dispute.key) in address:
                opened.add(name)
    return told, opened


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.GOVERNANCE_VIEWER, Role.AUDIT_ADMIN])
def test_no_page_list_export_search_notice_or_log_of_another_app_tells_them(scene: Scene, dispute, role):
    """Reports, registers, ledgers, the administration, downloads: asked for all, as whoever sees most of them."""
    client = Client(raise_request_exception=False)
    client.force_login({Role.COORDINATOR: scene.coordinator, Role.JUDGE: scene.judge}.get(role) or person("one", role))
    opened = 0
    for name, address in addresses_of_others():
        with undone():
            answer = client.get(address)
            content = plain(answer.content if not answer.streaming else b"".join(answer.streaming_content))
        opened += answer.status_code == 200
        assert not [what for what in (NOTE, OFFER, SUMMARY, FILE) if what in content], name
    assert opened > len(AS_FILES)


def plain(content: bytes) -> str:
    """The text of an answer; of a workbook, the text of all its parts."""
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with ZipFile(BytesIO(content)) as book:
        return "".join(book.read(part).decode(errors="replace") for part in book.namelist())


def test_a_mediator_in_hand_reads_all_of_it_at_these_addresses(scene: Scene, dispute):
    told, opened = secrets_told(dispute, scene.mediator.user, "get")

    assert told == {NOTE, OFFER, SUMMARY, FILE}
    assert {"cases:dispute", "cases:record_sheet", "cases:file"} <= opened


def test_why_somebody_would_not_sign_is_told_to_no_judge_and_no_assistant(scene: Scene, client):
    """The log beside the panel keeps what the panel keeps: drafts, signatures, refusals."""
    found, why, now = scene.mediating(at=timezone.now()), "嫌违约金太高", timezone.now()
    who = {"by": scene.mediator.user, "at": now}
    told = AgreementFacts(form=AgreementForm.WRITTEN, terms="一次付清。", main_facts="欠费。", nothing_to_perform=True)
    draft = draft_agreement(dispute_id=found.pk, agreement=told, **who)
    move_agreement(agreement_id=draft.pk, action=AgreementAction.OPEN, **who)
    refuse_to_sign(agreement_id=draft.pk, party_id=found.parties.first().pk, reason=why, **who)

    pages = {}
    for user in (scene.mediator.user, scene.judge, scene.assistant):
        client.force_login(user)
        pages[user] = client.get(reverse("cases:dispute", args=[found.key])).text

    assert [why in page for page in pages.values()] == [True, False, False]
    assert all("同意调解" in page for page in pages.values())


@pytest.mark.parametrize("role", [Role.JUDGE, Role.ASSISTANT, Role.GOVERNANCE_VIEWER])
def test_others_are_told_nothing_said_in_mediation(scene: Scene, dispute, role):
    user = {Role.JUDGE: scene.judge, Role.ASSISTANT: scene.assistant}.get(role) or person("other", role)

    told, opened = secrets_told(dispute, user, "get")

    assert told == set()
    assert ("cases:dispute" in opened) == (role in (Role.JUDGE, Role.ASSISTANT))


def test_another_mediator_finds_no_address_of_it(scene: Scene, dispute):
    stranger = make_mediator("stranger", "别人", on_roster=True)

    assert secrets_told(dispute, stranger.user, "get") == (set(), set())


def test_after_filing_a_judge_opens_the_transferable_set_and_no_other_address(scene: Scene, dispute, client):
    goes_to_filing(scene, dispute)

    told, opened = secrets_told(dispute, scene.judge, "get", "post")

    assert (told, opened) == (set(), OPEN_TO_THE_TRIAL - {"cases:file"})  # the file asked for is confidential
    client.force_login(scene.judge)
    for file, status in zip(StoredFile.objects.of(dispute).order_by("confidential"), [200, 404], strict=True):
        assert client.get(reverse("cases:file", args=[dispute.key, file.key])).status_code == status, file.name
    for reader, status in ((scene.clerk, 200), (scene.judge, 404)):
        client.force_login(reader)
        assert client.get(reverse("cases:task", args=[dispute.assistance.get().key])).status_code == status
    sheet = client.get(reverse("cases:dispute", args=[dispute.key]), follow=True)
    assert "移交人民法院材料" in sheet.text


def test_a_judge_who_is_an_assistant_too_is_a_judge(scene: Scene, dispute, client):
    """The law keeps from whoever may try the case what was said in mediation; another post does not unsay it."""
    client.force_login(person("both", Role.JUDGE, Role.ASSISTANT, division=scene.village.code))
    asked = [
        reverse("cases:dispute", args=[dispute.key]),
        reverse("cases:outcome_step", args=[dispute.key, "later-step"]),
    ]
    assert client.get(asked[0]).status_code == 200

    goes_to_filing(scene, dispute)

    assert "移交人民法院材料" in client.get(asked[0], follow=True).text
    assert client.get(asked[1]).status_code == 404


def test_who_also_works_at_the_centre_keeps_the_whole(scene: Scene, dispute, client):
    goes_to_filing(scene, dispute)
    client.force_login(person("both", Role.JUDGE, Role.COORDINATOR))

    for name, *more in [("dispute",), ("record_sheet", dispute.sessions.get().pk)]:
        assert client.get(reverse(f"cases:{name}", args=[dispute.key, *more])).status_code == 200


def test_a_governance_centre_reads_none_of_it_in_detail_list_and_changes(scene: Scene, dispute, caller):
    goes_to_filing(scene, dispute)

    answers = [caller.get(f"{DISPUTES}/{dispute.key}"), caller.get(DISPUTES), caller.get(f"{DISPUTES}/changes")]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert all(str(dispute.key) in answer.text for answer in answers)
    assert not [word for word in (NOTE, OFFER, SUMMARY, FILE) for answer in answers if word in answer.text]


def test_the_administration_pages_hold_no_confidential_model():
    kept = {MediationNote, MediationSession, SettlementOffer, StoredFile, FileContent, Dispute}

    assert not kept & set(admin.site._registry)
