"""Clerks read Chinese: every model, field and app of ours is labelled in it."""

import re

from django.apps import apps

from tests.architecture.source import APPS

HAN = re.compile(r"[\u4e00-\u9fff]")


def our_models():
    return [model for model in apps.get_models() if model._meta.app_label in APPS]


def test_every_app_is_named_in_chinese():
    assert [label for label in APPS if not HAN.search(str(apps.get_app_config(label).verbose_name))] == []


def test_every_model_is_named_in_chinese():
    assert [m._meta.label for m in our_models() if not HAN.search(str(m._meta.verbose_name))] == []


def test_every_field_is_labelled_in_chinese():
    bare = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if field.concrete
        and not field.auto_created
        and field.model is model
        and not HAN.search(str(field.verbose_name))
    ]
    assert bare == []


def test_every_choice_is_labelled_in_chinese_and_stored_in_capitals():
    odd = [
        f"{model._meta.label}.{field.name}: {value} {label}"
        for model in our_models()
        for field in model._meta.get_fields()
        if field.concrete and field.choices and field.model is model
        for value, label in field.flatchoices
        if isinstance(value, str) and (value != value.upper() or not HAN.search(str(label)))
    ]
    assert odd == []
