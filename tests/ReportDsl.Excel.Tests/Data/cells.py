"""Prints, for every cell of every sheet of a workbook, whether it is locked and whether a validation covers it, as JSON."""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheets = {}
for sheet in book.worksheets:
    covered = set()
    for validation in sheet.data_validations.dataValidation:
        prompts = bool(validation.prompt) and bool(validation.error)
        for area in validation.sqref.ranges:
            for row, column in area.cells:
                covered.add((row, column, prompts))
    sheets[sheet.title] = {
        "protected": bool(sheet.protection.sheet),
        "state": sheet.sheet_state,
        "unlocked": [cell.coordinate for row in sheet.iter_rows() for cell in row
                     if cell.protection is not None and not cell.protection.locked],
        "validated": [openpyxl.utils.get_column_letter(column) + str(row) for row, column, prompts in sorted(covered) if prompts],
        "formulas": [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"],
        "merged": [str(area) for area in sheet.merged_cells.ranges],
    }
print(json.dumps(sheets, ensure_ascii=True))
