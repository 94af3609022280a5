"""A Word file's package: its parts as XML, opened so that a hostile one can do no harm."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from corpus.errors import DamagedFile, TooLarge
from corpus.readers.limits import Budget

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_RATIO = 400  # unpacked to packed: XML packs about 10 to 1
_BIG = 2**20

Element = Any  # lxml's elements have no types


class Package:
    """The parts of one file. All reading counts towards one limit of unpacked bytes."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._file = budget.file
        self._left = budget.limits.max_unpacked_bytes
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {info.filename: info for info in self._archive.infolist()}
        self.main = self._main_part()

    def part(self, name: str) -> Element | None:
        """The root element of a part, or None where the file has no such part.

        Raises TooLarge for one that unpacks beyond the limit, DamagedFile for what isn't sound XML or brings
        its own entities.
        """
        info = self._names.get(name)
        if info is None:
            return None
        return self._parse(self._read(info), name)

    def related(self, kind: str) -> list[str]:
        """Names of the parts that the main part relates to as `kind` ("numbering", "styles", "header")."""
        folder, base = posixpath.split(self.main)
        relations = self.part(f"{folder}/_rels/{base}.rels")
        if relations is None:
            return []
        return [
            posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
            for relation in relations.iter(_RELATIONS)
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External"
        ]

    def _main_part(self) -> str:
        relations = self.part("_rels/.rels")
        for relation in relations.iter(_RELATIONS) if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        packed = max(1, info.compress_size)
        if info.file_size > self._left or (info.file_size > _BIG and info.file_size / packed > _MOST_RATIO):
            raise TooLarge(self._file, f"{info.filename} unpacks to {info.file_size} bytes")
        try:
            with self._archive.open(info) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
            raise DamagedFile(self._file, f"{info.filename}: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge(self._file, f"{info.filename} unpacks to more than it says")
        return data

    def _parse(self, data: bytes, name: str) -> Element:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise DamagedFile(self._file, f"{name} declares entities")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
        except etree.XMLSyntaxError as error:
            raise DamagedFile(self._file, f"{name}: {error}") from error
        if root.getroottree().docinfo.doctype:
            raise DamagedFile(self._file, f"{name} declares entities")
        return root


def value(element: Element | None, name: str, attribute: str = "val") -> str | None:
    """An attribute of a child element (`w:jc` → its `w:val`); None where either is missing."""
    child = element.find(W + name) if element is not None else None
    found = child.get(W + attribute) if child is not None else None
    return None if found is None else str(found)


def switched(element: Element | None, name: str) -> bool | None:
    """A switch such as `w:b`: on, off, or None where it isn't said."""
    child = element.find(W + name) if element is not None else None
    if child is None:
        return None
    return child.get(W + "val", "1") not in ("0", "false", "off")
