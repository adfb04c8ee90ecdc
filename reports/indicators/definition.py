"""What an indicator is: its parameters, its wording, its version and the fingerprint of all that."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Rounding(StrEnum):
    """How a value loses its further digits (舍入方式)."""

    HALF_UP = "HALF_UP"  # 四舍五入
    DOWN = "DOWN"  # 截断


_ADDED_LATER: dict[str, object] = {"excluded_causes": (), "annualised": False}


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of 万人成讼率 (参数); other values make another version of the definition."""

    suit_kinds: tuple[str, ...] = ("CIVIL", "ADMINISTRATIVE")
    pre_suit_tracks: tuple[str, ...] = ("PRE_FILING_ASSIGNED",)
    residents: int = 10_000
    decimal_places: int = 2
    rounding: str = Rounding.HALF_UP
    least_population: int = 1_000
    least_cases: int = 5
    court_year: bool = False
    excluded_causes: tuple[str, ...] = ()
    annualised: bool = False

    def deciding(self) -> dict[str, Any]:
        """What enters the fingerprint (参数): an option added later counts from when it is used, so old marks stay."""
        unused = {name for name, value in _ADDED_LATER.items() if getattr(self, name) == value}
        return {name: value for name, value in asdict(self).items() if name not in unused}

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Parameters":
        """Return the parameters as they were stored."""
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of an indicator (指标口径): what it counts, by which rules, since when, on whose word."""

    code: str
    version: int
    name: str
    companion_name: str
    unit: str
    parameters: Parameters
    valid_from: date | None
    is_proposal: bool
    source: str
    rules: dict[str, Any] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """A mark of all that decides the value (口径指纹): parameters and rules, not the wording of the source."""
        content = {
            "code": self.code,
            "version": self.version,
            "parameters": self.parameters.deciding(),
            "rules": self.rules,
        }
        return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
