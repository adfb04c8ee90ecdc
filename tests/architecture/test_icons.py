"""Every icon that a template or the navigation names is in the vendored sprite."""

import re

from suyuan.web.navigation import ITEMS
from suyuan.web.templatetags.interface import SPRITE
from tests.architecture.source import ROOT

NAMED = re.compile(r"""{%\s*icon\s+(?:\w+\|default:)?["']([\w-]+)["']|icon_name=["']([\w-]+)["']""")


def test_no_icon_is_missing():
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static" / SPRITE).read_text()))
    named = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for match in NAMED.finditer(path.read_text())
        for name in match.groups()
        if name
    }
    assert (named | {item.icon for item in ITEMS}) - sprite == set()
