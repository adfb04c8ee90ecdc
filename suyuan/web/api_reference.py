"""The OpenAPI document put into the order in which people read it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

JSONObject = dict[str, Any]

PLACES = {"query": "查询参数", "path": "路径参数", "header": "请求头"}
TYPES = {
    "string": "文本",
    "integer": "整数",
    "number": "数字",
    "boolean": "真假",
    "object": "对象",
    "array": "数组",
}
FORMATS = {"date": "日期", "date-time": "时间", "uuid": "UUID", "decimal": "小数（文本）"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an enumeration and what it means."""

    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Item:
    """A field or a parameter: where it stands, what it holds, whether it must be there."""

    name: str
    place: str
    kind: str
    required: bool
    nullable: bool
    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation answers: fields and an example when all is well, a sentence otherwise."""

    status: str
    text: str
    items: tuple[Item, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a client may do."""

    anchor: str
    method: str
    path: str
    title: str
    paragraphs: tuple[str, ...]
    scope: str
    parameters: tuple[Item, ...]
    body: tuple[Item, ...]
    body_type: str
    body_example: str
    answers: tuple[Answer, ...]
    refusals: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The operations of one tag."""

    title: str
    text: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole page."""

    title: str
    version: str
    paragraphs: tuple[str, ...]
    chapters: tuple[Chapter, ...]


def reference(document: JSONObject) -> Reference:
    """Return the reference (接口说明) that an OpenAPI document describes."""
    info, reader = document["info"], _Reader(document["components"]["schemas"])
    operations = [
        (described["tags"][0], reader.operation(method, path, described))
        for path, methods in document["paths"].items()
        for method, described in sorted(methods.items(), reverse=True)  # POST before GET: first things first
    ]
    chapters = tuple(
        Chapter(tag["name"], tag["description"], tuple(op for name, op in operations if name == tag["name"]))
        for tag in document["tags"]
    )
    return Reference(info["title"], info["version"], _paragraphs(info["description"]), chapters)


class _Reader:
    """Follows references into the schemas of one document."""

    def __init__(self, schemas: JSONObject) -> None:
        self.schemas = schemas

    def operation(self, method: str, path: str, described: JSONObject) -> Operation:
        content: JSONObject = described.get("requestBody", {}).get("content", {})
        body_type = next(iter(content), "")
        body: JSONObject = content.get(body_type, {})
        answers = tuple(self._answer(status, answer) for status, answer in described["responses"].items())
        return Operation(
            anchor=described["operationId"],
            method=method.upper(),
            path=path,
            title=described["summary"],
            paragraphs=_paragraphs(described["description"]),
            scope="、".join(
                scope for need in described.get("security", []) for scopes in need.values() for scope in scopes
            ),
            parameters=tuple(self._parameter(parameter) for parameter in described.get("parameters", [])),
            body=tuple(self._items(body.get("schema", {}))),
            body_type=body_type,
            body_example=_example(body),
            answers=tuple(answer for answer in answers if answer.status < "400"),
            refusals=tuple(answer for answer in answers if answer.status >= "400"),
        )

    def _parameter(self, parameter: JSONObject) -> Item:
        whole = {**parameter["schema"], "description": parameter["description"]}
        return self._item(parameter["name"], whole, parameter.get("required", False), PLACES[parameter["in"]])

    def _answer(self, status: str, answer: JSONObject) -> Answer:
        media: JSONObject = next(iter(answer.get("content", {}).values()), {})
        items = tuple(self._items(media.get("schema", {}))) if status < "400" else ()
        return Answer(status, answer["description"], items, _example(media))

    def _items(self, schema: JSONObject, prefix: str = "") -> Iterator[Item]:
        """The fields of an object, each followed by those inside it."""
        resolved = self._resolved(schema)
        for name, inner in resolved.get("properties", {}).items():
            item = self._item(f"{prefix}{name}", inner, name in resolved.get("required", []))
            yield item
            yield from self._items(self._contained(inner), f"{item.name}{'[]' if self._is_list(inner) else ''}.")

    def _item(self, name: str, schema: JSONObject, required: bool, place: str = "") -> Item:
        resolved = self._resolved(schema)
        text, _, listed = schema.get("description", "").partition("\n\n* ")
        choices = tuple(_choice(line) for line in listed.split("\n* ")) if listed else ()
        nullable = "null" in _types(schema) or {"type": "null"} in schema.get("oneOf", [])
        return Item(name, place, self._kind(resolved), required, nullable, text.strip(), choices)

    def _kind(self, schema: JSONObject) -> str:
        kind = next((kind for kind in _types(schema) if kind != "null"), "object")
        if kind == "array":
            return f"{self._kind(self._resolved(schema['items']))}的数组"
        return FORMATS.get(schema.get("format", ""), TYPES[kind])

    def _contained(self, schema: JSONObject) -> JSONObject:
        resolved = self._resolved(schema)
        if self._is_list(schema):
            return self._resolved(resolved["items"])
        return resolved

    def _is_list(self, schema: JSONObject) -> bool:
        return "array" in _types(self._resolved(schema))

    def _resolved(self, schema: JSONObject) -> JSONObject:
        parts = [part for key in ("allOf", "oneOf", "anyOf") for part in schema.get(key, []) if "$ref" in part]
        reference = schema.get("$ref") or (parts[0]["$ref"] if parts else None)
        return self.schemas[reference.rpartition("/")[2]] if reference else schema


def _types(schema: JSONObject) -> list[str]:
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def _choice(line: str) -> Choice:
    value, _, meaning = line.partition(" - ")
    return Choice(value.strip("` "), meaning.strip())


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def _example(media: JSONObject) -> str:
    example = next(iter(media.get("examples", {}).values()), None)
    return json.dumps(example["value"], ensure_ascii=False, indent=2) if example else ""
