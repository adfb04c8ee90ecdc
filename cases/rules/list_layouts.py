"""How another system writes a list of court cases (清单格式), and how its rows become rows of ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from suyuan.lib.errors import InvalidInput
from suyuan.lib.tables import Column, Row
from suyuan.lib.text import squeeze

NUMBER, FILED_ON, TYPE_CODE = "案号", "立案日期", "类型代字"
_EQUALS = re.compile(r"\s*[=＝]\s*")
_COLON = re.compile(r"\s*[:：]\s*")
_PART = re.compile(r"\{([^{}]+)\}")
_TYPE_IN_NUMBER = re.compile(r"(?P<before>\d)(?P<type>[^\d()（）〔〕\[\]]+)(?P<after>\d+号?[^\d]*\d*)$")


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout (清单格式): other names of our columns, how a number is put together, what values mean, dates."""

    aliases: Mapping[str, tuple[str, ...]]
    number_pattern: str
    meanings: Mapping[str, Mapping[str, str]]
    date_format: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The columns that a case number is put together from (案号的组成)."""
        return tuple(dict.fromkeys(_PART.findall(self.number_pattern)))

    def columns(self, ours: tuple[Column, ...]) -> list[Column]:
        """Return the columns to look for (要找的列): ours under their names there, and the parts of the number."""
        named = [
            replace(
                column,
                aliases=(*column.aliases, *self.aliases.get(column.name, ())),
                required=column.required and not (column.name == NUMBER and self.parts),
            )
            for column in ours
        ]
        return [*named, *(Column(part) for part in self.parts)]

    def translated(self, row: Row) -> Row:
        """Return the row as our own lists would have it (换写): number, values, day; what is unknown stays."""
        values = {name: self.meanings.get(name, {}).get(value, value) for name, value in row.values.items()}
        if self.parts and not values[NUMBER] and all(values[part] for part in self.parts):
            values[NUMBER] = _PART.sub(lambda found: values[found[1]], self.number_pattern)
        values[NUMBER] = self._number(values[NUMBER])
        values[FILED_ON] = self._day(values[FILED_ON])
        return replace(row, values=values)

    def _number(self, text: str) -> str:
        types = self.meanings.get(TYPE_CODE, {})

        def meant(found: re.Match[str]) -> str:
            return f"{found['before']}{types.get(found['type'], found['type'])}{found['after']}"

        return _TYPE_IN_NUMBER.sub(meant, squeeze(text)) if types else text

    def _day(self, text: str) -> str:
        if not self.date_format or not text:
            return text
        try:
            return datetime.strptime(text.strip(), self.date_format).date().isoformat()  # noqa: DTZ007 (a day alone)
        except ValueError:
            return text


def read_layout(*, columns: str, number_pattern: str, meanings: str, date_format: str, ours: tuple[str, ...]) -> Layout:
    """Read a layout as an administrator wrote it (读取清单格式).

    `columns` has a line 清单列名＝本系统列名 each; `meanings` a line 列名：清单写法＝本系统写法 each, 类型代字 among
    the columns standing for the type code inside the number; `number_pattern` such as （{年度}）{法院}{代字}{编号}号;
    `date_format` as strptime takes it. Refuses with InvalidInput a line it cannot read or a column we do not have.
    """
    problems: list[tuple[str | None, str]] = []
    aliases = _aliases(columns, ours, problems)
    told = _meanings(meanings, (*ours, TYPE_CODE, *_PART.findall(number_pattern)), problems)
    if date_format and "%" not in date_format:
        problems.append(("date_format", f"日期格式“{date_format}”应写作%d/%m/%Y的样子"))
    if problems:
        raise InvalidInput(problems)
    return Layout(aliases, number_pattern, told, date_format)


def _aliases(text: str, ours: tuple[str, ...], problems: list[tuple[str | None, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        there, *here = _EQUALS.split(line, maxsplit=1)
        if not here or here[0] not in ours or not there:
            problems.append(("columns", f"“{line}”应写作“清单列名＝本系统列名”，本系统的列有：{'、'.join(ours)}"))
            continue
        found[here[0]] = (*found.get(here[0], ()), there)
    return found


def _meanings(text: str, known: tuple[str, ...], problems: list[tuple[str | None, str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        column, *rest = _COLON.split(line, maxsplit=1)
        there, *here = _EQUALS.split(rest[0], maxsplit=1) if rest else ("",)
        if column not in known or not here:
            problems.append(("meanings", f"“{line}”应写作“列名：清单写法＝本系统写法”，列名可以是：{'、'.join(known)}"))
            continue
        found.setdefault(column, {})[there] = here[0]
    return found
