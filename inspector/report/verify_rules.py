"""The rules of the verdict in words: for each code the sentence when it fails and when it holds."""

from inspector.model.text import Bilingual
from inspector.model.verdict import Rule

Sentence = tuple[str, str]


def _rule(held_zh: str, held_en: str, failed_zh: str, failed_en: str) -> dict[bool, Sentence]:
    return {True: (held_zh, held_en), False: (failed_zh, failed_en)}


def _kept(zh: str, en: str, plural: bool = True) -> dict[bool, Sentence]:
    verb = "were" if plural else "was"
    return _rule(
        f"{zh}在绘制之后没有改动。",
        f"The {en} {verb} not changed after drawing.",
        f"{zh}在签名时或签名之后被改动。",
        f"The {en} {verb} changed when or after the report was signed.",
    )


def _rebuilt(zh: str, en: str) -> dict[bool, Sentence]:
    return _rule(
        f"按内嵌记录重绘，{zh}一致。",
        f"Drawn anew from the record, the {en} are the same.",
        f"按内嵌记录重绘，{zh}不一致：所示内容不是记录的内容。",
        f"Drawn anew from the record, the {en} differ: what is shown is not what is recorded.",
    )


SENTENCES: dict[str, dict[bool, Sentence]] = {
    "pdf-readable": _rule(
        "文件是完整的 PDF。",
        "The file is a whole PDF.",
        "文件不是完整的 PDF，请重新取得原文件。",
        "The file is not a whole PDF. Ask for the original again.",
    ),
    "nothing-before": _rule(
        "文件以 PDF 标识开头。",
        "The file begins as a PDF does.",
        "文件开头附加了其他内容。",
        "Something stands before the beginning of the PDF.",
    ),
    "not-encrypted": _rule(
        "文件未加密。",
        "The file is not encrypted.",
        "文件被加密，检查报告从不加密。",
        "The file is encrypted, which a report never is.",
    ),
    "plain-references": _rule(
        "对象只有一种读法。",
        "Objects can be read in one way only.",
        "文件带有两套对象索引，不同软件会显示不同内容。",
        "The file holds two indexes of its objects: readers may show different things.",
    ),
    "signed": _rule(
        "文件带有电子签名。",
        "The file carries electronic signatures.",
        "文件没有电子签名，不能作为检查报告。",
        "The file carries no electronic signature: it is no report.",
    ),
    "byte-range": _rule(
        "每个签名所称的范围都从文件开头起、在文件之内。",
        "The ranges the signatures claim begin at the start and lie within the file.",
        "有签名所称的范围缺失或不合规。",
        "A range a signature claims is missing or not sound.",
    ),
    "signature-gap": _rule(
        "签名范围之间只有签名本身。",
        "Between the ranges stands the signature and nothing else.",
        "签名范围之间夹带了其他内容。",
        "Something beside the signature hides between its ranges.",
    ),
    "signature-readable": _rule(
        "签名可以读取。",
        "The signatures can be read.",
        "有签名被清空或无法读取。",
        "A signature was blanked or cannot be read.",
    ),
    "whole-revisions": _rule(
        "每个签名覆盖到所在版本的结尾。",
        "Each signature covers its revision to the end.",
        "有签名没有覆盖到所在版本的结尾。",
        "A signature does not cover its revision to the end.",
    ),
    "nothing-behind": _rule(
        "文件结尾没有附加内容。",
        "Nothing stands behind the end of the file.",
        "文件结尾之后附加了内容。",
        "Something stands behind the end of the file.",
    ),
    "signature-intact": _rule(
        "签名与所签内容一致。",
        "The signatures fit what they sign.",
        "至少一个签名与所签内容不符，文件已被改动。",
        "A signature does not fit its content: the file was changed.",
    ),
    "certified": _rule(
        "第一名检查人员的签名对整份文件作了认证。",
        "The first officer's signature certifies the document.",
        "缺少第一名检查人员的认证签名。",
        "The certifying signature of the first officer is missing.",
    ),
    "certified-unchanged": _rule(
        "认证签名只允许继续签名。",
        "The certifying signature allows nothing but further signatures.",
        "认证签名允许的改动过多。",
        "The certifying signature allows more than further signatures.",
    ),
    "no-script": _rule(
        "文件中没有脚本和自动动作。",
        "The file holds no scripts and no actions.",
        "文件含有脚本或自动动作，检查报告从不含有。",
        "The file holds scripts or actions, which a report never does.",
    ),
    "no-page-action": _rule(
        "页面和签名域没有动作。",
        "Pages and fields do nothing of their own.",
        "页面或签名域带有动作。",
        "A page or a field holds an action.",
    ),
    "no-layers": _rule(
        "没有可隐藏的图层。",
        "There are no layers that could be hidden.",
        "文件含有可隐藏的图层。",
        "The file holds layers that can be hidden.",
    ),
    "no-annotations": _rule(
        "页面上没有批注。",
        "Nothing lies over the pages.",
        "页面上有批注或其他覆盖物。",
        "Comments or other things lie over the pages.",
    ),
    "page-content-kept": _kept("页面内容", "contents of the pages"),
    "pages-added": _rule("没有添加页面。", "No page was added.", "文件被添加了页面。", "Pages were added."),
    "pages-removed": _rule(
        "没有删除页面。", "No page was removed.", "文件被删除了页面。", "Pages were removed."
    ),
    "pages-order": _rule(
        "页面顺序没有改动。",
        "The order of the pages is the one that was drawn.",
        "页面被调换。",
        "Pages were exchanged.",
    ),
    "pages-kept": _kept("页面目录", "list of pages", False),
    "page-box-kept": _kept("页面大小", "size of the pages", False),
    "page-rotation-kept": _kept("页面方向", "rotation of the pages", False),
    "page-resources-kept": _kept("页面所用资源", "resources of the pages"),
    "page-kept": _kept("页面其他设置", "other settings of the pages"),
    "fonts-kept": _kept("字体", "fonts"),
    "photos-kept": _kept("照片对象", "photo objects"),
    "record-kept": _kept("内嵌的检查记录", "embedded record", False),
    "attachments-kept": _kept("附件目录", "list of attachments", False),
    "annotations-kept": _kept("页面上的批注和域", "comments and fields on the pages"),
    "fields-kept": _kept("签名域", "signature fields"),
    "field-place-kept": _kept("签名域的位置", "places of the signature fields"),
    "look-kept": _kept("签名外观", "looks of the signatures"),
    "signatures-kept": _kept("已有的签名", "earlier signatures"),
    "structure-kept": _kept("无障碍结构和替代文字", "structure and alternative texts"),
    "outline-kept": _kept("书签", "outline", False),
    "metadata-kept": _kept("元数据", "metadata", False),
    "title-kept": _kept("文件标题", "title of the file", False),
    "catalog-kept": _kept("文件总目录", "catalog of the file", False),
    "objects-kept": _kept("其他对象", "other objects"),
    "whole-file": _rule(
        "最后一个签名覆盖整个文件。",
        "The last signature covers the whole file.",
        "最后一个签名之后附加了内容。",
        "Something was added behind the last signature.",
    ),
    "record-present": _rule(
        "文件内嵌一份检查记录。",
        "The file embeds one record.",
        "文件内嵌的检查记录缺失或多于一份。",
        "The embedded record is missing, or there are several.",
    ),
    "no-other-file": _rule(
        "没有夹带其他文件。", "No other file is inside.", "文件夹带了其他文件。", "Another file is inside."
    ),
    "record-readable": _rule(
        "检查记录可以读取。",
        "The record can be read.",
        "检查记录无法读取，请用本程序的最新版本或重新取得文件。",
        "The record cannot be read. Use the newest version.",
    ),
    "document-readable": _rule(
        "文书种类明确。",
        "The file says which paper it is.",
        "文件未说明或错误说明其文书种类。",
        "The file does not say which paper it is.",
    ),
    "record-canonical": _rule(
        "检查记录采用规范写法。",
        "The record is written in the canonical way.",
        "检查记录的写法不规范，不是本程序所写。",
        "The record is not written in the canonical way.",
    ),
    "all-signed": _rule(
        "记录要求的人员均已签名。",
        "All officers the record names have signed.",
        "缺少记录要求的签名。",
        "A signature the record demands is missing.",
    ),
    "no-other-signer": _rule(
        "没有其他人签名。",
        "Nobody else has signed.",
        "有记录之外的人签名。",
        "Somebody signed whom the record does not name.",
    ),
    "signed-in-order": _rule(
        "签名顺序与记录一致。",
        "The officers signed in the order of the record.",
        "签名顺序与记录不一致。",
        "The officers did not sign in the order of the record.",
    ),
    "signed-own-field": _rule(
        "每人签在自己的签名域。",
        "Each officer signed the field of their own.",
        "有人签在他人的签名域。",
        "An officer signed the field of another.",
    ),
    "no-other-field": _rule(
        "除签名域外没有其他表单域。",
        "There are no form fields but those of the signatures.",
        "文件含有多余的表单域。",
        "The file holds form fields a report does not have.",
    ),
    "statement": _rule(
        "手写签名对应记录的内容。",
        "The handwriting belongs to what is recorded.",
        "手写签名所对应的内容与记录不符。",
        "The handwriting does not belong to what is recorded.",
    ),
    "photos": _rule(
        "照片与记录中的摘要一致。",
        "The photos are those the record names.",
        "照片与记录中的摘要不一致。",
        "The photos are not those the record names.",
    ),
    "text-rebuilt": _rebuilt("文字和图形", "texts and drawings"),
    "pages-rebuilt": _rebuilt("页面", "pages"),
    "fonts-rebuilt": _rebuilt("字体（字形与字符）", "fonts, glyph by glyph,"),
    "fields-rebuilt": _rebuilt("签名域", "signature fields"),
    "structure-rebuilt": _rebuilt("无障碍结构和替代文字", "structure and alternative texts"),
    "record-rebuilt": _rebuilt("内嵌数据", "embedded data"),
    "rest-rebuilt": _rebuilt("其余内容", "other contents"),
    "text-shown": _rule(
        "记录中的文字全部印在页面上。",
        "Every text of the record stands on the pages.",
        "记录中的文字没有全部印在页面上，或页面含有不明内容。",
        "Texts of the record are missing from the pages, or the pages hold unknown contents.",
    ),
    "time-stamps": _rule(
        "时间戳与其所证明的内容一致。",
        "The time stamps fit what they stamp.",
        "有时间戳与其所证明的内容不符。",
        "A time stamp does not fit what it claims to stamp.",
    ),
    "certificate-valid": _rule(
        "签名时证书在有效期内。",
        "The certificates were valid when signing.",
        "签名时证书不在有效期内。",
        "A certificate was not valid at the time of signing.",
    ),
    "trusted": _rule(
        "签名人员的证书受信任。",
        "The signers' certificates are trusted.",
        "签名证书不在信任列表中。请向签名人核对指纹，再在登记库页面信任该证书（或用命令 bureau trust add）。",
        "A signer's certificate is not trusted. Compare its fingerprint with the signer, then trust it on the registry's "
        "page or with 'bureau trust add'.",
    ),
    "volumes": _rule(
        "其他各卷与本卷所列一致。",
        "The further volumes are those this one names.",
        "缺少其他卷，或其与本卷所列不一致。请把各卷放在同一文件夹。",
        "A further volume is missing or not the one named. Put all volumes into one folder under their names.",
    ),
}


def rule(code: str, held: bool) -> Rule:
    """A rule of the verdict, held or not."""
    zh, en = SENTENCES[code][held]
    return Rule(code=code, held=held, detail=Bilingual(zh=zh, en=en))
