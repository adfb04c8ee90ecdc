"""The ledger's pages, as the people see them who may (补贴台账)."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mediators.choices import MediatorClass, Outcome
from mediators.models import SubsidyDue, Voucher
from suyuan.accounts.roles import Role
from tests.mediators.making import AT, accrue, accrued_voucher, due, mediator
from tests.people import person, post

pytestmark = pytest.mark.django_db
FEBRUARY = datetime(2026, 2, 10, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def finance(client):
    user = person("caiwu", Role.FINANCE)
    client.force_login(user)
    return user


@pytest.fixture
def payee():
    return mediator("刘戊康", user=person("tiaojie", Role.MEDIATOR))


def shown(response):
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def numbers_in(text):
    return set(re.findall(r"粤197\d-2026-\d{5}", text))


def test_the_ledger_shows_this_months_lines_with_both_sides_and_balanced_totals(client, finance, payee):
    voucher = accrued_voucher(payee, dispute_number="粤1973-2026-00321")
    text = shown(client.get("/subsidies/"))
    for expected in (voucher.number, "粤1973-2026-00321", "刘戊康", "专项经费", "应付补贴", "600.00", "借贷平衡"):
        assert expected in text
    assert "共 1 张凭证" in text


def test_other_months_are_a_choice_away(client, finance, payee):
    due(payee, dispute_number="粤1973-2026-00001")
    accrue(FEBRUARY)
    accrued_voucher(payee, dispute_number="粤1973-2026-00002")
    assert numbers_in(shown(client.get("/subsidies/"))) == {"粤1973-2026-00002"}
    assert numbers_in(shown(client.get("/subsidies/?month=2026-02"))) == {"粤1973-2026-00001"}
    both = {"粤1973-2026-00001", "粤1973-2026-00002"}
    assert numbers_in(shown(client.get("/subsidies/?month=ALL"))) == both


@pytest.mark.parametrize("wanted", ["粤1973-2026-00001", " 粤1973-2026-00001 "])
def test_a_dispute_number_is_found_in_any_month(client, finance, payee, wanted):
    due(payee, dispute_number="粤1973-2026-00001")
    accrue(FEBRUARY)
    accrued_voucher(payee, dispute_number="粤1973-2026-00011")
    page = client.get("/subsidies/", {"month": "2026-03", "number": wanted})
    assert numbers_in(shown(page)) == {"粤1973-2026-00001"}


def test_a_voucher_number_is_found_with_its_leading_zeros(client, finance, payee):
    voucher = accrued_voucher(payee, dispute_number="粤1973-2026-00001")
    accrued_voucher(payee, dispute_number="粤1973-2026-00002")
    page = client.get("/subsidies/", {"number": voucher.number})
    assert numbers_in(shown(page)) == {"粤1973-2026-00001"}


def test_lines_are_filtered_by_mediator_class_kind_and_court(client, finance, payee):
    post(finance, Role.FINANCE, court="粤1971")
    accrued_voucher(payee, dispute_number="粤1973-2026-00001")
    accrued_voucher(mediator("何壬谦", court="粤1971"), dispute_number="粤1971-2026-00002", court="粤1971")
    found = {
        query: numbers_in(shown(client.get(f"/subsidies/?{query}")))
        for query in ("payee=戊", "court=粤1971", "mediator_class=LAWYER", "kind=REVERSAL", "kind=ACCRUAL")
    }
    assert found == {
        "payee=戊": {"粤1973-2026-00001"},
        "court=粤1971": {"粤1971-2026-00002"},
        "mediator_class=LAWYER": set(),
        "kind=REVERSAL": set(),
        "kind=ACCRUAL": {"粤1973-2026-00001", "粤1971-2026-00002"},
    }


def test_an_unreadable_filter_is_pointed_out_and_left_aside(client, finance, payee):
    accrued_voucher(payee, dispute_number="粤1973-2026-00001")
    page = client.get("/subsidies/?month=nonsense&kind=THEFT")
    assert numbers_in(shown(page)) == {"粤1973-2026-00001"}
    assert page.content.decode().count("is-invalid") == 2


def test_a_long_ledger_is_paged_and_nothing_is_left_out_or_repeated(client, finance, payee):
    for _ in range(120):
        due(payee)
    accrue()
    seen, address = [], "/subsidies/"
    while address:
        html = client.get(address).content.decode()
        seen += re.findall(r"/subsidies/vouchers/(\d+)/", html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = f"/subsidies/{following[1].replace('&amp;', '&')}" if following else None
    assert len(seen) == len(set(seen)) == 120
    assert list(map(int, seen)) == sorted(map(int, seen), reverse=True)


def test_balances_add_up_to_nothing_and_name_what_each_mediator_is_owed(client, finance, payee):
    for _ in range(3):
        due(payee)
    due(mediator("何壬谦"))
    accrue()
    text = shown(client.get("/subsidies/balances/"))
    assert "专项经费 2,400.00 0.00 借 2,400.00" in text
    assert "应付补贴 0.00 2,400.00 贷 2,400.00" in text
    assert "合计 2,400.00 2,400.00 平 0.00" in text
    assert "刘戊康 特邀调解员 0.00 1,800.00 1,800.00" in text
    assert "何壬谦 特邀调解员 0.00 600.00 600.00" in text


def test_what_is_not_in_the_ledger_is_listed_with_its_reason(client, finance, payee):
    due(payee, dispute_number="粤1973-2026-00001", outcome=Outcome.ENDED)
    due(payee, dispute_number="粤1973-2026-00002", on=date(2019, 5, 1))
    due(mediator("周丁", MediatorClass.FULL_TIME), dispute_number="粤1973-2026-00003")
    accrue()
    pending = shown(client.get("/subsidies/not-in-ledger/"))
    assert "待计提 1 暂缓 0 须凭据申报 1 不予补贴 1" in pending
    assert numbers_in(pending) == {"粤1973-2026-00002"}
    assert "该日无有效补贴方案" in pending
    by_claim = shown(client.get("/subsidies/not-in-ledger/?state=BY_CLAIM"))
    assert "酌情补贴" in by_claim
    assert numbers_in(by_claim) == {"粤1973-2026-00001"}
    assert numbers_in(shown(client.get("/subsidies/not-in-ledger/?state=NOT_PAYABLE"))) == {"粤1973-2026-00003"}


def test_a_voucher_shows_entries_rule_and_source(client, finance, payee):
    voucher = accrued_voucher(payee, dispute_number="粤1973-2026-00321")
    text = shown(client.get(f"/subsidies/vouchers/{voucher.pk}/"))
    for expected in (
        "调解成功的，每件补贴600元。",
        "答复文号2020002",
        "DG-2020/SETTLED-INVITED",
        "东莞市第三人民法院",
        "粤1973-2026-00321#1",
        "合计 600.00 600.00",
        "系统",
    ):
        assert expected in text


def test_the_mediator_may_open_the_dispute_behind_a_voucher_and_finance_may_not(client, finance, payee):
    voucher = accrued_voucher(payee, dispute_number="粤1973-2026-00321")
    link = 'href="/disputes/?q=%E7%B2%A41973-2026-00321"'
    assert link not in client.get(f"/subsidies/vouchers/{voucher.pk}/").content.decode()
    client.force_login(payee.user)
    assert link in client.get(f"/subsidies/vouchers/{voucher.pk}/").content.decode()


def test_finance_reverses_a_voucher_with_a_reason_and_both_point_at_each_other(client, finance, payee):
    voucher = accrued_voucher(payee)
    address = f"/subsidies/vouchers/{voucher.pk}/reverse/"
    assert address in client.get(f"/subsidies/vouchers/{voucher.pk}/").content.decode()
    assert "600.00" in shown(client.get(address))
    answer = client.post(address, {"reason": "同一纠纷重复登记"}, follow=True)
    reversal = voucher.reversed_by
    assert (reversal.memo, reversal.made_by) == ("同一纠纷重复登记", finance)
    assert f"本凭证冲销凭证 {voucher.number}" in shown(answer)
    original = shown(client.get(f"/subsidies/vouchers/{voucher.pk}/"))
    assert "本凭证已冲销。" in original
    assert "同一纠纷重复登记" in original
    assert address not in client.get(f"/subsidies/vouchers/{voucher.pk}/").content.decode()
    assert "净额 0.00" in shown(client.get("/subsidies/")).replace(" 元", "")


def test_a_reversal_without_a_reason_is_refused_on_the_form(client, finance, payee):
    voucher = accrued_voucher(payee)
    answer = client.post(f"/subsidies/vouchers/{voucher.pk}/reverse/", {"reason": "  "})
    assert answer.status_code == 422
    assert "is-invalid" in answer.content.decode()
    assert Voucher.objects.count() == 1


def test_reversing_what_is_reversed_is_refused_in_words(client, finance, payee):
    voucher = accrued_voucher(payee)
    address = f"/subsidies/vouchers/{voucher.pk}/reverse/"
    client.post(address, {"reason": "重复"})
    answer = client.post(address, {"reason": "再来一次"})
    assert answer.status_code == 422
    assert "不能重复冲销" in answer.content.decode()
    assert "这张凭证不能冲销" in shown(client.get(address))
    assert Voucher.objects.count() == 2


def test_a_court_sees_its_own_ledger_alone(client, finance, payee):
    accrued_voucher(payee, dispute_number="粤1973-2026-00001")
    elsewhere = accrued_voucher(mediator("何壬谦", court="粤1971"), dispute_number="粤1971-2026-00002", court="粤1971")
    due(elsewhere.mediator, dispute_number="粤1971-2026-00003", court="粤1971", outcome=Outcome.ENDED)
    accrue()
    assert numbers_in(shown(client.get("/subsidies/"))) == {"粤1973-2026-00001"}
    assert "1,200.00" not in shown(client.get("/subsidies/balances/"))
    assert numbers_in(shown(client.get("/subsidies/not-in-ledger/?state=BY_CLAIM"))) == set()
    for address in ("", "reverse/"):
        assert client.get(f"/subsidies/vouchers/{elsewhere.pk}/{address}").status_code == 404
    assert client.post(f"/subsidies/vouchers/{elsewhere.pk}/reverse/", {"reason": "越权"}).status_code == 404
    assert Voucher.objects.filter(kind="REVERSAL").count() == 0


def test_a_mediator_sees_their_own_statement_and_nobody_elses(client, payee):
    own = accrued_voucher(payee, dispute_number="粤1973-2026-00001")
    other = accrued_voucher(mediator("何壬谦"), dispute_number="粤1973-2026-00002")
    due(payee, dispute_number="粤1973-2026-00003", outcome=Outcome.ENDED)
    due(other.mediator, dispute_number="粤1973-2026-00004", outcome=Outcome.ENDED)
    accrue()
    client.force_login(payee.user)
    text = shown(client.get("/subsidies/mine/"))
    assert numbers_in(text) == {"粤1973-2026-00001"}
    assert "须凭据申报 1 件" in text
    assert numbers_in(shown(client.get("/subsidies/not-in-ledger/"))) == {"粤1973-2026-00003"}
    assert client.get(f"/subsidies/vouchers/{own.pk}/").status_code == 200
    assert client.get(f"/subsidies/vouchers/{other.pk}/").status_code == 404
    for forbidden in ("/subsidies/", "/subsidies/balances/", f"/subsidies/vouchers/{own.pk}/reverse/"):
        assert client.get(forbidden).status_code == 403


def test_a_mediators_account_without_a_mediator_is_told_so(client):
    client.force_login(person("xinren", Role.MEDIATOR))
    assert "还没有关联调解员" in shown(client.get("/subsidies/mine/"))


def test_nothing_yet_is_said_in_words(client, finance):
    assert "没有符合条件的凭证" in shown(client.get("/subsidies/"))
    assert "还没有任何凭证" in shown(client.get("/subsidies/balances/"))
    assert "没有这一类事项" in shown(client.get("/subsidies/not-in-ledger/"))


@pytest.mark.parametrize(
    "address",
    ["/subsidies/", "/subsidies/balances/", "/subsidies/not-in-ledger/", "/mediators/", "/mediators/{pk}/"],
)
def test_queries_do_not_grow_with_the_rows(client, finance, payee, address):
    def queries(count):
        for n in range(count):
            other = mediator(f"调解员{n}-{count}")
            due(other)
            due(payee)
            due(other, on=date(2019, 1, 1))
        accrue()
        client.get("/")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(address.format(pk=payee.pk)).status_code == 200
        return [query["sql"][:120] for query in captured]

    few = queries(2)
    many = queries(20)
    assert len(many) <= len(few), "\n".join(many)
    assert SubsidyDue.objects.count() == 66


def test_queries_of_the_own_statement_do_not_grow(client, payee):
    client.force_login(payee.user)

    def queries(count):
        for _ in range(count):
            due(payee)
        accrue()
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/subsidies/mine/")
        return [query["sql"][:120] for query in captured]

    few = queries(2)
    many = queries(18)
    assert len(many) <= len(few), "\n".join(many)
