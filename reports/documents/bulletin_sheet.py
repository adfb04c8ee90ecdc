"""A bulletin on paper (通报文件)."""

from django.utils.timezone import localtime

from reports.models import Bulletin
from reports.queries.bulletins import Filled


def bulletin_sheet(bulletin: Bulletin, shown: Filled) -> dict[str, object]:
    """Return a bulletin as the data of a PDF sheet (通报PDF); a draft says that it is one."""
    issued = bulletin.issued_at
    versions = "，".join(f"{name}（指纹{mark[:12]}）" for name, mark in shown.definitions.items())
    return {
        "title": shown.title,
        "subtitle": "" if issued else "（草稿，未签发）",
        "sections": [{"text": shown.paragraphs}],
        "notes": [f"数字所用口径：{versions}。"],
        "signed": [bulletin.court.name, f"{localtime(issued):%Y年%-m月%-d日}"] if issued else [],
        "footer": f"{bulletin.court.name}　{bulletin.period_label}",
    }
