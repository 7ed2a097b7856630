"""The words a report prints, in both languages, in one place."""

from inspector.model.checklist import Severity
from inspector.model.inspection import Verdict
from inspector.model.text import Bilingual


def _b(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


TITLE = _b("寄递网点检查报告", "Express outlet inspection report")
NUMBER = _b("报告编号", "Report number")
REVISION = _b("版次", "Revision")
OUTLET = _b("被检查网点", "Outlet inspected")
VISIT = _b("检查情况", "The visit")
FINDINGS = _b("问题", "Findings")
NO_FINDINGS = _b("本次检查未发现问题。", "No findings were made at this visit.")
CHECKLIST = _b("检查项逐项结果", "Checklist, item by item")
PHOTOS = _b("照片清单", "List of photos")
NO_PHOTOS = _b("本次检查没有拍摄照片。", "No photos were taken at this visit.")
PEOPLE = _b("人员与签名", "People and signatures")
CHECKING = _b("如何核验本报告", "How to check this report")

NAME = _b("名称", "Name")
BRAND = _b("品牌", "Brand")
KIND = _b("类型", "Kind")
ENTITY = _b("法人单位", "Legal entity")
CREDIT_CODE = _b("统一社会信用代码", "Credit code")
PERMIT = _b("许可证号或备案号", "Licence or filing number")
ADDRESS = _b("地址", "Address")
RESPONSIBLE = _b("负责人", "Person responsible")
PHONE = _b("电话", "Phone")

VISIT_KIND = _b("检查方式", "Kind of visit")
TIME = _b("检查时间", "Time")
APPROVAL = _b("审批文号", "Approval")
NOTICE = _b("通知书文号", "Notice")
THIS_YEAR = _b("本年度第几次", "Visit this year")
FOLLOWS = _b("复查的检查", "Follows visit")
CREDENTIALS = _b("出示证件", "Certificates shown")
RIGHTS = _b("告知权利", "Rights told")
RECUSAL = _b("是否申请回避", "Recusal asked for")
NO_RECUSAL = _b("不申请回避", "no")
RECUSAL_WANTED = _b("申请回避：", "yes: ")
DECIDED = _b("处理决定：", "Decided: ")
BUREAU = _b("检查机关", "Bureau")
CHECKLISTS = _b("检查表", "Checklist")
YES = _b("已告知", "yes")
NO = _b("未记录", "not recorded")

ITEM = _b("编号", "Item")
QUESTION = _b("检查内容与依据", "Question and basis")
ANSWER = _b("结果", "Answer")
NOTE = _b("说明", "Note")
FACTS = _b("事实", "Facts")
BASIS = _b("依据", "Basis")
DEMAND = _b("整改要求", "Correction demanded")
DUE = _b("整改期限", "Deadline")
OBJECTION = _b("网点负责人异议", "Objection of the manager")
REASON = _b("原因", "Reason")
PHOTO = _b("照片", "Photo")
CLOCK_AHEAD = _b("相机时钟快", "Camera's clock ahead by")
TAKEN_BY_LAPTOP = _b("按本机时钟拍摄于", "Taken by the laptop's clock")
TAKEN = _b("拍摄时间（相机）", "Taken (camera)")
ADDED = _b("录入", "Added")
FILE = _b("文件", "File")
DEVICE = _b("设备", "Device")
ORIGINAL = _b("原始照片", "original")
COPY = _b("报告副本", "copy")
REVIEWED = _b("审看", "Reviewed")
COVERED = _b("遮盖处数", "Areas covered")
CERTIFICATE = _b("执法证号", "Certificate number")
SIGNED_AT = _b("签名时间", "Signed")
REFUSED = _b("拒绝签名", "Refused to sign")
WITNESS = _b("见证人", "Witness")
E_SIGNATURE = _b("电子签名", "Electronic signature")
NOT_SIGNED = _b("未签名", "not signed")
SEALED = _b("封存时间", "Sealed")
DIGEST = _b("记录摘要（SHA-256）", "Record digest (SHA-256)")
AUDIT = _b("审计链末端", "Head of the audit chain")
HOW_TO_CHECK = _b(
    "本报告的全部内容以数据形式内嵌于 PDF 文件（record.json），并经检查人员电子签名。纸质件上的编号和摘要应与电子"
    "文件一致：用本程序的“核验”功能打开电子文件，或用任何支持 PDF 电子签名的软件查看签名。扫描二维码可得到编号和"
    "摘要。任何一页的页脚编号或摘要不符，即不是同一份报告。",
    "Everything in this report is embedded in the PDF file as data (record.json) and signed electronically by the "
    "officers. Number and digest on paper must be those of the file: open the file with 'verify' of this program, or "
    "look at its signatures with any software that checks PDF signatures. The QR code holds number and digest. A page "
    "whose foot shows another number or digest does not belong to this report.",
)
DIGEST_SHORT = _b("摘要", "Digest")
ATTENDED = _b("检查人员", "Officers")
OF_SAMPLE = _b("不符合 {bad} / 抽查 {sample}", "{bad} of {sample} do not conform")
AT_MOST = _b("95% 置信：不符合率不超过 {share}%", "95 % sure: at most {share} % of all")
TOO_FEW = _b("少于检查表要求的 {sample} 个", "fewer than the {sample} the checklist asks for")
PAGE = _b("第 {page} 页 共 {pages} 页", "Page {page} of {pages}")
UNTIL = _b("至", "to")
HANDWRITING = _b("手写签名", "Handwritten signature of")
QR_CODE = _b("二维码：报告编号和摘要", "QR code: report number and digest")
VOLUME = _b("卷", "Volume")
VOLUMES = _b("分卷目录", "Volumes of this report")
VOLUME_TITLE = _b(
    "寄递网点检查报告 第 {volume} 卷（照片）", "Express outlet inspection report, volume {volume} (photos)"
)
PHOTOS_HELD = _b("照片编号", "Photos")
FILE_HASH = _b("文件 SHA-256", "SHA-256 of the file")
VOLUME_ABOUT = _b(
    "本卷只含照片，与第 1 卷共同构成检查报告。第 1 卷列明本卷的 SHA-256，并内嵌同一份检查记录。",
    "This volume holds photos only and belongs to volume 1, which names its SHA-256 and carries the same record.",
)
VOLUMES_ABOUT = _b(
    "照片较多，报告分为数卷。以下各卷为单独的电子文件，均经电子签名；其 SHA-256 应与下表一致。",
    "Because of its many photos the report comes in volumes. Each further one is a signed file of its own, whose SHA-256 "
    "must be the one below.",
)

CONTENTS = _b("目录", "Contents")
OVERVIEW = _b("问题一览", "Findings at a glance")
OTHER_PHOTOS = _b("其他现场照片", "Other photos")
NOT_COVERED = _b("未检查事项", "What was not checked")
ALL_COVERED = _b("全部检查项均已检查或说明不适用。", "Every item was checked, or does not apply.")
NOT_ANSWERED = _b("未作答", "not answered")
NOT_ASKED = _b("不涉及（条件不满足）", "not asked: its condition does not hold")
WAITS_FOR = _b("未进行：前置检查项 {gate} 未完成", "not begun: gate {gate} was not done")
HAS_PHOTOS = _b("照片 {count} 张", "photos: {count}")
SCORE = _b("得分", "Score")
SCORED = _b("{reached} / {possible} 分", "{reached} of {possible} points")
LAWS = _b("所依据的法规和标准", "Laws and standards in force")
MARKS = _b("符号和术语说明", "Marks and terms")

FOUND = _b("发现 {count} 个问题：{severities}", "{count} findings: {severities}")
FOUND_ONE = _b("发现 1 个问题：{severities}", "1 finding: {severities}")
SEVERITY_COUNT = _b("{severity} {count}", "{count} {severity}")
COMMA = _b("，", ", ")
SEMICOLON = _b("；", "; ")
DUE_BY = _b("须在 {last} 前整改", "to be corrected by {last}")
DUE_BETWEEN = _b("整改期限：最早 {first}，最迟 {last}", "corrections due from {first}, the last by {last}")
UNCHECKED = _b("另有 {count} 项未检查", "{count} items were not checked")
BY_SEVERITY = _b("问题按程度（个）", "Findings by severity")
BY_ANSWER = _b("检查项按结果（项）", "Items by answer")
SAMPLES = _b("抽查数量", "Samples")
SAMPLED = _b(
    "{items} 项有计数，共查看 {sample}，其中不符合 {bad}",
    "{items} items with counts: {sample} looked at, {bad} do not conform",
)
SEE_CHECKLIST = _b("各项数量见检查项逐项结果", "counts stand with the items")

NUMBER_SHORT = _b("序号", "No.")
ITEM_SHORT = _b("检查项", "Item")
SEVERITY = _b("程度", "Severity")
FACT_SHORT = _b("问题摘要", "In short")
PHOTOS_SHORT = _b("照片", "Photos")
PAGE_SHORT = _b("页码", "Page")
PHOTOS_AWAY = _b("照片 {numbers} 见其他分卷", "Photos {numbers} are in further volumes")
CAPTION_CUT = _b("全文见照片清单", "whole text in the list of photos")
SEE_FINDING = _b("见问题 {number}", "see finding {number}")

SHORT_NAME = _b("简称", "Cited as")
FULL_NAME = _b("全称", "Full title")
VERSION = _b("版本", "Version")
IN_FORCE = _b("施行日期", "In force from")
PROVEN = _b("核对情况", "Checked against")
PROVEN_TEXT = _b("正式文本", "official text")
PROVEN_SECONDARY = _b("二手资料（待核）", "secondary source (to be confirmed)")
MARK = _b("符号", "Mark")
MEANING = _b("含义", "Meaning")
SEVERITY_MEANINGS = {
    Severity.CRITICAL: _b("当日停止、处理或移送", "to be stopped, dealt with or referred the same day"),
    Severity.MAJOR: _b("责令限期改正", "correction is ordered"),
    Severity.MINOR: _b("记录并改正", "correction is noted"),
    Severity.OBSERVATION: _b("转交其他部门的线索", "a lead for another authority"),
    Severity.GATE: _b("未完成前不得进入下一步", "the next step waits for it"),
    Severity.KEY: _b("必要步骤", "a necessary step"),
}
VERDICT_MEANINGS = {
    Verdict.CONFORMS: _b("现场情况符合要求", "what was seen conforms"),
    Verdict.DOES_NOT_CONFORM: _b("现场情况不符合要求，列为问题", "what was seen does not conform: a finding"),
    Verdict.NOT_APPLICABLE: _b("该网点不涉及此项", "the item does not concern this outlet"),
    Verdict.NOT_CHECKED: _b(
        "本次未检查，原因见“未检查事项”", "not checked at this visit; the reason is given"
    ),
    Verdict.RECORDED: _b("填写的数据，不作符合性判断", "what was measured or told; nothing is judged"),
}
TERMS = (
    (
        _b("n / N", "n / N"),
        _b(
            "抽查 N 个，其中 n 个不符合；“95% 置信”指随机抽取样本时，全部对象的不符合率以 95% 的把握不超过所列数值",
            "N were looked at, n of them do not conform; '95 % sure' holds for all there are if the sample was drawn at "
            "random",
        ),
    ),
    (
        _b("（待核）", "(to be confirmed)"),
        _b("依据来自二手资料，条文尚未与正式文本核对", "known from a secondary source only"),
    ),
    (
        _b("SHA-256", "SHA-256"),
        _b(
            "文件的数字指纹：内容有任何改动，指纹即不同",
            "the fingerprint of a file: any change of content gives another one",
        ),
    ),
    (
        _b("照片中的黑块", "Black areas in photos"),
        _b(
            "为保护个人信息而遮盖；未遮盖的原始照片由检查机关加密保存",
            "personal data that was covered; the original photos are kept encrypted by the bureau",
        ),
    ),
)
SIGNED_STATEMENT = _b(
    "手写签名针对以下内容摘要（SHA-256），签名后内容如有改动，摘要即不同：",
    "People signed by hand under this digest (SHA-256) of the content; any later change gives another digest:",
)
INK = _b("纸质件签名", "Signature on paper")
EMBLEM = _b("徽标", "Emblem")
