"""The documentation page: made from the OpenAPI document, readable by everybody, at home under the strict policy."""

import re

import pytest

from suyuan.exchange.api.problems import CATALOGUE
from suyuan.web.api_documentation import document
from suyuan.web.api_reference import reference

DOCS = "/api/v1/docs/"


def operations():
    return [operation for chapter in reference(document()).chapters for operation in chapter.operations]


def test_every_operation_stands_in_a_chapter():
    described = {described["operationId"] for path in document()["paths"].values() for described in path.values()}
    assert {operation.anchor for operation in operations()} == described


def test_nested_fields_are_named_by_their_path():
    registration = next(operation for operation in operations() if operation.anchor == "registerDispute")
    fields = {item.name: item for item in registration.body}
    assert fields["parties"].kind == "对象的数组"
    assert fields["parties[].side"].required
    assert [choice.value for choice in fields["parties[].side"].choices] == ["APPLICANT", "RESPONDENT", "THIRD"]
    assert (fields["occurred_on"].kind, fields["occurred_on"].nullable) == ("日期", True)
    assert registration.scope == "disputes:write"
    answer = next(answer for answer in registration.answers if answer.status == "201")
    assert "missing[].needed_for" in {item.name for item in answer.items}


@pytest.mark.django_db
def test_nobody_need_sign_in_to_read_it(client):
    answer = client.get(DOCS)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert all(operation.path in text for operation in operations())
    assert "curl" in text


@pytest.mark.django_db
def test_every_problem_has_the_anchor_that_its_type_points_to(client):
    text = client.get(DOCS).content.decode()
    assert all(f'id="problem-{kind.code}"' in text for kind in CATALOGUE)


@pytest.mark.django_db
def test_every_link_inside_the_page_leads_somewhere(client):
    text = client.get(DOCS).content.decode()
    assert set(re.findall(r'href="#([\w-]+)"', text)) <= {*re.findall(r'id="([\w-]+)"', text)}


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("phone", [False, True])
def test_it_reads_well_in_a_browser(open_page, live_server, phone):
    page, outside = open_page(phone=phone), []
    page.on("request", lambda request: outside.append(request.url) if live_server.url not in request.url else None)
    page.goto(DOCS)
    page.get_by_text("答复的字段").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("link", name="登记纠纷").click()
    assert page.url.endswith("#registerDispute")
    assert outside == []
