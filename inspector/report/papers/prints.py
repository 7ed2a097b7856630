"""All papers by their kind."""

from inspector.model.document import Paper
from inspector.report import words
from inspector.report.papers.job import Print
from inspector.report.papers.report import report

PRINTS = {
    Paper.REPORT: Print(words.TITLE, report),
}
