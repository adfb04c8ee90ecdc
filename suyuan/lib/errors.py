"""The refusals that the product answers with a sentence; everything else is a bug and crashes."""

from __future__ import annotations

from collections.abc import Iterable


class DomainError(Exception):
    """A refusal (拒绝) the user can understand: `message` is Chinese and safe to show.

    Subclasses stand beside the function that raises them and say more with
    `code` (for programs) and `status` (the HTTP status of page and API).
    `field` names the input at fault, `data` carries facts for the API.
    """

    code = "refused"
    status = 409

    def __init__(self, message: str, *, field: str | None = None, **data: object) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.data = data


class InvalidInput(DomainError):
    """Input that cannot be understood (输入有误): `problems` lists (field or None, sentence)."""

    code = "invalid_input"
    status = 422

    def __init__(self, problems: Iterable[tuple[str | None, str]], **data: object) -> None:
        self.problems = tuple(problems)
        if not self.problems:
            raise ValueError("InvalidInput needs at least one problem")
        field, sentence = self.problems[0]
        many = len(self.problems) > 1
        message = f"有{len(self.problems)}处需要更正：{'；'.join(s for _, s in self.problems)}" if many else sentence
        super().__init__(message, field=None if many else field, **data)

    def __reduce__(self) -> tuple[type[InvalidInput], tuple[object], dict[str, object]]:
        return type(self), (self.problems,), {"data": self.data}
