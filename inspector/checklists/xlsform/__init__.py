"""XLSForm, the spreadsheet format of ODK and KoboToolbox: read into a checklist, and written from one.

`importing.import_form` and `exporting.workbook_of` are the two ways in; docs/xlsform.md says what is carried.
"""
