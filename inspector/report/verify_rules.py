"""The rules of the verdict in words: for each code the sentence when it fails and when it holds."""

SENTENCES: dict[str, dict[bool, tuple[str, str]]] = {
    "pdf-readable": {
        True: ("文件是完整的 PDF。", "The file is a whole PDF."),
        False: (
            "文件不是完整的 PDF，请重新取得原文件。",
            "The file is not a whole PDF. Ask for the original again.",
        ),
    },
    "not-encrypted": {
        True: ("文件未加密。", "The file is not encrypted."),
        False: ("文件被加密，检查报告从不加密。", "The file is encrypted, which a report never is."),
    },
    "signed": {
        True: ("文件带有电子签名。", "The file carries electronic signatures."),
        False: (
            "文件没有电子签名，不能作为检查报告。",
            "The file carries no electronic signature: it is no report.",
        ),
    },
    "signature-intact": {
        True: ("签名与所签内容一致。", "The signatures fit what they sign."),
        False: (
            "至少一个签名与所签内容不符，文件已被改动。",
            "A signature does not fit its content: the file was changed.",
        ),
    },
    "certified": {
        True: (
            "第一名检查人员的签名对整份文件作了认证。",
            "The first officer's signature certifies the document.",
        ),
        False: (
            "缺少第一名检查人员的认证签名。",
            "The certifying signature of the first officer is missing.",
        ),
    },
    "unmodified": {
        True: ("签名之后没有改动。", "Nothing was changed after signing."),
        False: ("签名之后文件被改动。", "The file was changed after it was signed."),
    },
    "whole-file": {
        True: ("最后一个签名覆盖整个文件。", "The last signature covers the whole file."),
        False: ("最后一个签名之后附加了内容。", "Something was added behind the last signature."),
    },
    "no-active-content": {
        True: ("文件中没有脚本、动作、图层或批注。", "There are no scripts, actions, layers or comments."),
        False: (
            "文件含有脚本、动作、图层或批注，检查报告从不含有。",
            "The file holds scripts, actions, layers or comments.",
        ),
    },
    "record-present": {
        True: ("文件内嵌一份检查记录。", "The file embeds one record."),
        False: (
            "文件内嵌的检查记录缺失或多于一份。",
            "The embedded record is missing, or there is more than one file.",
        ),
    },
    "record-readable": {
        True: ("检查记录可以读取。", "The record can be read."),
        False: (
            "检查记录无法读取，请用本程序的最新版本或重新取得文件。",
            "The record cannot be read. Use the newest version.",
        ),
    },
    "record-canonical": {
        True: ("检查记录采用规范写法。", "The record is written in the canonical way."),
        False: ("检查记录的写法不规范，不是本程序所写。", "The record is not written in the canonical way."),
    },
    "required-signers": {
        True: ("记录要求的人员均已签名。", "All officers the record names have signed."),
        False: ("签名人员与记录要求的不一致。", "The signatures are not those the record demands."),
    },
    "no-other-field": {
        True: ("除签名域外没有其他表单域。", "There are no form fields but those of the signatures."),
        False: ("文件含有多余的表单域。", "The file holds form fields a report does not have."),
    },
    "statement": {
        True: ("手写签名对应记录的内容。", "The handwriting belongs to what is recorded."),
        False: ("手写签名所对应的内容与记录不符。", "The handwriting does not belong to what is recorded."),
    },
    "photos": {
        True: ("照片与记录中的摘要一致。", "The photos are those the record names."),
        False: ("照片与记录中的摘要不一致。", "The photos are not those the record names."),
    },
    "certificate-valid": {
        True: ("签名时证书在有效期内。", "The certificates were valid when signing."),
        False: ("签名时证书不在有效期内。", "A certificate was not valid at the time of signing."),
    },
    "trusted": {
        True: ("签名人员的证书受信任。", "The signers' certificates are trusted."),
        False: (
            "签名证书不在信任列表中，请核对后用“bureau trust add”加入。",
            "A signer's certificate is not in the trust folder. Check it, then add it with 'bureau trust add'.",
        ),
    },
}
