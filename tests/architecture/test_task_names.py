"""Tasks are doorbells: registered under the name they are called by, short, keyword-only."""

import ast
import inspect

from django.conf import settings

from suyuan.celery import app
from tests.architecture.source import PACKAGES, calls, modules, place

LONGEST_TASK = 5


def our_tasks():
    app.loader.import_default_modules()
    return {name: task for name, task in app.tasks.items() if task.__module__.split(".")[0] in PACKAGES}


def enqueued():
    for path in modules():
        for call in calls(path, {"enqueue_on_commit"}):
            yield path, call, call.args[0]


def test_every_enqueued_name_is_a_literal():
    assert [place(p, call) for p, call, name in enqueued() if not isinstance(name, ast.Constant)] == []


def test_every_enqueued_name_is_a_task():
    registered = our_tasks()
    assert [
        f"{place(p, call)}: {name.value}"
        for p, call, name in enqueued()
        if isinstance(name, ast.Constant) and name.value not in registered
    ] == []


def test_every_scheduled_name_is_a_task():
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(our_tasks())


def test_task_names_say_app_and_verb():
    odd = [
        name
        for name, task in our_tasks().items()
        if name.split(".")[0] != task.__module__.split(".tasks")[0].split(".")[-1]
    ]
    assert odd == []


def test_tasks_take_keywords_only():
    positional = [
        name
        for name, task in our_tasks().items()
        for parameter in inspect.signature(task.run).parameters.values()
        if parameter.kind in {parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD, parameter.VAR_POSITIONAL}
    ]
    assert positional == []


def test_tasks_are_at_most_five_lines():
    long = []
    for name, task in our_tasks().items():
        function = ast.parse(inspect.getsource(task.run).lstrip()).body[0]
        body = function.body[1:] if ast.get_docstring(function) else function.body
        if body and body[-1].end_lineno - body[0].lineno + 1 > LONGEST_TASK:
            long.append(name)
    assert long == []
