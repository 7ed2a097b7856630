<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnnotationBar</name>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Draw an arrow</source>
        <translation>画箭头</translation>
    </message>
    <message>
        <source>Draw a box</source>
        <translation>画方框</translation>
    </message>
    <message>
        <source>Write on the photo</source>
        <translation>在照片上写字</translation>
    </message>
    <message>
        <source>Drawn on this photo</source>
        <translation>此照片上的标注</translation>
    </message>
    <message>
        <source>Words on the photo</source>
        <translation>照片上的文字</translation>
    </message>
    <message>
        <source>Remove what is chosen</source>
        <translation>移除选中的标注</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未选中标注</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Guidance and basis (G)</source>
        <translation>检查方法与依据 (G)</translation>
    </message>
    <message>
        <source>Answer first (1 to 4), then note here (N)</source>
        <translation>请先选择结果（1 至 4），再在此填写备注 (N)</translation>
    </message>
    <message>
        <source>Reason (N)</source>
        <translation>理由 (N)</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未作答</translation>
    </message>
    <message>
        <source>Opens when {0} is done</source>
        <translation>待 {0} 完成后开放</translation>
    </message>
    <message>
        <source>Photo (P)</source>
        <translation>照片 (P)</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>备注 (N)</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>{0} Note</source>
        <translation>{0} 备注</translation>
    </message>
</context>
<context>
    <name>BackupLine</name>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Folder or stick for the backup</source>
        <translation>选择备份到的文件夹或U盘</translation>
    </message>
    <message>
        <source>○ Never backed up to another disk. If this laptop is lost, so is everything on it.</source>
        <translation>○ 从未备份到其他磁盘。本机一旦丢失，其中的数据也将全部丢失。</translation>
    </message>
    <message numerus="yes">
        <source>○ Last backup to another disk %n days ago, at {0}</source>
        <translation>
            <numerusform>○ 最近一次备份到其他磁盘是在 %n 天前（{0}）</numerusform>
        </translation>
    </message>
    <message>
        <source>√ Last backup to another disk at {0}</source>
        <translation>√ 最近一次备份到其他磁盘：{0}</translation>
    </message>
    <message>
        <source>The backup was read back and is whole: {0} inspections, {1} photos.
{2}</source>
        <translation>备份已读回核对，内容完整：检查 {0} 次，照片 {1} 张。
{2}</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>备份完成</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Inspections</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>邮政管理局</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Ctrl+, changes language, looks and size of text</source>
        <translation>Ctrl+, 更改语言、外观和文字大小</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>F1 opens and closes the guide to this page</source>
        <translation>F1：打开或关闭本页使用指南</translation>
    </message>
    <message>
        <source>Ctrl+L asks for the passphrase again</source>
        <translation>Ctrl+L：锁定后须重新输入口令</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>当前位置</translation>
    </message>
    <message>
        <source>The disk is nearly full: finish this inspection, then free some space.</source>
        <translation>磁盘空间即将用完：请先完成本次检查，然后腾出磁盘空间。</translation>
    </message>
</context>
<context>
    <name>BrandDialog</name>
    <message>
        <source>The bureau on its papers</source>
        <translation>文书上的机关标识</translation>
    </message>
    <message>
        <source>Papers that are sealed from now on carry it.</source>
        <translation>此后封存的文书将印有该标识。</translation>
    </message>
    <message>
        <source>Name of the bureau</source>
        <translation>机关名称</translation>
    </message>
    <message>
        <source>Colour, #RRGGBB</source>
        <translation>颜色（#RRGGBB）</translation>
    </message>
    <message>
        <source>Emblem</source>
        <translation>徽标</translation>
    </message>
    <message>
        <source>Choose the emblem</source>
        <translation>选择徽标</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>kept as it is</source>
        <translation>沿用现有徽标</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Choose a colour…</source>
        <translation>选择颜色…</translation>
    </message>
    <message>
        <source>Choose an emblem…</source>
        <translation>选择徽标…</translation>
    </message>
    <message>
        <source>No emblem</source>
        <translation>不用徽标</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>What the bundle brings</source>
        <translation>更新包的内容</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>正在安装…</translation>
    </message>
    <message>
        <source>{0}, number {1}, made on {2}</source>
        <translation>{0}，序号 {1}，制作于 {2}</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布单位</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名人</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Keys: arrows open and close, Enter installs, Escape does not</source>
        <translation>按键：方向键展开和收起，回车安装，Esc 不安装</translation>
    </message>
</context>
<context>
    <name>BundleTree</name>
    <message>
        <source>Item</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What the bundle brings</source>
        <translation>更新包的内容</translation>
    </message>
    <message>
        <source>{0} new, {1} changed, {2} gone</source>
        <translation>新增 {0} 项，改动 {1} 项，删去 {2} 项</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>＋ 新增</translation>
    </message>
    <message>
        <source>~ changed</source>
        <translation>～ 改动</translation>
    </message>
    <message>
        <source>Not asked any more</source>
        <translation>不再检查</translation>
    </message>
    <message>
        <source>- gone</source>
        <translation>－ 删去</translation>
    </message>
    <message>
        <source>Law registry</source>
        <translation>法规登记表</translation>
    </message>
    <message>
        <source>Calendar of working days</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Carriers and their waybill numbers</source>
        <translation>快递企业及运单号规则</translation>
    </message>
    <message>
        <source>Administrative divisions</source>
        <translation>行政区划</translation>
    </message>
</context>
<context>
    <name>BureauPage</name>
    <message>
        <source>Bureau: registry of reports</source>
        <translation>邮政管理局：检查报告登记库</translation>
    </message>
    <message>
        <source>Address of the registry</source>
        <translation>登记库地址</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>登记库</translation>
    </message>
    <message>
        <source>Drop report files or folders here</source>
        <translation>将检查报告或文件夹拖到此处</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>检查报告</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Last import</source>
        <translation>本次导入</translation>
    </message>
    <message>
        <source>× Not begun: other work goes on. Do it again when that has ended.</source>
        <translation>× 未开始：另一项处理尚未结束，请等其结束后再试。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Pages of the registry</source>
        <translation>登记库的各页</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>受信任的证书</translation>
    </message>
    <message>
        <source>Go to the reports</source>
        <translation>转到检查报告</translation>
    </message>
    <message>
        <source>Go to the numbers</source>
        <translation>转到统计</translation>
    </message>
    <message>
        <source>Go to the trusted certificates</source>
        <translation>转到受信任的证书</translation>
    </message>
    <message>
        <source>Go to the last import</source>
        <translation>转到本次导入</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>导入检查报告…</translation>
    </message>
    <message>
        <source>√ new</source>
        <translation>√ 新登记</translation>
    </message>
    <message>
        <source>— held already</source>
        <translation>— 此前已登记</translation>
    </message>
    <message>
        <source>× refused</source>
        <translation>× 未予登记</translation>
    </message>
    <message>
        <source>{0} new, {1} held already, {2} refused.</source>
        <translation>新登记 {0} 份，此前已登记 {1} 份，未予登记 {2} 份。</translation>
    </message>
    <message numerus="yes">
        <source>√ %n reports are in {0}</source>
        <translation>
            <numerusform>√ 已将 %n 份报告写入 {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx);;Text (*.csv)</source>
        <translation>工作簿 (*.xlsx);;文本 (*.csv)</translation>
    </message>
    <message>
        <source>reports.xlsx</source>
        <translation>检查报告清单.xlsx</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>Import all reports in a folder</source>
        <translation>导入文件夹中的全部检查报告</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>导入检查报告</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Photo {0}</source>
        <translation>照片 {0}</translation>
    </message>
    <message>
        <source>Choose a camera</source>
        <translation>选择摄像头</translation>
    </message>
    <message>
        <source>Take photo (Space)</source>
        <translation>拍照 (空格)</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>× %n not saved.</source>
        <translation>
            <numerusform>× %n 张尚未保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close once more to give them up.</source>
        <translation>再次关闭即放弃这些照片。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message numerus="yes">
        <source>%n taken and saved</source>
        <translation>
            <numerusform>已拍摄并保存 %n 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头画面</translation>
    </message>
</context>
<context>
    <name>CardArea</name>
    <message>
        <source>Items</source>
        <translation>检查项数</translation>
    </message>
    <message>
        <source>+ {0}</source>
        <translation>＋ 增加{0}</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>删去{0}</translation>
    </message>
</context>
<context>
    <name>CardPainter</name>
    <message>
        <source>Opens when {0} is done</source>
        <translation>待 {0} 完成后开放</translation>
    </message>
    <message>
        <source>Photos {0}</source>
        <translation>照片 {0}</translation>
    </message>
    <message>
        <source>Finding, due {0}</source>
        <translation>问题，限期 {0}</translation>
    </message>
</context>
<context>
    <name>Catcher</name>
    <message>
        <source>An error in the program</source>
        <translation>程序错误</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What was shown as saved is safe.</source>
        <translation>程序内部出错。已显示为“已保存”的内容不受影响。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>ChecklistChoice</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>Find in questions, numbers and notes (Ctrl+F)</source>
        <translation>在问题、编号和备注中查找 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>查找检查项</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>未作答</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>With photo</source>
        <translation>有照片</translation>
    </message>
    <message>
        <source>1 conforms, 2 does not, 3 not applicable, 4 not checked   Enter, ↑ ↓ next   N note   V value   + − count   G guidance   P photo   Esc back</source>
        <translation>1 符合，2 不符合，3 不适用，4 未检查   回车、↑ ↓ 移动   N 备注   V 填写内容   ＋ － 计数   G 方法与依据   P 照片   Esc 返回</translation>
    </message>
    <message>
        <source>Next unanswered item</source>
        <translation>下一个未作答的检查项</translation>
    </message>
    <message>
        <source>How this item is checked</source>
        <translation>本项检查方法</translation>
    </message>
    <message>
        <source>Write the finding of this item</source>
        <translation>填写本项问题</translation>
    </message>
    <message>
        <source>Add a photo of this item</source>
        <translation>添加本项照片</translation>
    </message>
    <message>
        <source>Show all items</source>
        <translation>显示全部检查项</translation>
    </message>
    <message>
        <source>Show unanswered items only</source>
        <translation>只显示未作答的项</translation>
    </message>
    <message>
        <source>Show problems only</source>
        <translation>只显示有问题的项</translation>
    </message>
    <message>
        <source>Show critical items only</source>
        <translation>只显示严重项</translation>
    </message>
    <message>
        <source>Show items with photos only</source>
        <translation>只显示有照片的项</translation>
    </message>
</context>
<context>
    <name>ChecklistsDialog</name>
    <message>
        <source>Checklists of this laptop</source>
        <translation>本机检查表</translation>
    </message>
    <message>
        <source>Bundles are taken from</source>
        <translation>接受以下单位的更新包</translation>
    </message>
    <message>
        <source>Reading the checklists…</source>
        <translation>正在读取检查表…</translation>
    </message>
    <message>
        <source>Bundles (*{0})</source>
        <translation>更新包 (*{0})</translation>
    </message>
    <message>
        <source>Choose a bundle</source>
        <translation>选择更新包</translation>
    </message>
    <message>
        <source>Verifying {0}…</source>
        <translation>正在核验 {0}…</translation>
    </message>
    <message>
        <source>Certificates (*.cer *.crt *.pem *.der)</source>
        <translation>证书 (*.cer *.crt *.pem *.der)</translation>
    </message>
    <message>
        <source>Whose bundles to take</source>
        <translation>选择发布单位的证书</translation>
    </message>
    <message>
        <source>√ Bundles of {0} are taken now. Compare the fingerprint by telephone: {1}</source>
        <translation>√ 本机从此接受 {0} 的更新包。请通过电话核对指纹：{1}</translation>
    </message>
    <message>
        <source>Bundles of {0} are not taken any more. What they brought stays.</source>
        <translation>不再接受 {0} 的更新包，此前安装的内容保留。</translation>
    </message>
    <message>
        <source>{0} ({1}, number {2}) is installed already.</source>
        <translation>{0}（{1}，序号 {2}）此前已安装。</translation>
    </message>
    <message>
        <source>√ Installed: {0}. Inspections that began keep their checklists.</source>
        <translation>√ 已安装：{0}。已开始的检查仍使用原检查表。</translation>
    </message>
    <message>
        <source>○ Nobody yet. The bureau hands out the certificate its bundles are signed with.</source>
        <translation>○ 尚无。更新包的签名证书由邮政管理部门发放。</translation>
    </message>
    <message>
        <source>{0}, fingerprint {1}…, valid until {2}</source>
        <translation>{0}，指纹 {1}…，有效期至 {2}</translation>
    </message>
    <message>
        <source>Take no more</source>
        <translation>不再接受</translation>
    </message>
    <message>
        <source>Take no more bundles of {0}</source>
        <translation>不再接受 {0} 的更新包</translation>
    </message>
    <message>
        <source>Trust a certificate…</source>
        <translation>信任证书…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Install a bundle…</source>
        <translation>安装更新包…</translation>
    </message>
    <message>
        <source>shipped with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>{0}, number {1}</source>
        <translation>{0}，序号 {1}</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>检查项数</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名人</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>检查表</translation>
    </message>
</context>
<context>
    <name>ColumnMapper</name>
    <message>
        <source>not in the list</source>
        <translation>名录中没有</translation>
    </message>
    <message>
        <source>Column {0}</source>
        <translation>第 {0} 列</translation>
    </message>
    <message>
        <source>for example: {0}</source>
        <translation>例如：{0}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do, or where to? Item, number, name…</source>
        <translation>要做什么、去哪里？检查项、编号、名称…</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>↑ ↓ choose   Enter do it   Esc back</source>
        <translation>↑ ↓ 选择&#x3000;Enter 执行&#x3000;Esc 返回</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Here</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>CountRow</name>
    <message>
        <source>Not conforming</source>
        <translation>不符合数</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>抽查数</translation>
    </message>
    <message>
        <source>keys + and −</source>
        <translation>用 ＋、－ 键计数</translation>
    </message>
    <message>
        <source>Enter: looked at {0}, all conform; or type how many</source>
        <translation>回车：抽查 {0} 件，全部符合；或输入实际数量</translation>
    </message>
    <message>
        <source>look at {0} or more</source>
        <translation>至少抽查 {0}</translation>
    </message>
    <message>
        <source>95 % sure: at most {0} % of all</source>
        <translation>95% 置信：不符合率不超过 {0}%</translation>
    </message>
    <message>
        <source>fewer than the {0} asked for</source>
        <translation>少于要求的 {0}</translation>
    </message>
</context>
<context>
    <name>CoverPage</name>
    <message>
        <source>Locked; work goes on</source>
        <translation>已锁定，处理仍在进行</translation>
    </message>
    <message>
        <source>What was begun needs the store and is being finished. As soon as it is done, the passphrase is asked for.</source>
        <translation>已开始的处理需要读写数据，正在完成。处理结束后须输入口令。</translation>
    </message>
    <message>
        <source>Stop the work</source>
        <translation>停止处理</translation>
    </message>
</context>
<context>
    <name>CoverablePicture</name>
    <message>
        <source>Photo; draw a rectangle over personal data, Delete removes the last</source>
        <translation>照片：拖动鼠标画框遮盖个人信息，按 Delete 键撤去最后一处</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Not possible</source>
        <translation>无法执行</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>Answer to {0}</source>
        <translation>{0} 的检查结果</translation>
    </message>
    <message>
        <source>Finding at {0}</source>
        <translation>{0} 的问题</translation>
    </message>
    <message>
        <source>Withdrawn finding at {0}</source>
        <translation>撤回 {0} 的问题</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>添加 %n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos removed</source>
        <translation>
            <numerusform>移除 %n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Photo described</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <source>Drawn on a photo</source>
        <translation>照片标注</translation>
    </message>
    <message>
        <source>Clock of the camera {0}</source>
        <translation>相机 {0} 的时钟</translation>
    </message>
    <message>
        <source>Photos moved</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>检查情况</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报告语言</translation>
    </message>
</context>
<context>
    <name>Due</name>
    <message>
        <source>{0}, overdue</source>
        <translation>{0}，已逾期</translation>
    </message>
</context>
<context>
    <name>FindingForm</name>
    <message>
        <source>{0} Withdraw</source>
        <translation>{0} 撤回</translation>
    </message>
    <message>
        <source>From the finding back to the next unanswered item</source>
        <translation>从问题返回检查项</translation>
    </message>
    <message>
        <source>What was seen, where, how many: facts only</source>
        <translation>看到了什么、在哪里、数量多少：只写事实</translation>
    </message>
    <message>
        <source>In the manager&apos;s own words; empty if there is none</source>
        <translation>按负责人原话填写；没有异议则留空</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Correction demanded</source>
        <translation>整改要求</translation>
    </message>
    <message>
        <source>Where the correction stands</source>
        <translation>整改情况</translation>
    </message>
    <message>
        <source>Objection of the manager</source>
        <translation>负责人的异议</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source> working days</source>
        <translation> 个工作日</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Deadline in working days</source>
        <translation>按工作日计算的整改期限</translation>
    </message>
    <message>
        <source>The days off of {0} are not known here: choose the date itself.</source>
        <translation>尚无 {0} 年的放假安排，请直接选择日期。</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>No findings yet. Answer an item with 2 (does not conform) to write one.</source>
        <translation>还没有问题。在检查项上按 2（不符合）即可填写。</translation>
    </message>
    <message>
        <source>Escape goes back to the item in the checklist.</source>
        <translation>按 Esc 键返回检查表中的检查项。</translation>
    </message>
    <message>
        <source>no facts yet</source>
        <translation>尚未填写事实</translation>
    </message>
    <message>
        <source>due {0}</source>
        <translation>限期 {0}</translation>
    </message>
    <message>
        <source>no deadline</source>
        <translation>未定期限</translation>
    </message>
</context>
<context>
    <name>FirstStepsPage</name>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>The next start of the program goes on here</source>
        <translation>下次启动程序时从这里继续</translation>
    </message>
    <message>
        <source>The bureau&apos;s recovery key</source>
        <translation>邮政管理局的恢复密钥</translation>
    </message>
    <message>
        <source>If you forget your passphrase, nobody can read what is on this laptop: not you, not the bureau, not the makers of the program.</source>
        <translation>如果忘记口令，任何人都无法读取本机数据：您本人、邮政管理局和本程序的开发者都不能。</translation>
    </message>
    <message>
        <source>Unless the bureau has a recovery key. It hands out a file that ends in .public.json; choose it here, and compare the fingerprint with the one the bureau tells you. Only the bureau&apos;s other half of the key, and its own passphrase, can then open this store.</source>
        <translation>除非邮政管理局备有恢复密钥。请选择其下发的文件（以 .public.json 结尾），并与邮政管理局告知的指纹核对。此后只有邮政管理局保管的另一半密钥及其口令才能打开本机数据。</translation>
    </message>
    <message>
        <source>Without it a forgotten passphrase means that inspections not handed in yet are lost.</source>
        <translation>没有恢复密钥时，忘记口令意味着尚未上报的检查全部丢失。</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>暂不设置，继续</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用该密钥</translation>
    </message>
    <message>
        <source>Your signing identity</source>
        <translation>您的签名证书</translation>
    </message>
    <message>
        <source>A report is signed with your certificate: a file (.p12 or .pfx) or a token that your bureau gives you. Its PIN is asked at each export.</source>
        <translation>检查报告用您的证书签名：由所在机关发放的证书文件（.p12 或 .pfx）或密钥（UKey）。每次导出时输入 PIN。</translation>
    </message>
    <message>
        <source>Without one, make a trial identity: good for learning, and marked as not for official use in each report.</source>
        <translation>没有证书时可生成试用证书：供学习使用，报告中会注明不得用于正式执法。</translation>
    </message>
    <message>
        <source>Make or import an identity…</source>
        <translation>生成或导入证书…</translation>
    </message>
    <message>
        <source>An inspection to play with</source>
        <translation>练习检查</translation>
    </message>
    <message>
        <source>A second window opens with a made-up visit that is half done. Answer, photograph, sign, seal, export: nothing of it counts, nothing comes into your store, and all of it is gone when you close that window.</source>
        <translation>将另外打开一个窗口，其中有一次进行到一半的虚构检查。可以作答、拍照、签名、封存、导出：一切都不算数，不会进入您的数据，关闭该窗口后全部删除。</translation>
    </message>
    <message>
        <source>It can be opened again at any time: Ctrl+K, then &quot;practice&quot;.</source>
        <translation>随时可以再次打开：按 Ctrl+K，输入“练习”。</translation>
    </message>
    <message>
        <source>Open the practice window</source>
        <translation>打开练习窗口</translation>
    </message>
    <message>
        <source>Begin to work</source>
        <translation>开始工作</translation>
    </message>
</context>
<context>
    <name>FollowsPanel</name>
    <message>
        <source>What follows</source>
        <translation>后续工作</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>送达与上报</translation>
    </message>
    <message>
        <source>Nothing is demanded: nobody has to look again.</source>
        <translation>无整改要求，无须复查。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>After {0}; the working days of that year are not known yet.</source>
        <translation>{0} 之后；该年度工作日安排尚未公布。</translation>
    </message>
    <message>
        <source>From {0} on, the first working day after the last deadline.</source>
        <translation>自 {0}（最后一项期限后的首个工作日）起。</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Outlet Inspector</source>
        <translation>快递网点检查</translation>
    </message>
</context>
<context>
    <name>GapList</name>
    <message>
        <source>What is missing</source>
        <translation>缺少的内容</translation>
    </message>
    <message>
        <source>{0} to mend</source>
        <translation>须补正 {0} 项</translation>
    </message>
    <message>
        <source>{0} may be left</source>
        <translation>可不处理 {0} 项</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>○ May be left: {0}</source>
        <translation>○ 可不处理：{0}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>……另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>检查情况</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Close the guide</source>
        <translation>关闭指南</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Inspections</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>New inspection</source>
        <translation>新建检查</translation>
    </message>
    <message>
        <source>The bureau on its papers…</source>
        <translation>文书上的机关标识…</translation>
    </message>
    <message>
        <source>Store…</source>
        <translation>本机数据…</translation>
    </message>
    <message>
        <source>Passphrase, recovery key, check</source>
        <translation>口令、恢复密钥、数据核对</translation>
    </message>
    <message>
        <source>Checklists…</source>
        <translation>检查表…</translation>
    </message>
    <message>
        <source>See them, install new ones</source>
        <translation>查看检查表，安装新的检查表</translation>
    </message>
    <message>
        <source>Number, outlet, brand or address</source>
        <translation>编号、网点、品牌或地址</translation>
    </message>
    <message>
        <source>Search the inspections</source>
        <translation>搜索检查</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Start a visit that looks again at the open findings</source>
        <translation>对尚未整改的问题进行复查</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>未整改问题</translation>
    </message>
    <message>
        <source>Next deadline</source>
        <translation>最近期限</translation>
    </message>
    <message>
        <source>Find an inspection</source>
        <translation>查找检查</translation>
    </message>
    <message>
        <source>List all inspections</source>
        <translation>列出全部检查</translation>
    </message>
    <message>
        <source>List drafts only</source>
        <translation>只列草稿</translation>
    </message>
    <message>
        <source>List what must be looked at again</source>
        <translation>只列待复查</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>To look at again</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>No inspections yet. Start the first one with the button above.</source>
        <translation>还没有检查。请点击上方按钮开始第一次检查。</translation>
    </message>
    <message>
        <source>No inspection is like that.</source>
        <translation>没有符合条件的检查。</translation>
    </message>
    <message>
        <source>{0}: to be looked at again after {1}</source>
        <translation>{0}：{1} 之后复查</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <source>Signing identity</source>
        <translation>签名证书</translation>
    </message>
    <message>
        <source>A trial identity is for trying out, not for official use. Its PIN is asked at each export.</source>
        <translation>试用证书仅供试用，不得用于正式检查。每次导出时需输入其 PIN 码。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>PIN (6 characters or more)</source>
        <translation>PIN 码（至少 6 位）</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>再次输入 PIN 码</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入证书文件…</translation>
    </message>
    <message>
        <source>Make a trial identity</source>
        <translation>生成试用证书</translation>
    </message>
    <message>
        <source>From a token…</source>
        <translation>从密钥导入…</translation>
    </message>
    <message>
        <source>The two PINs differ. Type them again.</source>
        <translation>两次输入的 PIN 码不一致，请重新输入。</translation>
    </message>
    <message>
        <source>Import an identity</source>
        <translation>导入签名证书</translation>
    </message>
    <message>
        <source>Driver of the token (PKCS#11 library)</source>
        <translation>密钥驱动（PKCS#11 库文件）</translation>
    </message>
    <message>
        <source>Libraries (*.so *.dll *.dylib)</source>
        <translation>库文件 (*.so *.dll *.dylib)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a list</source>
        <translation>导入名录</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>保存未接收的行</translation>
    </message>
    <message>
        <source>refused-rows.csv</source>
        <translation>未接收的行.csv</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>{0} ({1}), %n rows</source>
        <translation>
            <numerusform>{0}（{1}），%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部行</translation>
    </message>
    <message numerus="yes">
        <source>New %n</source>
        <translation>
            <numerusform>新增 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n</source>
        <translation>
            <numerusform>更新 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left %n</source>
        <translation>
            <numerusform>保持不变 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same %n</source>
        <translation>
            <numerusform>相同 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %n</source>
        <translation>
            <numerusform>未接收 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is in.</source>
        <translation>名录已导入。</translation>
    </message>
    <message>
        <source>Nothing is in yet: this is what would become of the rows.</source>
        <translation>尚未导入：以下是各行将如何处理。</translation>
    </message>
    <message>
        <source>Saved {0}.</source>
        <translation>已保存 {0}。</translation>
    </message>
    <message>
        <source>Choose the list</source>
        <translation>选择名录文件</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xls *.ods *.csv)</source>
        <translation>名录 (*.xlsx *.xls *.ods *.csv)</translation>
    </message>
    <message>
        <source>Drop a list here, or choose one: .xlsx, .xls, .ods, or .csv.</source>
        <translation>将名录拖放到此处，或选择文件：.xlsx、.xls、.ods 或 .csv。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>First rows of the list</source>
        <translation>名录前几行</translation>
    </message>
    <message>
        <source>Which column is what</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>are left as they are</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>get what the list says</source>
        <translation>按名录更新</translation>
    </message>
    <message>
        <source>Outlets that are known already</source>
        <translation>已有的网点</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>名录各行</translation>
    </message>
    <message>
        <source>Judge the rows</source>
        <translation>核对各行</translation>
    </message>
    <message>
        <source>Take them in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>保存未接收的行…</translation>
    </message>
</context>
<context>
    <name>InspectionPage</name>
    <message>
        <source>Visit</source>
        <translation>检查情况</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Seal and report</source>
        <translation>封存与报告</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Pages of the inspection</source>
        <translation>检查的各页</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Go to the checklist</source>
        <translation>转到检查表</translation>
    </message>
    <message>
        <source>Go to the findings</source>
        <translation>转到问题</translation>
    </message>
    <message>
        <source>Go to the photos</source>
        <translation>转到照片</translation>
    </message>
    <message>
        <source>Go to the visit</source>
        <translation>转到检查情况</translation>
    </message>
    <message>
        <source>Go to the signatures</source>
        <translation>转到签名</translation>
    </message>
    <message>
        <source>Go to seal and report</source>
        <translation>转到封存与报告</translation>
    </message>
    <message>
        <source>All inspections</source>
        <translation>全部检查</translation>
    </message>
    <message>
        <source>Undo:</source>
        <translation>撤销：</translation>
    </message>
    <message>
        <source>Redo:</source>
        <translation>重做：</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Everything you enter is saved at once</source>
        <translation>填写的内容即时保存</translation>
    </message>
    <message>
        <source>√ Saved at {0}</source>
        <translation>√ 已于 {0} 保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>× Not saved yet</source>
        <translation>× 尚未保存</translation>
    </message>
    <message>
        <source>Checklist {0}/{1}</source>
        <translation>检查表 {0}/{1}</translation>
    </message>
    <message>
        <source>Findings {0}</source>
        <translation>问题 {0}</translation>
    </message>
    <message>
        <source>Photos {0}</source>
        <translation>照片 {0}</translation>
    </message>
</context>
<context>
    <name>ItemAside</name>
    <message>
        <source>Answer with 2 (does not conform) to write a finding here.</source>
        <translation>选择 2（不符合）后在此填写问题。</translation>
    </message>
    <message>
        <source>Guidance and basis</source>
        <translation>检查方法与依据</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>ItemDetail</name>
    <message>
        <source>The item in full</source>
        <translation>检查项全文</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Correction demanded</source>
        <translation>整改要求</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>指引</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>取证要求</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Referred to</source>
        <translation>移送</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <source>on the spot</source>
        <translation>当场</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>当日</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemGuidance</name>
    <message>
        <source>Guidance and basis</source>
        <translation>检查方法与依据</translation>
    </message>
    <message>
        <source>How to check</source>
        <translation>检查方法</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>取证要求</translation>
    </message>
    <message>
        <source>Demand by default</source>
        <translation>默认整改要求</translation>
    </message>
    <message>
        <source>Photos needed</source>
        <translation>需要照片</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>ItemsModel</name>
    <message>
        <source>not answered</source>
        <translation>未作答</translation>
    </message>
</context>
<context>
    <name>JudgedModel</name>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>left</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未接收</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>To the next item</source>
        <translation>到下一项</translation>
    </message>
    <message>
        <source>To the item before</source>
        <translation>到上一项</translation>
    </message>
    <message>
        <source>Into the note or the reason</source>
        <translation>填写备注或理由</translation>
    </message>
    <message>
        <source>Into the value</source>
        <translation>填写数值</translation>
    </message>
    <message>
        <source>How it is checked and what the law says; again: the finding</source>
        <translation>检查方法与法律依据；再按一次回到问题</translation>
    </message>
    <message>
        <source>Add a photo of it</source>
        <translation>添加该项照片</translation>
    </message>
    <message>
        <source>One more was looked at, it conforms</source>
        <translation>抽查数加一，符合</translation>
    </message>
    <message>
        <source>One more was looked at, it does not conform</source>
        <translation>抽查数加一，不符合</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中文和英文</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Wait until the work is done, or cancel it.</source>
        <translation>请等待处理完成，或先取消。</translation>
    </message>
    <message>
        <source>Still working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Unlock the window first, then it is tried again.</source>
        <translation>请先解锁，程序会再次尝试保存。</translation>
    </message>
</context>
<context>
    <name>ListedValue</name>
    <message>
        <source>{0} Value</source>
        <translation>{0} 内容</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Locked because nobody used it for {0} minutes.</source>
        <translation>已锁定：{0} 分钟无人操作。</translation>
    </message>
    <message>
        <source>Locked because the screen was locked or the computer went to sleep.</source>
        <translation>已锁定：屏幕已锁定或电脑已进入睡眠。</translation>
    </message>
    <message>
        <source>Locked.</source>
        <translation>已锁定。</translation>
    </message>
</context>
<context>
    <name>LocksPart</name>
    <message>
        <source>When the passphrase is lost</source>
        <translation>遗忘口令时</translation>
    </message>
    <message>
        <source>Add a recovery key…</source>
        <translation>绑定恢复密钥…</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring opens the store too (whoever is logged in here)</source>
        <translation>允许本机系统密钥环打开数据（任何登录本机账户的人均可打开）</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Recovery key of {0}, fingerprint {1}</source>
        <translation>“{0}”的恢复密钥，指纹 {1}</translation>
    </message>
    <message>
        <source>○ No recovery key of the bureau: if the passphrase is forgotten, nothing can be read.</source>
        <translation>○ 尚未绑定邮政管理局的恢复密钥：口令一旦遗忘，数据无法恢复。</translation>
    </message>
    <message>
        <source>Public recovery keys (*.public.json)</source>
        <translation>恢复公钥 (*.public.json)</translation>
    </message>
    <message>
        <source>Recovery key of the bureau</source>
        <translation>邮政管理局的恢复密钥</translation>
    </message>
    <message>
        <source>√ Added. Compare the fingerprint with {0}.</source>
        <translation>√ 已绑定。请与“{0}”核对指纹。</translation>
    </message>
</context>
<context>
    <name>NewInspectionPage</name>
    <message>
        <source>New inspection</source>
        <translation>新建检查</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Checklist and report</source>
        <translation>检查表与报告</translation>
    </message>
    <message>
        <source>No outlet yet</source>
        <translation>尚未选择网点</translation>
    </message>
    <message>
        <source>Choose an outlet, or enter a new one.</source>
        <translation>请选择网点，或填写新网点。</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报告语言</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Start the inspection</source>
        <translation>开始检查</translation>
    </message>
    <message numerus="yes">
        <source>{0} left %n findings open until {1}.</source>
        <translation>
            <numerusform>{0} 有 %n 个问题尚未整改，期限至 {1}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message>
        <source>Findings by month of the visit</source>
        <translation>各月问题数（按检查日期）</translation>
    </message>
    <message>
        <source>Findings by section of the checklist</source>
        <translation>各分类问题数</translation>
    </message>
    <message>
        <source>Items found most often</source>
        <translation>问题最多的检查项</translation>
    </message>
    <message>
        <source>Reports by brand</source>
        <translation>各品牌报告数</translation>
    </message>
    <message>
        <source>Findings by severity</source>
        <translation>各严重程度问题数</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Reports: {0}, outlets: {1}. Findings: {2}, open {3}, overdue {4}. Visits that wait for a follow-up: {5}. Files that were refused: {6}.</source>
        <translation>报告 {0} 份，网点 {1} 个，问题 {2} 个，其中待整改 {3} 个、逾期 {4} 个；{5} 次检查待复查；未予登记的文件 {6} 个。</translation>
    </message>
    <message numerus="yes">
        <source>{0} in %n visits</source>
        <translation>
            <numerusform>%n 次检查，{0} 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficerRow</name>
    <message>
        <source>Name of officer {0}</source>
        <translation>检查人员 {0} 姓名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Post of officer {0}</source>
        <translation>检查人员 {0} 职务</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>Certificate number of officer {0}</source>
        <translation>检查人员 {0} 执法证号</translation>
    </message>
    <message>
        <source>Signing identity of officer {0}</source>
        <translation>检查人员 {0} 签名证书</translation>
    </message>
    <message>
        <source>New identity…</source>
        <translation>新建证书…</translation>
    </message>
    <message>
        <source>New signing identity for officer {0}</source>
        <translation>为检查人员 {0} 新建签名证书</translation>
    </message>
    <message>
        <source>Choose a signing identity</source>
        <translation>选择签名证书</translation>
    </message>
    <message>
        <source> (trial)</source>
        <translation>（试用）</translation>
    </message>
    <message>
        <source> (token)</source>
        <translation>（密钥）</translation>
    </message>
</context>
<context>
    <name>OutletChoice</name>
    <message>
        <source>Name, brand, address or credit code</source>
        <translation>名称、品牌、地址或统一社会信用代码</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>New outlet</source>
        <translation>新网点</translation>
    </message>
    <message>
        <source>Outlets that were found</source>
        <translation>找到的网点</translation>
    </message>
    <message>
        <source>Name on the signboard</source>
        <translation>招牌名称</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Legal entity</source>
        <translation>企业名称</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Licence or filing number</source>
        <translation>许可证号或备案号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>No outlet is like that. Is it a new one?</source>
        <translation>没有找到网点。是新网点吗？</translation>
    </message>
</context>
<context>
    <name>OutletDetails</name>
    <message>
        <source>Visits</source>
        <translation>历次检查</translation>
    </message>
    <message>
        <source>Visits to this outlet</source>
        <translation>该网点的历次检查</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Not visited yet.</source>
        <translation>尚未检查过。</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>已导出</translation>
    </message>
    <message numerus="yes">
        <source>%n findings open</source>
        <translation>
            <numerusform>%n 个问题未整改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutletDialog</name>
    <message>
        <source>Add outlet</source>
        <translation>添加网点</translation>
    </message>
    <message>
        <source>Edit outlet</source>
        <translation>编辑网点</translation>
    </message>
    <message>
        <source>Year-month-day</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>Six digits, or province, city and district</source>
        <translation>六位代码，或省、市、区县全称</translation>
    </message>
    <message numerus="yes">
        <source>%n outlets have this credit code already:</source>
        <translation>
            <numerusform>已有 %n 个网点使用该统一社会信用代码：</numerusform>
        </translation>
    </message>
    <message>
        <source>Use that one</source>
        <translation>使用该网点</translation>
    </message>
    <message>
        <source>Keep both: another outlet of the same legal entity</source>
        <translation>仍然保留：同一企业的另一网点</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>OutletsPage</name>
    <message>
        <source>Outlets</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>导入名录…</translation>
    </message>
    <message>
        <source>From .xlsx, .xls, .ods or .csv; the file can be dropped here as well</source>
        <translation>支持 .xlsx、.xls、.ods 或 .csv；也可将文件拖放到此处</translation>
    </message>
    <message>
        <source>Add outlet…</source>
        <translation>添加网点…</translation>
    </message>
    <message>
        <source>Name, brand, credit code, address or licence</source>
        <translation>名称、品牌、信用代码、地址或许可证号</translation>
    </message>
    <message>
        <source>Search the outlets</source>
        <translation>搜索网点</translation>
    </message>
    <message>
        <source>Start an inspection here</source>
        <translation>在此网点开始检查</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近检查</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年次数</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>未整改问题</translation>
    </message>
    <message>
        <source>Next deadline</source>
        <translation>最近期限</translation>
    </message>
    <message>
        <source>Find an outlet</source>
        <translation>查找网点</translation>
    </message>
    <message>
        <source>Add an outlet</source>
        <translation>添加网点</translation>
    </message>
    <message>
        <source>Edit the outlet</source>
        <translation>编辑网点</translation>
    </message>
    <message>
        <source>Import a list of outlets</source>
        <translation>导入网点名录</translation>
    </message>
    <message numerus="yes">
        <source>%n outlets</source>
        <translation>
            <numerusform>%n 个网点</numerusform>
        </translation>
    </message>
    <message>
        <source>No outlet is like that.</source>
        <translation>没有符合条件的网点。</translation>
    </message>
    <message>
        <source>No outlets yet. Add one, or import the bureau&apos;s list.</source>
        <translation>还没有网点。请添加网点，或导入邮政管理局的名录。</translation>
    </message>
</context>
<context>
    <name>PassphrasePart</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>New passphrase (8 characters or more)</source>
        <translation>新口令（至少 8 个字符）</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>再次输入新口令</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type them again.</source>
        <translation>两次输入的口令不一致，请重新输入。</translation>
    </message>
    <message>
        <source>√ The passphrase was changed.</source>
        <translation>√ 口令已更改。</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>Page of the report</source>
        <translation>报告页面</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Find in the report</source>
        <translation>在报告中查找</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Report: larger</source>
        <translation>报告：放大</translation>
    </message>
    <message>
        <source>Report: smaller</source>
        <translation>报告：缩小</translation>
    </message>
    <message>
        <source>Report: fit the width</source>
        <translation>报告：适合宽度</translation>
    </message>
    <message>
        <source>Report: fit the page</source>
        <translation>报告：整页显示</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>of {0}   {1} %</source>
        <translation>/ {0}&#x3000;{1}%</translation>
    </message>
</context>
<context>
    <name>PeopleForm</name>
    <message>
        <source>Officers</source>
        <translation>检查人员</translation>
    </message>
    <message>
        <source>Two officers are needed. The first one&apos;s signature certifies the report.</source>
        <translation>须有两名检查人员。报告由第一名检查人员的签名认证。</translation>
    </message>
    <message>
        <source>Outlet&apos;s side</source>
        <translation>网点人员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Post of the manager</source>
        <translation>负责人职务</translation>
    </message>
    <message>
        <source>Witness, if there is one</source>
        <translation>见证人（如有）</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Sign last: a later change of an answer, finding or photo makes signatures void.</source>
        <translation>请最后签名：签名后再修改检查结果、问题或照片，签名即告失效。</translation>
    </message>
    <message>
        <source>Digest of what was signed: {0}</source>
        <translation>已签内容摘要：{0}</translation>
    </message>
    <message>
        <source>Signature of {0}</source>
        <translation>{0}的签名</translation>
    </message>
    <message>
        <source>Save certificate…</source>
        <translation>保存证书…</translation>
    </message>
    <message>
        <source>Save the certificate of {0}</source>
        <translation>保存{0}的证书</translation>
    </message>
    <message>
        <source>For the bureau, which must trust it before it takes reports in</source>
        <translation>供邮政管理局导入：登记库信任该证书后才接收报告</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>签名…</translation>
    </message>
    <message>
        <source>{0} signs</source>
        <translation>{0}签名</translation>
    </message>
    <message>
        <source>Does not sign…</source>
        <translation>拒绝签名…</translation>
    </message>
    <message>
        <source>{0} does not sign</source>
        <translation>{0}拒绝签名</translation>
    </message>
    <message>
        <source>√ Signed at {0}</source>
        <translation>√ 已于 {0} 签名</translation>
    </message>
    <message>
        <source>× Void: the inspection was changed after the signature or refusal. Ask again.</source>
        <translation>× 已失效：签名（或拒签）后检查内容又有改动，请重新签名。</translation>
    </message>
    <message>
        <source>× Refused: {0}   Witness: {1}</source>
        <translation>× 拒签：{0}&#x3000;见证人：{1}</translation>
    </message>
    <message>
        <source>× Refused: {0}</source>
        <translation>× 拒绝签名：{0}</translation>
    </message>
    <message>
        <source>○ Not signed yet</source>
        <translation>○ 尚未签名</translation>
    </message>
    <message>
        <source>Save certificate</source>
        <translation>保存证书</translation>
    </message>
    <message>
        <source>Certificates (*.cer)</source>
        <translation>证书 (*.cer)</translation>
    </message>
</context>
<context>
    <name>PhotoDetails</name>
    <message numerus="yes">
        <source>%n photos chosen</source>
        <translation>
            <numerusform>已选 %n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>hours:minutes, as 3:05 or -0:10</source>
        <translation>小时:分钟，如 3:05 或 -0:10</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Camera&apos;s clock ahead by</source>
        <translation>相机时钟快</translation>
    </message>
    <message>
        <source>Camera: {0}   {1}</source>
        <translation>相机：{0}   {1}</translation>
    </message>
    <message>
        <source>Reviewed by {0}, {1} areas covered</source>
        <translation>{0}已审看，遮盖 {1} 处</translation>
    </message>
    <message>
        <source>Not reviewed yet: it cannot go into the report.</source>
        <translation>尚未审看，不能进入检查报告。</translation>
    </message>
    <message>
        <source>Added: {0}</source>
        <translation>录入：{0}</translation>
    </message>
    <message>
        <source>Taken {0} before it was added</source>
        <translation>拍摄比录入早 {0}</translation>
    </message>
    <message>
        <source>Taken {0} after it was added: see the camera&apos;s clock</source>
        <translation>拍摄比录入晚 {0}：请核对相机时钟</translation>
    </message>
    <message>
        <source>{0} d {1}</source>
        <translation>{0} 天 {1}</translation>
    </message>
    <message>
        <source>Taken by the laptop&apos;s clock: {0}</source>
        <translation>按本机时钟拍摄于：{0}</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>No photos yet. Drop some here, paste them, or add files.</source>
        <translation>还没有照片。可将照片拖放到此处、粘贴，或添加文件。</translation>
    </message>
    <message>
        <source>Move the photo one place forward</source>
        <translation>照片前移一位</translation>
    </message>
    <message>
        <source>Move the photo one place back</source>
        <translation>照片后移一位</translation>
    </message>
    <message>
        <source>Move the photo one row up</source>
        <translation>照片上移一行</translation>
    </message>
    <message>
        <source>Move the photo one row down</source>
        <translation>照片下移一行</translation>
    </message>
    <message>
        <source>Make the photo the first</source>
        <translation>照片移到最前</translation>
    </message>
    <message>
        <source>Make the photo the last</source>
        <translation>照片移到最后</translation>
    </message>
</context>
<context>
    <name>PhotoIntakeBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>已有 %n 张，未重复添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>未能添加</translation>
    </message>
    <message>
        <source>Add them again</source>
        <translation>仍要添加</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Back to all photos</source>
        <translation>返回全部照片</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>上一张照片</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张照片</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Photo smaller</source>
        <translation>缩小照片</translation>
    </message>
    <message>
        <source>Photo larger</source>
        <translation>放大照片</translation>
    </message>
    <message>
        <source>Cover this photo…</source>
        <translation>遮盖此照片…</translation>
    </message>
    <message>
        <source>Fit the photo to the window</source>
        <translation>照片适合窗口</translation>
    </message>
    <message>
        <source>Photo: look further left</source>
        <translation>照片：向左看</translation>
    </message>
    <message>
        <source>Photo: look further right</source>
        <translation>照片：向右看</translation>
    </message>
    <message>
        <source>Photo: look further up</source>
        <translation>照片：向上看</translation>
    </message>
    <message>
        <source>Photo: look further down</source>
        <translation>照片：向下看</translation>
    </message>
    <message>
        <source>Photo {0} of {1}: {2}</source>
        <translation>第 {0} 张照片，共 {1} 张：{2}</translation>
    </message>
    <message>
        <source>This photo cannot be shown: its file is missing or damaged.</source>
        <translation>该照片无法显示：文件缺失或已损坏。</translation>
    </message>
</context>
<context>
    <name>PhotosModel</name>
    <message>
        <source>reviewed</source>
        <translation>已审看</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>未审看</translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.webp *.heic *.heif)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.heic *.heif)</translation>
    </message>
    <message numerus="yes">
        <source>%n photos, {0} to review</source>
        <translation>
            <numerusform>照片 %n 张，待审看 {0} 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder of photos</source>
        <translation>添加照片文件夹</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Nothing to paste: copy a picture or photo files first.</source>
        <translation>剪贴板中没有图片。请先复制图片或照片文件，再粘贴。</translation>
    </message>
    <message>
        <source>Cover and review…</source>
        <translation>遮盖并审看…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>拍照…</translation>
    </message>
    <message>
        <source>New photos belong to item</source>
        <translation>新照片所属检查项</translation>
    </message>
    <message>
        <source>New photos: no item yet</source>
        <translation>新照片：暂不归入检查项</translation>
    </message>
    <message>
        <source>New photos: {0}</source>
        <translation>新照片：{0}</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Sign the report</source>
        <translation>签署检查报告</translation>
    </message>
    <message>
        <source>Each officer enters the PIN of his or her signing identity.</source>
        <translation>请每名检查人员输入本人签名证书的 PIN 码。</translation>
    </message>
    <message>
        <source>PIN of {0}</source>
        <translation>{0}的 PIN 码</translation>
    </message>
    <message>
        <source>Sign and export</source>
        <translation>签名并导出</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Practice: all of this is made up, and gone when you close the window. {0}</source>
        <translation>练习：全部内容均为虚构，关闭窗口后即删除。{0}</translation>
    </message>
    <message>
        <source>Passphrase: {0}   PIN: {1}</source>
        <translation>口令：{0}&#x3000;PIN：{1}</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print {0}</source>
        <translation>打印 {0}</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Print to a PDF file</source>
        <translation>打印到 PDF 文件</translation>
    </message>
    <message>
        <source>All, or for example 1-3, 5</source>
        <translation>全部，或如 1-3, 5</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Fit to what the printer can print on</source>
        <translation>缩放到可打印区域</translation>
    </message>
    <message>
        <source>As large as on paper</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>On both sides</source>
        <translation>双面打印</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页码范围</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>There are pages 1 to {0}.</source>
        <translation>页码应在 1 至 {0} 之间。</translation>
    </message>
    <message>
        <source>Sides: {0}</source>
        <translation>共 {0} 面</translation>
    </message>
    <message>
        <source>{0}: {1} of {2}</source>
        <translation>{0}：{1} / {2}</translation>
    </message>
    <message>
        <source>√ Printed. Sides: {0}</source>
        <translation>√ 已打印 {0} 面</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>RecoveryChoice</name>
    <message>
        <source>Recovery key of the bureau, for a lost passphrase: none, can be added later</source>
        <translation>邮政管理局的恢复密钥（遗忘口令时使用）：未选择，可稍后绑定</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <translation>恢复密钥…</translation>
    </message>
    <message>
        <source>Recovery key of the bureau</source>
        <translation>邮政管理局的恢复密钥</translation>
    </message>
    <message>
        <source>Public recovery keys (*.public.json)</source>
        <translation>恢复公钥 (*.public.json)</translation>
    </message>
    <message>
        <source>Recovery key of {0}, fingerprint {1}</source>
        <translation>“{0}”的恢复密钥，指纹 {1}</translation>
    </message>
</context>
<context>
    <name>RefuseDialog</name>
    <message>
        <source>{0} does not sign</source>
        <translation>{0}拒绝签名</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>Digest of what is not signed: {0}</source>
        <translation>拒签内容摘要：{0}</translation>
    </message>
    <message>
        <source>Note the refusal</source>
        <translation>记录拒签</translation>
    </message>
</context>
<context>
    <name>ReportText</name>
    <message>
        <source>The chosen report</source>
        <translation>选中的检查报告</translation>
    </message>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>… and {0} more</source>
        <translation>……另有 {0} 个</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>邮政管理局</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>检查日期</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>复查对象</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>检查人员</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Refused to sign</source>
        <translation>拒绝签名</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>核验结论</translation>
    </message>
    <message>
        <source>√ all rules held when it was taken in</source>
        <translation>√ 登记时全部核验规则均通过</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>文件 SHA-256</translation>
    </message>
    <message>
        <source>due {0}</source>
        <translation>期限 {0}</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Demanded</source>
        <translation>整改要求</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
</context>
<context>
    <name>ReportsPanel</name>
    <message>
        <source>Reports</source>
        <translation>检查报告</translation>
    </message>
    <message>
        <source>Number, outlet, brand or credit code</source>
        <translation>编号、网点、品牌或统一社会信用代码</translation>
    </message>
    <message>
        <source>Search the reports</source>
        <translation>搜索检查报告</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>导出清单…</translation>
    </message>
    <message>
        <source>What is listed now, for a spreadsheet</source>
        <translation>将当前清单导出为电子表格</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>检查日期</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待整改</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Next deadline</source>
        <translation>最近期限</translation>
    </message>
    <message>
        <source>Find a report</source>
        <translation>查找检查报告</translation>
    </message>
    <message>
        <source>List what is overdue</source>
        <translation>只列逾期的</translation>
    </message>
    <message>
        <source>List what must be looked at again</source>
        <translation>只列待复查的</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>To look at again</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>No report is like that.</source>
        <translation>没有符合条件的检查报告。</translation>
    </message>
    <message>
        <source>The registry holds no report yet.</source>
        <translation>登记库中还没有检查报告。</translation>
    </message>
</context>
<context>
    <name>RescueWays</name>
    <message>
        <source>Restore a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Save what is intact</source>
        <translation>抢救完好的数据</translation>
    </message>
    <message>
        <source>Or take over a backup: type its passphrase above first.</source>
        <translation>也可从备份恢复：请先在上方输入该备份的口令。</translation>
    </message>
    <message>
        <source>The damaged data stays in the folder lost+found, whichever way you take. Type the passphrase first.</source>
        <translation>无论选择哪种方式，损坏的数据都会保留在 lost+found 文件夹中。请先输入口令。</translation>
    </message>
    <message>
        <source>Folder or stick with the backup</source>
        <translation>选择备份所在的文件夹或U盘</translation>
    </message>
    <message>
        <source>√ Restored the backup of {0}: {1} inspections, {2} photos, {3} files missing.</source>
        <translation>√ 已恢复 {0} 的备份：检查 {1} 次，照片 {2} 张，缺失文件 {3} 个。</translation>
    </message>
    <message>
        <source>√ Saved {0} entries; {1} entries and {2} photo files are lost.</source>
        <translation>√ 已抢救 {0} 条记录；损失 {1} 条记录、{2} 个照片文件。</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Cover personal data</source>
        <translation>遮盖个人信息</translation>
    </message>
    <message>
        <source>Draw a rectangle over each name, phone, address, waybill number and code. Only the covered copy leaves this laptop.</source>
        <translation>请画框遮盖每一处姓名、电话、地址、运单号和条码。只有遮盖后的副本会离开本机。</translation>
    </message>
    <message>
        <source>Remove last (Delete)</source>
        <translation>撤去最后一处 (Delete)</translation>
    </message>
    <message>
        <source>Cover everything</source>
        <translation>全部遮盖</translation>
    </message>
    <message>
        <source>Reviewed: let it into the report</source>
        <translation>已审看，放入报告</translation>
    </message>
</context>
<context>
    <name>SealingPage</name>
    <message>
        <source>Export the report</source>
        <translation>导出检查报告</translation>
    </message>
    <message>
        <source>Check, seal, export</source>
        <translation>核对、封存、导出</translation>
    </message>
    <message>
        <source>The paper is seen here, with Preview, or after it was exported.</source>
        <translation>按“预览”或导出后，文书显示在此处。</translation>
    </message>
    <message>
        <source>Seal: nothing can be changed afterwards</source>
        <translation>封存（此后不可更改）</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Sign and export the report…</source>
        <translation>签名并导出报告…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Department the letter goes to</source>
        <translation>移送的部门</translation>
    </message>
    <message>
        <source>Numbers of the findings to refer, e.g. 2, 5</source>
        <translation>要移送的问题序号，例如 2, 5</translation>
    </message>
    <message>
        <source>√ Sealed. Digest {0}</source>
        <translation>√ 已封存。摘要 {0}</translation>
    </message>
    <message>
        <source>Draft: not sealed, not signed.</source>
        <translation>草稿：未封存，未签名。</translation>
    </message>
    <message>
        <source>Sealed, not signed: export it to sign.</source>
        <translation>已封存，未签名：导出时签名。</translation>
    </message>
    <message>
        <source> Blank photos, as nobody reviewed them: {0}.</source>
        <translation> 未审看的照片 {0} 张，以空白代替。</translation>
    </message>
    <message>
        <source>√ Nothing is missing.</source>
        <translation>√ 内容齐全。</translation>
    </message>
    <message numerus="yes">
        <source>× %n things are missing. Choose one to go there.</source>
        <translation>
            <numerusform>× 还缺 %n 项内容，点选即可转到应补之处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>√ Nothing is missing; %n things may be left as they are.</source>
        <translation>
            <numerusform>√ 内容齐全；另有 %n 项可不处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>√ Signed and checked: {0}</source>
        <translation>√ 已签名并通过核验：{0}</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>The signed report is in
{0}</source>
        <translation>已签名的报告保存在
{0}</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>problems: {0}</source>
        <translation>问题：{0}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The language of a report is chosen with each inspection.</source>
        <translation>报告语言在每次检查中另行选择。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>本页快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>In all fields and lists</source>
        <translation>所有字段和列表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>To the next field</source>
        <translation>到下一个字段</translation>
    </message>
    <message>
        <source>To the field before</source>
        <translation>到上一个字段</translation>
    </message>
    <message>
        <source>Back, close without doing it</source>
        <translation>返回，关闭而不执行</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Signature of {0}</source>
        <translation>{0}的签名</translation>
    </message>
    <message>
        <source>{0} signs the following</source>
        <translation>{0}就以下内容签名</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>撤销上一笔</translation>
    </message>
    <message>
        <source>Does not sign…</source>
        <translation>拒绝签名…</translation>
    </message>
    <message>
        <source>Turn to the other side</source>
        <translation>转向对方</translation>
    </message>
    <message>
        <source>Turn to the other side (F2)</source>
        <translation>转向对方（F2）</translation>
    </message>
    <message>
        <source>Close without signing</source>
        <translation>关闭，不签名</translation>
    </message>
    <message>
        <source>No findings were made at this visit.</source>
        <translation>本次检查未发现问题。</translation>
    </message>
    <message>
        <source>To sign says that you were told, not that you agree. You may object, and you may refuse.</source>
        <translation>签名表示已被告知，不表示同意。您可以提出异议，也可以拒绝签名。</translation>
    </message>
    <message>
        <source>To do: {0}</source>
        <translation>整改要求：{0}</translation>
    </message>
    <message>
        <source>Until: {0}</source>
        <translation>整改期限：{0}</translation>
    </message>
    <message>
        <source>Objection: {0}</source>
        <translation>异议：{0}</translation>
    </message>
    <message>
        <source>Digest of what is signed: {0}</source>
        <translation>所签内容的摘要：{0}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Signature pad</source>
        <translation>签名板</translation>
    </message>
</context>
<context>
    <name>SoundnessPart</name>
    <message>
        <source>Is everything sound?</source>
        <translation>数据是否完好</translation>
    </message>
    <message>
        <source>Reads the database, the audit chain, sealed records and every photo.</source>
        <translation>逐一核对数据库、审计链、封存的检查记录和每张照片。</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>全面核对</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>核对结果</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Stopped; not everything was checked.</source>
        <translation>已停止，核对未完成。</translation>
    </message>
    <message>
        <source>{0} links of the audit chain, {1} photos</source>
        <translation>审计链 {0} 条，照片 {1} 张</translation>
    </message>
    <message numerus="yes">
        <source>× %n problems found in {0}.</source>
        <translation>
            <numerusform>× 发现 %n 处问题（{0}）。</numerusform>
        </translation>
    </message>
    <message>
        <source>√ All is well: {0}.</source>
        <translation>√ 数据完好：{0}。</translation>
    </message>
</context>
<context>
    <name>Steering</name>
    <message>
        <source>Go to the inspections</source>
        <translation>转到检查列表</translation>
    </message>
    <message>
        <source>New inspection</source>
        <translation>新建检查</translation>
    </message>
    <message>
        <source>Go to the outlets</source>
        <translation>转到网点</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>初次使用向导</translation>
    </message>
    <message>
        <source>Go to the bureau</source>
        <translation>转到邮政管理局</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Open the practice window</source>
        <translation>打开练习窗口</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Guide to this page</source>
        <translation>本页使用指南</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Speak English</source>
        <translation>切换为英文</translation>
    </message>
    <message>
        <source>Speak Chinese</source>
        <translation>切换为中文</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>退出程序</translation>
    </message>
</context>
<context>
    <name>StepsLine</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>签名证书</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
</context>
<context>
    <name>StoreDialog</name>
    <message>
        <source>Store of this laptop</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TrustPanel</name>
    <message>
        <source>Reports count when they are signed with one of these certificates, or with one that such an authority issued.</source>
        <translation>检查报告由以下证书签名，或由以下机构所签发的证书签名，方可登记。</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>受信任的证书</translation>
    </message>
    <message>
        <source>Trust a certificate…</source>
        <translation>信任证书…</translation>
    </message>
    <message>
        <source>Trust no longer</source>
        <translation>不再信任</translation>
    </message>
    <message>
        <source>Certificates (*.cer *.crt *.pem *.der)</source>
        <translation>证书 (*.cer *.crt *.pem *.der)</translation>
    </message>
    <message>
        <source>Trust a certificate</source>
        <translation>信任证书</translation>
    </message>
    <message>
        <source>√ Signatures by this certificate count now. Compare its fingerprint: {0}</source>
        <translation>√ 此证书的签名今后有效。请核对指纹：{0}</translation>
    </message>
    <message>
        <source>New reports signed by {0} are not taken in any more. The certificate is kept in {1}.</source>
        <translation>今后不再登记由{0}签名的新报告。证书保留在 {1}。</translation>
    </message>
    <message>
        <source>○ Nobody yet: every report is refused until the officers&apos; certificates are trusted.</source>
        <translation>○ 还没有：在信任检查人员的证书之前，所有报告都不予登记。</translation>
    </message>
    <message>
        <source>Fingerprint of {0}: {1}</source>
        <translation>{0}的证书指纹：{1}</translation>
    </message>
    <message>
        <source>{0} to {1}, over</source>
        <translation>{0} 至 {1}，已过期</translation>
    </message>
    <message>
        <source>{0} (trial)</source>
        <translation>{0}（试用）</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
</context>
<context>
    <name>TypedValue</name>
    <message>
        <source>{0} Value</source>
        <translation>{0} 内容</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Outlet Inspector</source>
        <translation>快递网点检查</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Open with this computer&apos;s keyring</source>
        <translation>用本机系统密钥环打开</translation>
    </message>
    <message>
        <source>The keyring does not give the key. Enter the passphrase.</source>
        <translation>系统密钥环未提供密钥，请输入口令。</translation>
    </message>
    <message>
        <source>Too many wrong passphrases: the next try in {0} s.</source>
        <translation>口令多次错误：{0} 秒后可再试。</translation>
    </message>
    <message>
        <source>Make the store</source>
        <translation>建立数据库</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Language: {0}</source>
        <translation>语言：{0}</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type them again.</source>
        <translation>两次输入的口令不一致，请重新输入。</translation>
    </message>
    <message>
        <source>There is no store yet. Choose a passphrase of at least 8 characters: everything on this laptop is encrypted with it, and without it nothing can be read.</source>
        <translation>本机尚无检查数据。请设置至少 8 个字符的口令：所有数据都用它加密，没有口令就无法读取任何内容。</translation>
    </message>
    <message>
        <source>Everything on this laptop is encrypted. Enter your passphrase.</source>
        <translation>本机的检查数据均已加密。请输入口令。</translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>Not saved</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>What you typed last could not be saved. {0}</source>
        <translation>最近填写的内容未能保存。{0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Leave without saving it</source>
        <translation>不保存并离开</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>not counted</source>
        <translation>未统计</translation>
    </message>
    <message>
        <source>not planned</source>
        <translation>未计划</translation>
    </message>
    <message>
        <source>The officers showed their certificates</source>
        <translation>已出示执法证件</translation>
    </message>
    <message>
        <source>The outlet was told its rights</source>
        <translation>已告知网点权利</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>检查情况</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>asked: nobody should withdraw</source>
        <translation>已询问：不申请回避</translation>
    </message>
    <message>
        <source>asked: an officer should withdraw</source>
        <translation>已询问：申请回避</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>邮政管理局</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>检查类型</translation>
    </message>
    <message>
        <source>Approval number</source>
        <translation>检查审批文号</translation>
    </message>
    <message>
        <source>Notice number</source>
        <translation>检查通知书文号</translation>
    </message>
    <message>
        <source>Which visit of this year</source>
        <translation>本年度第几次检查</translation>
    </message>
    <message>
        <source>Visits planned this year</source>
        <translation>本年度计划检查次数</translation>
    </message>
    <message>
        <source>Follows {0}</source>
        <translation>复查 {0}</translation>
    </message>
    <message>
        <source>Recusal</source>
        <translation>是否申请回避</translation>
    </message>
    <message>
        <source>Who should withdraw, and why</source>
        <translation>申请何人回避及理由</translation>
    </message>
    <message>
        <source>What was decided, by whom</source>
        <translation>处理决定及决定人</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>Report</source>
        <translation>检查报告</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>报告语言</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>Continued where you were at {0}.</source>
        <translation>已回到您 {0} 时所在的位置。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Opening the inspection…</source>
        <translation>正在打开检查…</translation>
    </message>
    <message>
        <source>The practice window opens in a few seconds.</source>
        <translation>练习窗口将在几秒钟后打开。</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>无法执行</translation>
    </message>
    <message>
        <source>The practice window cannot be opened here.</source>
        <translation>无法在此打开练习窗口。</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
</TS>
