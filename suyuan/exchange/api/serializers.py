"""The shape of input: nothing is accepted that is not described."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

_LONGEST_NAME = 50


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses unknown fields by name, because a misspelt one would otherwise be lost without a word."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            self._refuse_unknown(data)
        return super().to_internal_value(data)

    def _refuse_unknown(self, data: Mapping[str, Any]) -> None:
        known = [name for name, field in self.fields.items() if not field.read_only]
        sentence = f"没有这个字段；可用的字段是：{'、'.join(known)}" if known else "不接受任何字段"
        if unknown := [name for name in data if name not in known]:
            raise serializers.ValidationError({name[:_LONGEST_NAME]: [sentence] for name in unknown})


class TextField(serializers.CharField):
    """Takes text only: a number sent as a JSON number has already lost its leading zeros or last digits."""

    default_error_messages = {"invalid": "应为字符串（加引号的文本）"}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


def valid(shape: type[serializers.Serializer[Any]], data: Any) -> Any:
    """Return the data in its typed form (校验); refuses with ValidationError, which the API answers as 422."""
    serializer = shape(data=data)
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data
