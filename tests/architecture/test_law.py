"""docs/law.md names, for every rule that was read, code and tests that exist."""

import re

from tests.architecture.source import ROOT

PAGE = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| rule and source")]


def test_every_file_named_exists():
    named = set(re.findall(r"`([\w/.-]+\.(?:py|csv|html))`", PAGE))
    assert len(named) > 40
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_every_row_says_how_the_rule_was_read_and_what_holds_it():
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in ROWS]
    assert [row for row in cells if len(row) != 4 or not all(row)] == []
    assert [row[0] for row in cells if not re.fullmatch(r"[VXDM?]( ?/ ?[VXDM?])*", row[1])] == []
