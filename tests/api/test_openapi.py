"""The OpenAPI document itself; every other test of this folder holds its answers against it."""

import pytest
from jsonschema import Draft202012Validator

from suyuan.exchange.api.problems import CATALOGUE
from suyuan.exchange.choices import Scope
from suyuan.web.api_documentation import document

SCHEMAS = "components", "schemas"


def operations():
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    ]


def schema(name):
    return {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}


@pytest.mark.django_db
def test_it_is_open_to_everybody_and_cached(client):
    answer = client.get("/api/v1/openapi.json")
    assert answer.json() == document()
    assert document()["openapi"].startswith("3.1")
    assert client.get("/api/v1/openapi.json", headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize(("name", "operation"), operations())
def test_every_operation_is_described_in_chinese_with_an_example(name, operation):
    assert operation["summary"] > "\u4e00"
    assert operation["description"] > "\u4e00"
    assert all(answer["description"] for answer in operation["responses"].values())
    assert all(parameter["description"] for parameter in operation.get("parameters", []))
    good = [answer for status, answer in operation["responses"].items() if status[0] == "2" and "content" in answer]
    assert all(media.get("examples") for answer in good for media in answer["content"].values()) or "oauth" in name


@pytest.mark.parametrize(("name", "operation"), operations())
def test_the_examples_are_true_to_the_schemas(name, operation):
    media = [m for answer in operation["responses"].values() for m in answer.get("content", {}).values()]
    media += operation.get("requestBody", {}).get("content", {}).values()
    for described in media:
        validator = Draft202012Validator({**described["schema"], "components": document()["components"]})
        for example in described.get("examples", {}).values():
            assert [error.message for error in validator.iter_errors(example["value"])] == []


@pytest.mark.parametrize("name", sorted(document()["components"]["schemas"]))
def test_every_field_is_described(name):
    fields = document()["components"]["schemas"][name].get("properties", {})
    assert [field for field, described in fields.items() if not described.get("description")] == []


def test_every_operation_says_which_scope_it_needs():
    needed = {
        scope
        for name, operation in operations()
        if "oauth" not in name
        for requirement in operation["security"]
        for scope in requirement["clientCredentials"]
    }
    assert needed == set(Scope.values)


def test_unknown_fields_are_said_to_be_refused():
    validator = Draft202012Validator(schema("DisputeInput"))
    assert any("Additional properties" in error.message for error in validator.iter_errors({"fact": "x"}))


def test_every_refusal_has_a_title_and_advice_of_its_own():
    assert len({kind.code for kind in CATALOGUE}) == len({kind.title for kind in CATALOGUE}) == len(CATALOGUE)
    assert all(kind.advice for kind in CATALOGUE)
