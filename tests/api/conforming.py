"""Holding answers against the OpenAPI document: whatever a test asks for is checked, so the document stays true."""

import re
from functools import cache

from jsonschema import Draft202012Validator

from suyuan.web.api_documentation import document


@cache
def _templates():
    """The document's paths as patterns; those without a parameter first."""
    paths = sorted(document()["paths"], key=lambda path: "{" in path)
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path) for path in paths]


def operation(method, address):
    """The document's operation of a request; None when the document knows no such address or method."""
    path = address.partition("?")[0]
    template = next((name for pattern, name in _templates() if pattern.fullmatch(path)), None)
    return document()["paths"][template].get(method.lower()) if template else None


def assert_conforms(method, address, answer):
    """The status, the content type and the body of an answer are among those the document describes."""
    described = operation("get" if method == "HEAD" else method, address)
    if described is None:
        assert answer.status_code in {404, 405}
        return
    assert str(answer.status_code) in described["responses"], f"{answer.status_code} is not in the document"
    content = described["responses"][str(answer.status_code)].get("content")
    if content is None or method == "HEAD":
        assert answer.content == b""
        return
    assert answer["Content-Type"] in content
    _assert_valid(answer.json(), content[answer["Content-Type"]]["schema"])
    assert "X-Request-ID" in answer


def _assert_valid(body, schema):
    whole = {**schema, "components": document()["components"]}
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(whole).iter_errors(body)]
    assert errors == []
    assert _undescribed(body, schema) == []


def _undescribed(body, schema, path="$"):
    """Members of an object that its schema does not name."""
    schema = _resolved(schema)
    if isinstance(body, list):
        return [found for item in body for found in _undescribed(item, schema.get("items", {}), f"{path}[]")]
    if not isinstance(body, dict) or "properties" not in schema:
        return []
    strays = [f"{path}.{name}" for name in body if name not in schema["properties"]]
    for name, value in body.items():
        strays += _undescribed(value, schema["properties"].get(name, {}), f"{path}.{name}")
    return strays


def _resolved(schema):
    while not schema.get("properties"):
        inner = [part for key in ("allOf", "oneOf", "anyOf") for part in schema.get(key, []) if "$ref" in part]
        reference = schema.get("$ref") or (inner[0]["$ref"] if inner else None)
        if reference is None:
            return schema
        schema = document()["components"]["schemas"][reference.rpartition("/")[2]]
    return schema
