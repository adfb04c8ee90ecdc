"""The delivered subsidy schemes say what their source says, and loading them changes nothing that stands."""

from datetime import date

import pytest

from communities.services.datasets import forget_datasets
from mediators.models import SubsidyRule, SubsidyScheme
from mediators.services.reference import load_reference
from tests.mediators.making import AT

pytestmark = pytest.mark.django_db


def test_the_pilot_scheme_pays_600_yuan_per_success_to_invited_mediators_alone():
    paid = SubsidyRule.objects.filter(scheme__status="IN_FORCE", amount__isnull=False)
    assert [(r.scheme.code, r.outcome, r.mediator_class, r.amount) for r in paid] == [
        ("DG-2020", "RETAINED", "FULL_TIME", 88_000),
        ("DG-2020", "RETAINED", "LAWYER", 88_000),
        ("DG-2020", "SETTLED", "INVITED", 600),
    ]


def test_schemes_of_other_places_hold_nowhere():
    examples = SubsidyScheme.objects.filter(status="EXAMPLE")
    assert examples.count() == 9
    assert not examples.exclude(court=None).exists()


def test_the_pilot_scheme_names_its_source_and_what_the_source_leaves_open():
    pilot = SubsidyScheme.objects.get(code="DG-2020")
    assert (pilot.court_id, pilot.valid_from, pilot.valid_to) == ("粤19", date(2020, 8, 28), None)
    assert "答复文号2020002" in pilot.source
    assert "未写明" in pilot.note


def test_loading_again_changes_nothing():
    assert [loaded.written for loaded in load_reference(at=AT)] == [None, None]


def test_a_scheme_that_was_ended_here_stays_ended():
    SubsidyScheme.objects.filter(code="DG-2020").update(valid_to=date(2026, 1, 1))
    forget_datasets()
    *_, loaded = load_reference(at=AT)
    assert (loaded.written.added, loaded.written.kept) == (0, 10)
    assert SubsidyScheme.objects.get(code="DG-2020").valid_to == date(2026, 1, 1)
