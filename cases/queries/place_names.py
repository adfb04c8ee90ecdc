from communities.choices import DivisionLevel
from communities.models import Division


def place_name(division: Division | None) -> str:
    """Return a place as people say it (地名): 清溪镇三星村 for a village, 清溪镇 for a town; empty without a place.

    A village whose name is not imported yet shows its code and says so.
    """
    if division is None:
        return ""
    if division.level == DivisionLevel.VILLAGE and division.parent:
        return f"{division.parent.display_name}{'' if division.name else ' '}{division.display_name}"
    return division.display_name
