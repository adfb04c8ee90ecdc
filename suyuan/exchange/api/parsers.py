"""Reading request bodies strictly: UTF-8 JSON of a bounded size, no key twice, no NaN."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import IO, Any

from django.utils.http import parse_header_parameters
from rest_framework.exceptions import APIException, ParseError, UnsupportedMediaType
from rest_framework.parsers import BaseParser

MOST_BYTES = 1024 * 1024


class BodyTooLarge(APIException):
    status_code = 413
    default_code = "body_too_large"
    default_detail = "请求正文超过 1 MB"


class LengthRequired(APIException):
    status_code = 411
    default_code = "length_required"
    default_detail = "请求没有给出 Content-Length，正文无法读取"


class StrictJSONParser(BaseParser):
    """Refuses what other parsers guess at; numbers with a point become Decimal."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        charset = parse_header_parameters(media_type or "")[1].get("charset", "utf-8")
        if charset.lower() not in {"utf-8", "utf8"}:
            raise UnsupportedMediaType(media_type or "", f"请求正文应为 UTF-8 编码，不能是 {charset}")
        raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise BodyTooLarge
        return _loads(_text(raw))


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError("请求正文不是 UTF-8 编码（可能是 GBK），请转换编码后重发") from error


def _loads(text: str) -> Any:
    if not text.strip():
        raise ParseError("请求正文是空的")
    try:
        return json.loads(
            text, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant, parse_float=Decimal
        )
    except json.JSONDecodeError as error:
        raise ParseError(f"请求正文不是有效的 JSON：第 {error.lineno} 行第 {error.colno} 列有误") from error
    except (ValueError, RecursionError) as error:
        raise ParseError("请求正文不是有效的 JSON：数字过长或嵌套过深") from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise ParseError(f"请求正文中“{repeated[:50]}”重复出现")
    return found


def _refuse_constant(name: str) -> Any:
    raise ParseError(f"请求正文不是有效的 JSON：不能使用 {name}")
