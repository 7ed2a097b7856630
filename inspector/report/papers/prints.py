"""All papers by their kind."""

from inspector.model.document import Paper
from inspector.model.vocabulary import PAPERS
from inspector.report import words
from inspector.report.papers import forms
from inspector.report.papers.job import Print
from inspector.report.papers.outlet_copy import outlet_copy
from inspector.report.papers.report import report

PRINTS = {
    Paper.REPORT: Print(words.TITLE, report),
    Paper.OUTLET_COPY: Print(PAPERS[Paper.OUTLET_COPY], outlet_copy),
    Paper.INSPECTION_RECORD: Print(
        PAPERS[Paper.INSPECTION_RECORD], forms.inspection_record, signed_each_page=True
    ),
    Paper.CORRECTION_ORDER: Print(PAPERS[Paper.CORRECTION_ORDER], forms.correction_order),
    Paper.RE_INSPECTION: Print(PAPERS[Paper.RE_INSPECTION], forms.re_inspection),
    Paper.EVIDENCE_LIST: Print(PAPERS[Paper.EVIDENCE_LIST], forms.evidence_list),
    Paper.REFERRAL: Print(PAPERS[Paper.REFERRAL], forms.referral),
    Paper.SERVICE_RECEIPT: Print(PAPERS[Paper.SERVICE_RECEIPT], forms.service_receipt),
}
