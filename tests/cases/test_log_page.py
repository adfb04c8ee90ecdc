"""The log form: three things, a draft that saves itself, and what is still missing."""

from uuid import uuid4

import pytest
from django.urls import reverse

from cases.lifecycle import State
from cases.models import Agent, Dispute, Party
from suyuan.accounts.roles import Role
from tests.cases.scene import FACTS, GOOD_ID, WRONG_ID, Scene
from tests.people import person

A, B = uuid4(), uuid4()


@pytest.fixture
def form(client, scene: Scene):
    client.force_login(scene.assistant)
    return LogForm(client, scene)


class LogForm:
    """The form as the browser sends it."""

    def __init__(self, client, scene: Scene):
        self.client, self.key = client, uuid4()
        self.fields = {
            "parties-TOTAL_FORMS": "2", "parties-INITIAL_FORMS": "0",
            "parties-0-key": str(A), "parties-0-side": "APPLICANT", "parties-0-name": "张三",
            "parties-1-key": str(B), "parties-1-side": "RESPONDENT", "parties-1-name": "",
            "facts": FACTS, "town": "441900116000", "village": scene.village.code, "intake_source": "ASSISTANT",
        }  # fmt: skip

    def open(self):
        return self.client.get(reverse("cases:log", args=[self.key]))

    def send(self, button: str = "save", **changes):
        return self.client.post(reverse("cases:log", args=[self.key]), {**self.fields, **changes, button: "yes"})

    def autosave(self, **changes):
        return self.client.post(reverse("cases:autosave", args=[self.key]), {**self.fields, **changes})

    @property
    def draft(self) -> Dispute:
        return Dispute.objects.get(key=self.key)


def test_each_new_form_has_a_key_of_its_own(client, scene: Scene):
    client.force_login(scene.assistant)
    url = reverse("cases:log_dispute")

    assert client.get(url).headers["Location"] != client.get(url).headers["Location"]
    assert not Dispute.objects.exists()


def test_it_starts_with_the_own_community(form: LogForm, scene: Scene):
    text = form.open().text

    assert f'value="{scene.village.code}" selected' in text
    assert 'value="441900116000" selected' in text
    assert "名称待导入" in text


def test_three_things_are_enough(form: LogForm):
    answer = form.send("register")

    dispute = form.draft
    assert answer.headers["Location"] == reverse("cases:dispute", args=[dispute.key])
    assert (dispute.state, dispute.number) == (State.RECEIVED, "粤1973-2026-000001")
    assert [party.name for party in dispute.parties.all()] == ["张三"]


def test_what_is_missing_is_said_at_its_place_and_the_draft_is_saved(form: LogForm):
    answer = form.send("register", facts="", town="", village="", **{"parties-0-name": ""})

    assert answer.status_code == 422
    assert answer.context["facts"].errors["facts"] == ["请写明发生了什么事"]
    assert answer.context["facts"].errors["town"] == ["请选择纠纷发生地"]
    assert answer.context["parties"][0].errors["name"] == ["请填写至少一名当事人的姓名或名称"]
    assert form.draft.state == State.DRAFT


def test_a_wrong_number_stands_at_its_own_row_and_is_kept(form: LogForm):
    told = {"parties-1-name": "李四", "parties-1-identity_number": WRONG_ID}
    answer = form.send("register", **told)

    assert "校验位不符" in answer.context["parties"][1].errors["identity_number"][0]
    assert f'value="{WRONG_ID}"' in answer.text
    assert "证件号码存疑说明" in answer.text
    assert form.send("register", **told, **{"parties-1-identity_doubt": "已核对原件"}).status_code == 302


LAWYER = {
    "parties-0-agent_kind": "LAWYER", "parties-0-agent_name": "吴律", "parties-0-agent_unit": "示例律师事务所",
    "parties-0-agent_phone": "13800138000", "parties-0-agent_authority": "SPECIAL", "parties-0-agent_powers": "",
}  # fmt: skip


def test_an_agent_is_entered_while_logging_and_checked_when_registering(form: LogForm):
    form.autosave(**LAWYER)
    shown = form.open().text
    assert 'value="吴律"' in shown
    assert "13800138000" not in shown

    refused = form.send("register", **LAWYER | {"parties-0-agent_phone": ""})
    assert (refused.status_code, "特别授权须写明事项" in refused.text) == (422, True)
    assert 'value="示例律师事务所"' in refused.text

    form.send("register", **LAWYER | {"parties-0-agent_phone": "", "parties-0-agent_powers": "进行和解"})
    agent = Agent.objects.get(party__dispute=form.draft)
    assert (agent.name, agent.phone, agent.may_settle) == ("吴律", "13800138000", True)


def test_an_agent_leaves_a_draft_with_his_name_or_with_the_party(form: LogForm):
    guardian = LAWYER | {"parties-0-agent_kind": "GUARDIAN"}
    form.send(**guardian)
    assert Agent.objects.get().authority == "STATUTORY"
    form.send(**dict.fromkeys(LAWYER, "") | {"parties-0-agent_kind": "LAWYER"})
    assert not Agent.objects.exists()

    form.send(**guardian)
    form.send(**dict.fromkeys(LAWYER, "") | {"parties-0-name": "", "parties-0-agent_kind": "LAWYER"})
    assert not form.draft.parties.exists()


def test_it_saves_itself_while_it_is_written(form: LogForm):
    first = form.autosave(facts="楼", **{"parties-0-name": "张"})
    form.autosave(facts="楼上漏水", amount="abc")

    assert first.json()["saved_at"]
    assert (form.draft.facts, form.draft.amount) == ("楼上漏水", None)
    assert [party.name for party in Party.objects.all()] == ["张三"]


def test_parties_that_did_not_come_along_stay(form: LogForm):
    form.autosave()

    form.client.post(reverse("cases:autosave", args=[form.key]), {"facts": "只有这一栏"})

    assert (form.draft.facts, form.draft.parties.count()) == ("只有这一栏", 1)


def test_what_cannot_be_read_does_not_stop_saving_the_rest(form: LogForm):
    answer = form.send("save", amount="一千", claim="退还押金")

    assert answer.status_code == 422
    assert answer.context["facts"].errors["amount"] == ["请填写数字，例如 12000 或 12000.50。"]
    assert 'value="一千"' in answer.text
    assert form.draft.claim == "退还押金"


def test_a_stored_identifier_is_masked_and_an_empty_box_leaves_it(form: LogForm):
    form.autosave(**{"parties-0-identity_number": GOOD_ID, "parties-0-phone": "13800138000"})

    text = form.open().text
    assert GOOD_ID not in text
    assert "已填 ****0012，不改请留空" in text
    form.autosave(**{"parties-0-identity_number": ""})
    assert form.draft.parties.get().identity_number == GOOD_ID


def test_what_is_missing_is_listed_with_the_step_that_needs_it(form: LogForm):
    form.autosave(facts="")

    text = form.client.get(reverse("cases:missing", args=[form.key])).text
    assert "登记前" in text
    assert "什么事：纠纷事实" in text
    assert "移送前" in text
    assert "被申请人" in text


def test_one_more_person_is_one_more_row(form: LogForm):
    answer = form.client.get(reverse("cases:party_row"), {"parties-TOTAL_FORMS": "2"})

    assert 'name="parties-2-name"' in answer.text
    assert 'value="3"' in answer.text
    assert "hx-swap-oob" in answer.text


def test_the_villages_follow_the_town(form: LogForm, scene: Scene):
    text = form.client.get(reverse("cases:villages"), {"town": "441900116000"}).text

    assert scene.village.code in text


def test_a_cause_is_suggested_and_must_be_of_the_rule_in_force(form: LogForm):
    assert "物业服务合同纠纷" in form.client.get(reverse("cases:causes"), {"cause": "物业"}).text

    refused = form.send("save", cause="没有这个案由")
    assert "案由规定中没有“没有这个案由”" in refused.context["facts"].errors["cause"][0]
    form.send("save", cause="物业服务合同纠纷", occurred_on="2024-05-01")
    assert (form.draft.cause.name, form.draft.cause.scheme) == ("物业服务合同纠纷", "2020")


def test_a_colleague_elsewhere_does_not_find_the_draft(form: LogForm, client):
    form.autosave()
    client.force_login(person("elsewhere", Role.ASSISTANT, division="441900115000"))

    assert form.autosave(facts="改").status_code == 403
    assert form.draft.facts == FACTS


def test_what_is_registered_is_no_longer_a_draft(form: LogForm):
    form.send("register")

    assert form.open().status_code == 404
    assert form.autosave().status_code == 404


def test_facts_are_added_after_registration(form: LogForm):
    form.send("register")
    url = reverse("cases:edit_facts", args=[form.key])
    told = {"facts": FACTS, "town": "441900116000", "village": "", "amount": "500", "intake_source": "PETITION"}

    assert form.client.get(url).status_code == 200
    refused = form.client.post(url, {**told, "occurred_on": "2999-01-01"})
    assert refused.context["form"].errors["occurred_on"] == ["发生日期不能晚于今天"]
    form.client.post(url, {**told, "mediation_requested_at": "2026-01-05T09:00"})

    assert (form.draft.amount, form.draft.intake_source, form.draft.division_id) == (500, "PETITION", "441900116000")
    again = form.client.post(url, {**told, "mediation_requested_at": "2026-02-05T09:00"})
    assert again.status_code == 302  # the box is closed: what it sends does not count
    assert form.draft.mediation_requested_at.month == 1
