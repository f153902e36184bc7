"""A report in plain text -> the same as Word, Excel and a web page. fixtures.py REPORT FOLDER"""
import html
import re
import sys

import openpyxl
import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt


def blocks(text):
    """Paragraphs and tables (lines with at least two tabs) in order."""
    table = []
    for line in text.split("\n"):
        if line.count("\t") >= 2:
            table.append([cell.strip() for cell in line.split("\t")])
            continue
        if table:
            yield "table", table
            table = []
        yield "paragraph", line
    if table:
        yield "table", table


def number(cell):
    """A cell's value and number format, or None for words."""
    if re.fullmatch(r"\d+", cell):
        return int(cell), "0"
    if re.fullmatch(r"\d+[.,]\d{1,2}%?", cell):
        digits, percent = cell.rstrip("%").replace(",", "."), cell.endswith("%")
        places = "0." + "0" * len(digits.split(".")[1])
        return (float(digits) / 100, places + "%") if percent else (float(digits), places)
    return None


def word(text, path):
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(42), Cm(29.7)
    document.styles["Normal"].font.name = "DejaVu Serif"
    document.styles["Normal"].font.size = Pt(9)
    for kind, block in blocks(text):
        if kind == "paragraph":
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), max(map(len, block)))
        table.style = "Table Grid"
        for row, cells in enumerate(block):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = cell
    document.save(path)


def sheets(text, folder):
    workbook = xlsxwriter.Workbook(f"{folder}/xlsxwriter.xlsx")
    first = workbook.add_worksheet("Báo cáo")
    other = openpyxl.Workbook()
    second = other.active
    row = 0
    for kind, block in blocks(text):
        for cells in block if kind == "table" else [[block]]:
            for column, cell in enumerate(cells):
                value = number(cell) if kind == "table" else None
                if value:
                    first.write_number(row, column, value[0], workbook.add_format({"num_format": value[1]}))
                    second.cell(row + 1, column + 1, value[0]).number_format = value[1]
                elif cell.strip():
                    first.write_string(row, column, cell)
                    second.cell(row + 1, column + 1, cell)
            row += 1
        row += kind == "table"
    workbook.close()
    other.save(f"{folder}/openpyxl.xlsx")


def page(text, path):
    parts = ["<!doctype html><html lang='vi'><meta charset='utf-8'><title>Báo cáo</title>"]
    parts.append("<style>@page { size: A3 landscape } table { border-collapse: collapse } td { border: 1px solid }</style>")
    for kind, block in blocks(text):
        if kind == "paragraph":
            parts.append(f"<p>{html.escape(block)}</p>")
            continue
        width = max(map(len, block))
        rows = ("".join(f"<td>{html.escape(c)}</td>" for c in row + [""] * (width - len(row))) for row in block)
        parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


if __name__ == "__main__":
    report, folder = sys.argv[1:3]
    with open(report, encoding="utf-8") as file:
        words = file.read()
    word(words, f"{folder}/python-docx.docx")
    sheets(words, folder)
    page(words, f"{folder}/browser.html")
