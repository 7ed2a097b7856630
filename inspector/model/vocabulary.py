"""What kinds, verdicts, severities and roles are called: the same words on screen and on paper."""

from inspector.model.checklist import Severity
from inspector.model.document import Paper
from inspector.model.finding import FindingState
from inspector.model.inspection import Verdict, VisitKind
from inspector.model.outlet import OutletKind
from inspector.model.person import Role
from inspector.model.text import Bilingual


def _b(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


VERDICTS = {
    Verdict.CONFORMS: _b("符合", "Conforms"),
    Verdict.DOES_NOT_CONFORM: _b("不符合", "Does not conform"),
    Verdict.NOT_APPLICABLE: _b("不适用", "Not applicable"),
    Verdict.NOT_CHECKED: _b("未检查", "Not checked"),
    Verdict.RECORDED: _b("已记录", "Recorded"),
}
# A mark beside the word, so that a copy in black and white tells them apart at a glance.
VERDICT_MARKS = {
    Verdict.CONFORMS: "√",
    Verdict.DOES_NOT_CONFORM: "×",
    Verdict.NOT_APPLICABLE: "—",
    Verdict.NOT_CHECKED: "○",
    Verdict.RECORDED: "●",
}
JUDGING = (Verdict.CONFORMS, Verdict.DOES_NOT_CONFORM, Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)
SEVERITIES = {
    Severity.CRITICAL: _b("严重", "Critical"),
    Severity.MAJOR: _b("较重", "Major"),
    Severity.MINOR: _b("轻微", "Minor"),
    Severity.OBSERVATION: _b("线索", "Observation"),
    Severity.GATE: _b("前置", "Gate"),
    Severity.KEY: _b("关键", "Key"),
}
SEVERITY_MARKS = {
    Severity.CRITICAL: "▲▲▲",
    Severity.MAJOR: "▲▲",
    Severity.MINOR: "▲",
    Severity.OBSERVATION: "△",
    Severity.GATE: "■",
    Severity.KEY: "□",
}
STATES = {
    FindingState.OPEN: _b("待整改", "Open"),
    FindingState.CORRECTED: _b("当场改正", "Corrected"),
    FindingState.CONFIRMED: _b("复查合格", "Confirmed"),
    FindingState.REFERRED: _b("已移送", "Referred"),
}
OUTLET_KINDS = {
    OutletKind.FIRM: _b("许可企业", "Licensed firm"),
    OutletKind.BRANCH: _b("分支机构", "Branch"),
    OutletKind.END_OUTLET: _b("末端网点", "End outlet"),
}
VISIT_KINDS = {
    VisitKind.ROUTINE: _b("日常检查", "Routine"),
    VisitKind.SPECIAL: _b("专项检查", "Special"),
    VisitKind.CASE: _b("个案检查", "Single case"),
    VisitKind.FOLLOW_UP: _b("复查", "Re-inspection"),
}
ROLES = {
    Role.OFFICER: _b("检查人员", "Officer"),
    Role.MANAGER: _b("网点负责人", "Manager"),
    Role.WITNESS: _b("见证人", "Witness"),
}
PAPERS = {
    Paper.REPORT: _b("寄递网点检查报告", "Express outlet inspection report"),
    Paper.OUTLET_COPY: _b("检查结果告知书（网点联）", "What was found: copy for the outlet"),
    Paper.INSPECTION_RECORD: _b("现场检查笔录", "On-site inspection record"),
    Paper.CORRECTION_ORDER: _b("责令改正通知书", "Correction order"),
    Paper.RE_INSPECTION: _b("复查记录", "Re-inspection record"),
    Paper.EVIDENCE_LIST: _b("证据清单", "Evidence list"),
    Paper.REFERRAL: _b("案件线索移送函", "Referral letter"),
    Paper.SERVICE_RECEIPT: _b("送达回证", "Receipt of service"),
}
