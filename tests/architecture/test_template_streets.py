"""A template reaches only its own app's folder and the shared ones, and an include says what it hands over."""

import re

from tests.architecture.source import ROOT

TEMPLATES = ROOT / "templates"
REACH = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"'#]+)""")
INCLUDE = re.compile(r"{%\s*include[^%]*%}")
SHARED = {"layouts", "components", "errors"}


def pages():
    return [
        (path, path.relative_to(TEMPLATES).parts[0], path.read_text(encoding="utf-8"))
        for path in TEMPLATES.rglob("*.html")
    ]


def test_templates_stay_in_their_street():
    strays = [
        f"{path.relative_to(TEMPLATES)} -> {target}"
        for path, own, text in pages()
        for target in REACH.findall(text)
        if target.split("/")[0] not in SHARED | {own}
    ]
    assert strays == []


def test_every_include_is_closed():
    """An include names what it hands over and ends with `only`."""
    leaks = [
        f"{path.relative_to(TEMPLATES)}: {tag}"
        for path, _, text in pages()
        for tag in INCLUDE.findall(text)
        if not re.search(r"\bonly\s*%}$", tag)
    ]
    assert leaks == []


def test_no_style_or_handler_in_the_markup():
    """The content security policy would drop them silently."""
    inline = re.compile(
        r"""<[^>]*\s(style|on[a-z]+)=["']|<style|<script(?![^>]*\bsrc=)(?![^>]*type="application/json")"""
    )
    found = [
        f"{path.relative_to(TEMPLATES)}: {m.group()[:60]}" for path, _, text in pages() for m in inline.finditer(text)
    ]
    assert found == []
