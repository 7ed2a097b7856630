"""All papers by their kind."""

from inspector.model.document import Paper
from inspector.report import words
from inspector.report.papers import forms
from inspector.report.papers.form_words import TITLES
from inspector.report.papers.job import Print
from inspector.report.papers.outlet_copy import outlet_copy
from inspector.report.papers.report import report

PRINTS = {
    Paper.REPORT: Print(words.TITLE, report),
    Paper.OUTLET_COPY: Print(TITLES[Paper.OUTLET_COPY], outlet_copy),
    Paper.INSPECTION_RECORD: Print(
        TITLES[Paper.INSPECTION_RECORD], forms.inspection_record, signed_each_page=True
    ),
    Paper.CORRECTION_ORDER: Print(TITLES[Paper.CORRECTION_ORDER], forms.correction_order),
    Paper.RE_INSPECTION: Print(TITLES[Paper.RE_INSPECTION], forms.re_inspection),
    Paper.EVIDENCE_LIST: Print(TITLES[Paper.EVIDENCE_LIST], forms.evidence_list),
    Paper.REFERRAL: Print(TITLES[Paper.REFERRAL], forms.referral),
    Paper.SERVICE_RECEIPT: Print(TITLES[Paper.SERVICE_RECEIPT], forms.service_receipt),
}
