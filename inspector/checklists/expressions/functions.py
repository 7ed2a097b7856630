"""The grammar with all its functions, ready to parse."""

# Each module adds its functions to the grammar as it is loaded.
from inspector.checklists.expressions import functions_form, functions_number, functions_text, functions_time
from inspector.checklists.expressions.grammar import FUNCTIONS, Known, XFormsParser

ALL = (functions_form, functions_number, functions_text, functions_time)
Parser = XFormsParser
# What field tools know and this one does not, and what to do instead.
UNSUPPORTED = {
    "random": ("the same answers must always give the same form", "相同的答案必须得到相同的表单"),
    "randomize": ("the same answers must always give the same form", "相同的答案必须得到相同的表单"),
    "uuid": ("the same answers must always give the same form", "相同的答案必须得到相同的表单"),
    "once": ("it depends on when it is calculated; use a default", "结果取决于计算时间，请改用默认值"),
    "pulldata": ("the data is not in the form; put it into the choices", "数据不在表单中，请放入选项表"),
    "area": ("positions are not recorded", "本程序不记录位置"),
    "distance": ("positions are not recorded", "本程序不记录位置"),
    "geofence": ("positions are not recorded", "本程序不记录位置"),
    "version": ("a record names the version itself", "检查记录已注明版本"),
    "property": ("the device is not asked", "不查询设备属性"),
    "base64-decode": ("encoded data is not kept in answers", "答案中不保存编码数据"),
    "extract-signed": ("signatures are checked by the program", "签名由程序核验"),
    "intersects": ("positions are not recorded", "本程序不记录位置"),
    "itext": ("name the text itself", "请直接写出文字"),
    "lang": ("the languages of a form are not asked for", "不查询表单语言"),
    "namespace-uri": ("names in a form have no namespaces", "表单中的名称没有命名空间"),
    "local-name": ("name the question itself", "请直接写出题目名称"),
    "name": ("name the question itself", "请直接写出题目名称"),
}
for _name in ("lang", "namespace-uri", "local-name", "name", "text", "comment", "processing-instruction"):
    XFormsParser.unregister(_name)
FUNCTIONS["last"] = Known("last", 0, 0, "the number of nodes a condition in [] is tried on")
XFormsParser.build()
