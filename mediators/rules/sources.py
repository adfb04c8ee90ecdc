"""The number of a source document (来源单据): a dispute's number and the how-manieth conclusion it was."""


def source_of(*, dispute_number: str, occurrence: int) -> str:
    """Return the source document of a dispute's first, second … conclusion (第几次结案)."""
    return f"{dispute_number}#{occurrence}"


def dispute_number_of(source: str) -> str:
    """Return the dispute number (纠纷编号) that a source document names."""
    return source.rpartition("#")[0]
