"""The number of a source document (来源单据): a dispute's number, the how-manieth conclusion, what became of it."""

CONCLUSIONS = frozenset({"SETTLED", "ENDED"})


def source_of(*, dispute_number: str, occurrence: int, outcome: str = "SETTLED", revision: int = 1) -> str:
    """Return the source document of a dispute's first, second … conclusion (第几次结案).

    What follows a conclusion (performed, confirmed …) is named after it; a document drawn up anew bears a revision.
    """
    later = "" if outcome in CONCLUSIONS else f":{outcome}"
    anew = "" if revision == 1 else f"~{revision}"
    return f"{dispute_number}#{occurrence}{later}{anew}"


def dispute_number_of(source: str) -> str:
    """Return the dispute number (纠纷编号) that a source document names."""
    return source.rpartition("#")[0]
