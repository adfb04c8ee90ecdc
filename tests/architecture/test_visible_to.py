"""Doors reach scoped rows only through visible_to(): what one may not know, one does not find."""

import ast

from django.apps import apps

from tests.architecture.source import called_name, doors, layer, place, tree

SCOPED = {model.__name__ for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")}
PAGES = {"views", "api"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}


def raw_access(path):
    """Model.objects.<anything but visible_to>, and the model handed over whole to a shortcut."""
    for node in ast.walk(tree(path)):
        if is_manager(node) and not is_scoped(path, node):
            yield node
        if isinstance(node, ast.Call) and called_name(node) in SHORTCUTS and takes_whole_model(node):
            yield node


def takes_whole_model(call):
    return bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id in SCOPED


def is_manager(node):
    return (
        isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager"}
        and isinstance(node.value, ast.Name)
        and node.value.id in SCOPED
    )


def is_scoped(path, manager):
    return any(
        isinstance(node, ast.Attribute) and node.value is manager and node.attr == "visible_to"
        for node in ast.walk(tree(path))
    )


def test_there_are_scoped_models():
    assert SCOPED


def test_pages_and_api_use_visible_to():
    found = [place(path, node) for path in doors() if layer(path) in PAGES for node in raw_access(path)]
    assert found == []
