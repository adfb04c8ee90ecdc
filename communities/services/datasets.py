"""Loading delivered files (基础数据文件): a set of files is read again only when one of them has changed."""

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from communities.models import ReferenceDataset
from communities.services.shipped_rows import Written

Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """The folder of delivered files."""

    folder: Path

    def records(self, file_name: str) -> Iterator[Record]:
        """Yield the records (记录) of a CSV file by its header."""
        with (self.folder / file_name).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


@dataclass(frozen=True, slots=True)
class Dataset:
    """Files that are loaded together (数据集). Raise `revision` when the way they are read changes."""

    name: str
    folder: Path
    files: tuple[str, ...]
    write: Callable[[Source, datetime], Written]
    revision: int = 1

    def fingerprint(self) -> str:
        digest = hashlib.sha256(f"{self.revision}".encode())
        for name in self.files:
            digest.update((self.folder / name).read_bytes())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome for one dataset; `written` is None when the files were the ones loaded before."""

    name: str
    written: Written | None


@transaction.atomic
def load_dataset(dataset: Dataset, *, at: datetime) -> Loaded:
    """Load a dataset (载入基础数据) unless its files are the ones loaded before; two loads at once take turns."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE communities_referencedataset IN SHARE ROW EXCLUSIVE MODE")
    fingerprint = dataset.fingerprint()
    if ReferenceDataset.objects.filter(name=dataset.name, fingerprint=fingerprint).exists():
        return Loaded(dataset.name, None)
    written = dataset.write(Source(dataset.folder), at)
    ReferenceDataset.objects.update_or_create(name=dataset.name, defaults={"fingerprint": fingerprint, "loaded_at": at})
    return Loaded(dataset.name, written)


def forget_datasets() -> None:
    """Have every dataset compared again at the next load (重新核对), though no file has changed."""
    ReferenceDataset.objects.all().delete()
