"""Every model stands in docs/glossary.md under its Chinese name."""

from pathlib import Path

from django.apps import apps

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
OURS = {"accounts", "exchange", "communities", "mediators", "cases", "reports", "governance"}


def test_every_model_is_in_the_glossary_under_its_chinese_name():
    rows = [line for line in GLOSSARY.read_text().splitlines() if line.startswith("|")]
    missing = [
        f"{model._meta.verbose_name} `{model.__name__}`"
        for model in apps.get_models()
        if model._meta.app_label in OURS
        and not any(f"| {model._meta.verbose_name} |" in row and f"`{model.__name__}`" in row for row in rows)
    ]
    assert missing == []
