"""Writes the parts of a workbook by hand, so that a test can put in them what no office would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Rows = Sequence[Mapping[str, Any]]
ODS = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OPENXML = "http://schemas.openxmlformats.org"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with these parts, in this order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return target.getvalue()


def xlsx_parts(rows: str, name: str = "Personen") -> dict[str, str]:
    """Return the parts of an .xlsx with one sheet that holds this XML between its `sheetData`."""
    kind = f"{OPENXML}/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": f'<Types xmlns="{OPENXML}/package/2006/content-types"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{OPENXML}/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{OPENXML}/spreadsheetml/2006/main" xmlns:r="{kind}">'
            f'<sheets><sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{OPENXML}/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{OPENXML}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
        ),
    }


def xlsx(rows: str) -> bytes:
    """Return an .xlsx with one sheet Personen."""
    return zipped(xlsx_parts(rows))


def inline(*cells: object, row: int = 1) -> str:
    """Return one row of an .xlsx, every cell a text."""
    said = "".join(f'<c t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>' for cell in cells)
    return f'<row r="{row}">{said}</row>'


def ods(tables: Mapping[str, str]) -> bytes:
    """Return an .ods with tables that hold this XML."""
    said = "".join(f"<table:table table:name={quoteattr(name)}>{rows}</table:table>" for name, rows in tables.items())
    manifest = f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0"/>'
    content = (
        f'<office:document-content xmlns:office="{OASIS}:office:1.0" xmlns:table="{OASIS}:table:1.0" '
        f'xmlns:text="{OASIS}:text:1.0"><office:body><office:spreadsheet>{said}</office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped({"mimetype": ODS, "META-INF/manifest.xml": manifest, "content.xml": content})


def ods_row(cells: Sequence[Any], *, repeated: int = 1) -> str:
    """Return one row of an .ods."""
    again = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return f"<table:table-row{again}>{''.join(map(ods_cell, cells))}</table:table-row>"


def ods_cell(cell: Any) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    if cell == "":
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


def ods_workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Return an .ods with these rows, each sheet headed by the keys of its first row."""
    tables = {
        name: ods_row(list(rows[0])) + "".join(ods_row([row.get(heading, "") for heading in rows[0]]) for row in rows)
        for name, rows in sheets.items()
    }
    return ods(tables)


def csv_lines(rows: Rows, separator: str = ";") -> str:
    """Return rows as text, days as people write them."""

    def said(cell: Any) -> str:
        text = cell.strftime("%d-%m-%Y") if isinstance(cell, date) else str(cell)
        return '"' + text.replace('"', '""') + '"' if separator in text or "\n" in text else text

    lines = [list(rows[0]), *([row.get(heading, "") for heading in rows[0]] for row in rows)]
    return "".join(separator.join(map(said, line)) + "\r\n" for line in lines)
