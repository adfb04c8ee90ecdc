"""A working register on paper and in a spreadsheet (台账文件)."""

from collections.abc import Iterator

from reports.queries.registers import Register, Table

NOTES = (
    "比率的变动以百分点计，件数的变动以%计；分母不足的只列件数。",
    "法院按本院诉调对接中心办理的纠纷和本院立案的案件计，人民法庭和区划按发生地计。",
    "三类调解员按结束时主持调解的调解员区分；没有记载调解员的另列，各列相加等于合计。",
)


def register_title(register: Register) -> str:
    """Return the heading of a register (台账名称)."""
    unfinished = "" if register.is_over else "（未结束）"
    return f"{register.period.label}{unfinished}矛盾纠纷化解和调解实效工作台账"


def whose(register: Register) -> str:
    """Return whose register it is (台账单位): a court by its own name."""
    return register.place.court.name if register.place.court else register.place.name


def register_sheet(register: Register) -> dict[str, object]:
    """Return the register as the data of a PDF sheet (台账PDF)."""
    return {
        "title": register_title(register),
        "subtitle": whose(register),
        "facts": [
            ["统计期", f"{register.period.first}至{register.period.last}"],
            ["数据截止", f"{register.on}"],
        ],
        "sections": [
            {"heading": f"{number}、{table.heading}", "table": _printed(table)}
            for number, table in zip("一二三四五六", register.tables, strict=False)
        ],
        "notes": [f"{number}. {note}" for number, note in enumerate(NOTES, start=1)],
        "footer": whose(register),
    }


def register_rows(register: Register) -> Iterator[list[object]]:
    """Yield the register as rows of a spreadsheet (台账XLSX); whole numbers are numbers."""
    yield [register_title(register)]
    yield [whose(register), f"{register.period.first}至{register.period.last}", f"数据截止{register.on}"]
    for table in register.tables:
        yield []
        yield [table.heading, *table.columns]
        for line in table.lines:
            yield [line.name, *(int(cell.text) if cell.text.isdecimal() else cell.text for cell in line.cells)]
    yield []
    for note in NOTES:
        yield [note]


def _printed(table: Table) -> dict[str, object]:
    return {
        "head": ["项目", *table.columns],
        "align": ["left", *("right" for _ in table.columns)],
        "rows": [[line.name, *(cell.text for cell in line.cells)] for line in table.lines],
    }
