"""Lawsuits and settled disputes by the handful, at places of the made-up province."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from django.utils import timezone

from cases.models import CourtCase, Dispute, ImportBatch
from communities.models import MediationCentre
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.indicators.definition import Definition, Parameters
from suyuan.accounts.models import User
from tests.lawsuits import COURT

NOW = datetime(2026, 6, 1, 4, tzinfo=UTC)
TYPE_CODES = {"CIVIL": "民初", "ADMINISTRATIVE": "行初", "EXCLUDED": "执"}
_serials = count(1)


def suits(
    number: int,
    division: str | None,
    filed: str = "2024-03-05",
    *,
    kind: str = "CIVIL",
    reason: str = "",
    method: str = "PLACE_OF_DISPUTE",
    court: str = COURT,
) -> list[CourtCase]:
    """That many cases of a kind, attributed to a place, or to none."""
    batch, _ = ImportBatch.objects.get_or_create(
        file_name="测试", defaults={"fingerprint": "", "uploaded_by": User.objects.system(), "uploaded_at": NOW}
    )
    made = [
        CourtCase(
            number=f"（{filed[:4]}）{court}{TYPE_CODES[kind]}{serial}号", year=int(filed[:4]), court_code=court,
            type_code=TYPE_CODES[kind], serial=serial, filed_on=date.fromisoformat(filed), suit_kind=kind,
            exclusion_reason=reason or ("执行" if kind == "EXCLUDED" else ""), division_id=division,
            attributed_by=method if division else "NONE", batch=batch, imported_at=NOW, changed_at=NOW,
        )
        for _, serial in zip(range(number), _serials, strict=False)
    ]  # fmt: skip
    return CourtCase.objects.bulk_create(made)


def settle(
    number: int,
    division: str | None,
    on: str = "2024-03-05",
    *,
    track: str = "PRE_FILING_ASSIGNED",
    state: str = "SETTLED",
) -> None:
    """That many disputes registered and settled (or ended) on a day."""
    registered = datetime.combine(date.fromisoformat(on), NOW.timetz())
    centre, _ = MediationCentre.objects.get_or_create(code=COURT, defaults={"name": "中心", "court_id": COURT})
    Dispute.objects.bulk_create(
        Dispute(
            number=f"测试{serial}", centre=centre, state=state, intake_source="PARTY", division_id=division,
            track=track, logged_by=User.objects.system(), logged_at=NOW, registered_at=registered,
            concluded_on=date.fromisoformat(on), changed_at=NOW,
        )
        for _, serial in zip(range(number), _serials, strict=False)
    )  # fmt: skip


def definition(**parameters: object) -> Definition:
    """The definition with other parameters; no small-place guard unless one is asked for."""
    return replace(LAWSUITS_PER_10K, parameters=Parameters(**{"least_population": 1, "least_cases": 0, **parameters}))


def today() -> date:
    return timezone.localdate(NOW)
