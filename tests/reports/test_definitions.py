"""Versions of the definition: a new one applies from its day, an old one never changes."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.utils import IntegrityError

from reports.documents import indicator_page
from reports.indicators.catalogue import LAWSUITS_PER_10K
from reports.indicators.definition import Parameters, Rounding
from reports.models import IndicatorDefinition, Reading, ReadingPeriod
from reports.queries.definitions import definition_in_force, may_rank
from reports.services.definitions import DefinitionRefused, adopt_definition, register
from reports.services.refreshing import refresh_rates
from suyuan.accounts.models import User
from tests import lawsuits
from tests.lawsuits import EAST_1
from tests.reports.suits import NOW, suits

pytestmark = pytest.mark.django_db
CODE = LAWSUITS_PER_10K.code
TRUNCATING = Parameters(rounding=Rounding.DOWN)


def adopt(parameters: Parameters = TRUNCATING, on: date = date(2025, 1, 1), source: str = "某法〔2024〕1号"):
    return adopt_definition(
        code=CODE, parameters=parameters, valid_from=on, source=source, by=User.objects.system(), at=NOW
    )


def test_the_systems_own_definition_applies_until_another_is_adopted():
    assert definition_in_force(CODE, on=date(1990, 1, 1)) == LAWSUITS_PER_10K
    row = adopt()
    assert (row.version, row.is_proposal) == (2, False)
    assert definition_in_force(CODE, on=date(2024, 12, 31)) == LAWSUITS_PER_10K
    later = definition_in_force(CODE, on=date(2025, 1, 1))
    assert (later.version, later.parameters, later.fingerprint) == (2, TRUNCATING, row.fingerprint)


def test_a_new_definition_computes_its_own_periods_anew_and_no_others():
    lawsuits.build_province()
    lawsuits.population(EAST_1, 16_000, date(2020, 11, 1))
    suits(5, EAST_1, "2024-05-05")
    suits(5, EAST_1, "2025-05-05")
    refresh_rates(at=NOW)
    adopt()
    refresh_rates(at=NOW + timedelta(hours=1))
    years = Reading.objects.filter(division=EAST_1, period__kind="YEAR").order_by("period__first_on")
    assert [(str(row.value), row.period.definition.version) for row in years] == [("3.1300", 1), ("3.1200", 2)]
    recomputed = ReadingPeriod.objects.filter(cut_off_at__gt=NOW)
    assert {row.period.year for row in recomputed} == {2025}


def test_court_years_are_a_definition_of_their_own():
    lawsuits.build_province()
    suits(5, EAST_1, "2024-12-15")
    suits(5, EAST_1, "2025-05-05")
    adopt(Parameters(court_year=True), on=date(2024, 12, 1))
    refresh_rates(at=NOW)
    years = {str(row.period): row for row in ReadingPeriod.objects.filter(kind="YEAR")}
    assert set(years) == {"2024", "C2025"}
    assert years["C2025"].readings.get(division=EAST_1).numerator == 10


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"source": " "}, "依据"),
        ({"parameters": Parameters(suit_kinds=())}, "分子"),
        ({"parameters": Parameters(suit_kinds=("CRIMINAL",))}, "分子"),
        ({"parameters": Parameters(rounding="UP")}, "舍入"),
        ({"parameters": Parameters(decimal_places=5)}, "小数"),
    ],
)
def test_nonsense_is_refused(options, sentence):
    with pytest.raises(DefinitionRefused, match=sentence):
        adopt(**options)
    assert not IndicatorDefinition.objects.exists()


def test_two_versions_do_not_begin_on_one_day():
    adopt()
    with pytest.raises(DefinitionRefused, match="已有自2025-01-01起适用的口径"):
        adopt()


def test_a_version_never_changes_and_its_ranking_switches_may():
    row = adopt()
    for change in ({"parameters": {}}, {"valid_from": None}, {"source": "x"}):
        with pytest.raises(IntegrityError, match="不能修改"), transaction.atomic():
            IndicatorDefinition.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(IntegrityError, match="不能修改"), transaction.atomic():
        row.delete()
    assert (may_rank(CODE, governance=True), may_rank(CODE, governance=False)) == (True, False)
    IndicatorDefinition.objects.filter(pk=row.pk).update(ranked_for_governance=False)
    assert not may_rank(CODE, governance=True)


def test_rules_that_change_without_a_version_are_a_fault_of_ours():
    register(LAWSUITS_PER_10K, at=NOW)
    with pytest.raises(RuntimeError, match="without a new version"):
        register(replace(LAWSUITS_PER_10K, rules={"engine": 2}), at=NOW)


def test_the_command_adopts():
    out = StringIO()
    options = ["--from", "2026-01-01", "--set", "rounding=DOWN", "--set", 'suit_kinds=["CIVIL"]', "--source", "文号"]
    call_command("adopt_definition", CODE, *options, stdout=out)
    adopted = definition_in_force(CODE, on=date(2026, 1, 1))
    assert adopted.parameters == Parameters(rounding="DOWN", suit_kinds=("CIVIL",))
    assert "万人成讼率 第2版自2026-01-01起适用" in out.getvalue()


@pytest.mark.parametrize(
    ("assignment", "sentence"),
    [("colour=red", "没有参数colour"), ("residents=many", "不能识别"), ("residents=true", "类型不对")],
)
def test_the_command_refuses_with_a_sentence(assignment, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("adopt_definition", CODE, "--from", "2026-01-01", "--set", assignment, "--source", "x")


def test_the_document_says_what_the_definition_says():
    page = indicator_page()
    for part in (
        LAWSUITS_PER_10K.fingerprint, "万人成讼率 = N ÷ P × 10,000", "四舍五入，保留两位小数", "民初 一审民事",
        "纠纷发生地 → 被告住所地 → 原告住所地 → 受理法庭辖区", "常住人口不足1,000人，只列件数", "案件不足5件，只列件数",
    ):  # fmt: skip
        assert part in page
