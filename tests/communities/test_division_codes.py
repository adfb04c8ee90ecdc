"""Codes of places (统计用区划代码): prefix, level, what lies around."""

import pytest

from communities.rules.division_codes import community_kind, enclosing_prefixes, level_of, normalise_code, prefix_of


@pytest.mark.parametrize(
    ("code", "prefix", "level"),
    [
        ("440000000000", "44", "PROVINCE"),
        ("441900000000", "4419", "CITY"),
        ("441502000000", "441502", "COUNTY"),
        ("441502001000", "441502001", "TOWN"),
        ("441900003000", "441900003", "TOWN"),
        ("441900003001", "441900003001", "VILLAGE"),
        ("110101001001", "110101001001", "VILLAGE"),
    ],
)
def test_a_code_tells_its_prefix_and_level(code, prefix, level):
    assert (prefix_of(code), level_of(code)) == (prefix, level)


def test_places_around_come_nearest_first_and_a_missing_county_does_no_harm():
    assert enclosing_prefixes("441900003001") == ("441900003", "441900", "4419", "44")
    assert enclosing_prefixes("44") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("441900", "441900000000"),
        (" 4419 ", "441900000000"),
        ("４４１９００００３", "441900003000"),
        ("441900003001", "441900003001"),
        ("44190", None),
        ("4419x0", None),
        ("000000000000", None),
        ("٤٤١٩٠٠", None),
        ("", None),
    ],
)
def test_codes_are_read_tolerantly_and_anything_else_is_none(text, code):
    assert normalise_code(text) == code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("441900003001", "RESIDENTS"),
        ("441900003199", "RESIDENTS"),
        ("441900115200", "VILLAGERS"),
        ("441900115399", "VILLAGERS"),
        ("441900115500", "SIMILAR"),
    ],
)
def test_the_last_three_digits_tell_what_a_community_is(code, kind):
    assert community_kind(code) == kind
