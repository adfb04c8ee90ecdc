"""What a conclusion carries that schemes may pay by (结案要素), as the disputes tell it to the ledger."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DueFacts:
    """What is known of a concluded dispute (结案要素); what is left out is unknown, and no scheme pays by it.

    `footing` is the track by its stored value; `difficulty` a tier that somebody stated; `value_in_dispute` in yuan;
    `series_rank` the place in a series of like disputes, the model case being 1; `missing_papers` names in Chinese
    what the file lacks, empty when it is complete; `co_mediator_ids` are those beside the presiding mediator.
    """

    footing: str = ""
    difficulty: str = ""
    is_oral: bool = False
    value_in_dispute: Decimal | None = None
    party_count: int | None = None
    series_rank: int | None = None
    missing_papers: str = ""
    organization_id: int | None = None
    co_mediator_ids: tuple[int, ...] = ()


NO_FACTS = DueFacts()
