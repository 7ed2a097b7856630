"""The words of the outlet copy and the forms, in both languages."""

from inspector.model.checklist import Severity
from inspector.model.finding import FindingState
from inspector.model.text import Bilingual


def _b(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


# The outlet copy.
WHAT_FOR = _b(
    "这份告知书写明本次检查发现了什么、要怎么改、何时改完、向谁反馈。请妥善保存。",
    "This sheet says what was found, what to do, by when, and whom to tell. Keep it.",
)
NOTHING_FOUND = _b("本次检查未发现问题，无需整改。", "No findings were made. There is nothing to correct.")
COUNT = _b("共 {count} 个问题。", "Findings: {count}.")
WRONG = _b("哪里不对", "What is wrong")
TO_DO = _b("要做什么", "What to do")
BY_WHEN = _b("什么时候前改好", "By when")
HOW_GRAVE = _b("严重程度", "How grave")
SAMPLE = _b("查了多少", "How many were looked at")
SAMPLE_TOLD = _b("抽查 {sample} 件，其中 {bad} 件不符合", "{bad} of {sample} looked at do not conform")
WHY = _b("依据", "The rule")
YOUR_WORD = _b("您的意见", "Your objection")
NO_DATE = _b("请立即改正", "At once")
TO_WHOM = _b("改好后向谁反馈", "Whom to tell when it is done")
TELL = _b(
    "请在期限前把整改情况和照片报送检查机关：{bureau}。联系电话：",
    "Report the correction with photos before the deadline to {bureau}. Telephone:",
)
LATE = _b(
    "逾期不改正的，检查机关将依法处理。确有困难的，请在期限前说明原因并申请延期。",
    "If it is not corrected in time, the bureau acts by law. If you cannot, say why and ask for more time before the "
    "deadline.",
)
RIGHTS = _b("您的权利", "Your rights")
RIGHTS_TOLD = (
    _b(
        "您有权陈述和申辩；意见会如实记录，不会因此加重处理。",
        "You may state your view and object; it is recorded as you say it and never held against you.",
    ),
    _b(
        "您有权要求检查人员出示执法证件；检查人员不得少于两人。",
        "You may ask the officers for their certificates; there are at least two of them.",
    ),
    _b(
        "本告知书记录检查事实，本身不是行政处罚。收到责令改正通知或处罚决定后不服的，可以在 60 日内申请行政复议，"
        "或者在 6 个月内提起行政诉讼。",
        "This sheet records facts and is no penalty. Against an order or a penalty you may ask for review within 60 days "
        "or go to court within 6 months.",
    ),
)
GENUINE = _b("怎样确认这张纸是真的", "How to see that this paper is genuine")
GENUINE_TOLD = _b(
    "每页页脚的编号和摘要应与检查机关的电子报告一致；扫描二维码可看到编号和摘要，也可向检查机关核对。",
    "Number and digest in the foot of each page are those of the bureau's electronic report. The QR code shows both; the "
    "bureau confirms them.",
)
GRAVE = {
    Severity.CRITICAL: _b("严重：会直接造成客户信息泄露", "critical: customers' data leak at once"),
    Severity.MAJOR: _b("较重：容易造成客户信息泄露", "major: customers' data are likely to leak"),
    Severity.MINOR: _b("轻微：应当改正", "minor: to be corrected"),
    Severity.OBSERVATION: _b("线索：需要进一步核实", "observation: to be looked into"),
    Severity.GATE: _b("前置条件未满足", "a condition is not met"),
    Severity.KEY: _b("关键项", "key item"),
}
WEEKDAYS = _b("一二三四五六日", "Mon Tue Wed Thu Fri Sat Sun")

# Parts of all forms.
NUMBER = _b("编号", "Number")
OUTLET = _b("被检查单位", "Outlet")
OFFICERS = _b("检查人员", "Officers")
TIME = _b("检查时间", "Time")
PLACE = _b("检查地点", "Place")
BUREAU = _b("检查机关", "Bureau")
RECORDER = _b("记录人", "Recorder")
CREDENTIALS = _b("出示证件", "Certificates shown")
RIGHTS_SAID = _b("告知权利", "Rights told")
RESPONSIBLE = _b("现场负责人", "Responsible on site")
FACTS_FOUND = _b("检查情况（只记事实和数量，不作结论）", "What was seen (facts and numbers, no conclusions)")
EVIDENCE = _b("提取的证据", "Evidence taken")
OPINION = _b("当事人意见", "Opinion of the outlet")
READ = _b("以上笔录已阅，与事实相符。", "I have read this record; it agrees with the facts.")
SIGN_OFFICERS = _b("检查人员签名", "Officers")
SIGN_PARTY = _b("当事人签名", "Outlet")
SIGN_WITNESS = _b("见证人签名", "Witness")
SIGN_RECEIVER = _b("签收人签名", "Receiver")
SIGN_DATE = _b("日期", "Date")
SEAL = _b("（检查机关印章）", "(seal of the bureau)")
E_SIGNATURES = _b("电子签名", "Electronic signatures")
REFUSED_NOTE = _b("拒签说明", "Note on a refusal")
ITEM = _b("检查项", "Item")
FACTS = _b("事实", "Facts")
ARTICLE = _b("违反的规定", "Rule not kept")
DEMAND = _b("整改要求", "Demand")
DUE = _b("改正期限", "Deadline")
ORDER = _b(
    "经检查，你单位存在下列问题。依法责令你单位在期限内改正，并将改正情况书面报送本机关。到期将进行复查。",
    "The inspection found what follows. You are ordered to correct it within the time set and to report in writing. A "
    "re-inspection follows.",
)
REVIEW = _b(
    "如不服本通知，可以自收到之日起 60 日内依法申请行政复议，或者在 6 个月内依法提起行政诉讼。复议机关：",
    "Against this order you may ask for administrative review within 60 days of receiving it, or go to court within 6 "
    "months. Body of review:",
)
EARLIER = _b("原通知或报告", "Earlier order or report")
RESULT = _b("复查结果", "Result")
STATES = {
    FindingState.OPEN: _b("□ 已改正  □ 部分改正  ■ 未改正", "not corrected"),
    FindingState.CORRECTED: _b("■ 已改正（待确认）", "corrected, to be confirmed"),
    FindingState.CONFIRMED: _b("■ 已改正", "corrected"),
    FindingState.REFERRED: _b("已移送", "referred"),
}
PHOTO_NUMBER = _b("照片", "Photo")
SHOWS = _b("证明内容", "What it shows")
TAKEN = _b("制作时间、设备、制作人", "Made when, with what, by whom")
HASHES = _b("SHA-256（原始 / 副本）", "SHA-256 (original / copy)")
METHOD_TOLD = _b(
    "现场拍摄，录入时即计算原始文件摘要；提交的为遮盖个人信息后的副本，原始文件加密保存于检查机关。",
    "Taken on site; the digest of the original was computed when it was taken in. What is handed over is a copy with "
    "personal data covered; the original is kept encrypted by the bureau.",
)
NO_EVIDENCE = _b("本次检查没有提取照片。", "No photos were taken.")
ADDRESSEE = _b("移送至", "To")
REFERRED = _b(
    "本机关在检查中发现下列线索，依法属于贵单位职责，现移送，请依法处理并反馈结果。",
    "The inspection found what follows, which falls to your department. It is referred to you; please tell the outcome.",
)
MATERIALS = _b("移送材料", "Materials")
MATERIALS_TOLD = _b(
    "1. 检查报告（电子签名 PDF，内嵌检查记录）；2. 证据清单；3. 照片副本。",
    "1. Report (signed PDF with the record inside); 2. evidence list; 3. copies of photos.",
)
RECEIPT_OF = _b("送达文书", "Document served")
WAY = _b("送达方式", "Way of service")
WAYS = _b(
    "□ 当场交付  □ 邮寄  □ 电子送达（须书面同意）  □ 留置送达", "□ by hand  □ post  □ electronic  □ left"
)
SERVED = _b("送达时间和地点", "When and where")
REFUSAL = _b("拒收事由", "Why it was refused")
NOTE = _b("备注", "Note")
