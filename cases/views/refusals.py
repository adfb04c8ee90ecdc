"""Showing why a draft was refused: each sentence at the box it speaks of."""

from cases.forms.dispute import FactsForm, PartiesForm
from suyuan.lib.errors import DomainError, InvalidInput

BOXES = {"division": "town"}


def show_refusals(refusal: DomainError, facts: FactsForm, parties: PartiesForm) -> None:
    """Add the sentences of a refusal to the fields of the log form (逐项提示)."""
    problems = refusal.problems if isinstance(refusal, InvalidInput) else ((refusal.field, refusal.message),)
    keys = refusal.data.get("party_keys", [])
    for field, sentence in problems:
        match (field or "").split("."):
            case ["parties"]:
                parties.refuse(0, "name", sentence)
            case ["parties", position, name] if isinstance(keys, list):
                parties.refuse(parties.position_of(keys[int(position)]), name, sentence)
            case [name]:
                box = BOXES.get(name, name)
                facts.add_error(box if box in facts.fields else None, sentence)
