"""The printed pages of docs/ say what the code says."""

import pytest
from django.core.management import CommandError, call_command

from suyuan.web.management.commands import render_docs
from suyuan.web.printed_pages import PAGES
from tests.architecture.source import ROOT


@pytest.mark.parametrize("name", PAGES)
def test_the_printed_page_is_up_to_date(name):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name]()


def test_check_refuses_a_stale_page_and_printing_mends_it(tmp_path, monkeypatch, capsys):
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(render_docs, "BASE_DIR", tmp_path)

    with pytest.raises(CommandError, match=r"lifecycle\.md"):
        call_command("render_docs", "--check")
    call_command("render_docs")
    call_command("render_docs", "--check")

    assert "都是最新的" in capsys.readouterr().out
