from collections.abc import Iterable

from cases.models import Dispute, Party
from cases.queries.place_names import place_name
from suyuan.lib.text import fold


def search_text_of(dispute: Dispute, *, parties: Iterable[Party], place_name: str, numbers: Iterable[str] = ()) -> str:
    """Return the text a dispute is searched by (检索文本): numbers, names, place, facts, claim; no identifiers."""
    parts = [
        dispute.number or "",
        *numbers,
        *(party.name for party in parties),
        place_name,
        dispute.place_detail,
        dispute.facts,
        dispute.claim,
    ]
    return fold("\n".join(filter(None, parts)))


def refresh_search_text(dispute: Dispute) -> None:
    """Write the search text anew after something it is made of has changed."""
    dispute.search_text = search_text_of(
        dispute,
        parties=dispute.parties.filter(removed_at__isnull=True),
        place_name=place_name(dispute.division),
        numbers=dispute.case_numbers.values_list("text", flat=True),
    )
    dispute.save(update_fields=["search_text"])
