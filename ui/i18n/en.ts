<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BackupLine</name>
    <message numerus="yes">
        <source>○ Last backup to another disk %n days ago, at {0}</source>
        <translation>
            <numerusform>○ Last backup to another disk %n day ago, at {0}</numerusform>
            <numerusform>○ Last backup to another disk %n days ago, at {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BundleTree</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BureauPage</name>
    <message numerus="yes">
        <source>√ %n reports are in {0}</source>
        <translation>
            <numerusform>√ %n report is in {0}</numerusform>
            <numerusform>√ %n reports are in {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message numerus="yes">
        <source>× %n not saved.</source>
        <translation>
            <numerusform>× %n not saved.</numerusform>
            <numerusform>× %n not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken and saved</source>
        <translation>
            <numerusform>%n taken and saved</numerusform>
            <numerusform>%n taken and saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistChoice</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos removed</source>
        <translation>
            <numerusform>%n photo removed</numerusform>
            <numerusform>%n photos removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GapList</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>{0} ({1}), %n rows</source>
        <translation>
            <numerusform>{0} ({1}), %n row</numerusform>
            <numerusform>{0} ({1}), %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New %n</source>
        <translation>
            <numerusform>New %n</numerusform>
            <numerusform>New %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n</source>
        <translation>
            <numerusform>Changed %n</numerusform>
            <numerusform>Changed %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left %n</source>
        <translation>
            <numerusform>Left %n</numerusform>
            <numerusform>Left %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same %n</source>
        <translation>
            <numerusform>The same %n</numerusform>
            <numerusform>The same %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refused %n</source>
        <translation>
            <numerusform>Refused %n</numerusform>
            <numerusform>Refused %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemDetail</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewInspectionPage</name>
    <message numerus="yes">
        <source>{0} left %n findings open until {1}.</source>
        <translation>
            <numerusform>{0} left %n finding open until {1}.</numerusform>
            <numerusform>{0} left %n findings open until {1}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message numerus="yes">
        <source>{0} in %n visits</source>
        <translation>
            <numerusform>{0} in %n visit</numerusform>
            <numerusform>{0} in %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutletDetails</name>
    <message numerus="yes">
        <source>%n findings open</source>
        <translation>
            <numerusform>%n finding open</numerusform>
            <numerusform>%n findings open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutletDialog</name>
    <message numerus="yes">
        <source>%n outlets have this credit code already:</source>
        <translation>
            <numerusform>%n outlet has this credit code already:</numerusform>
            <numerusform>%n outlets have this credit code already:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutletsPage</name>
    <message numerus="yes">
        <source>%n outlets</source>
        <translation>
            <numerusform>%n outlet</numerusform>
            <numerusform>%n outlets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoDetails</name>
    <message numerus="yes">
        <source>%n photos chosen</source>
        <translation>
            <numerusform>%n photo chosen</numerusform>
            <numerusform>%n photos chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoIntakeBar</name>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message numerus="yes">
        <source>%n photos, {0} to review</source>
        <translation>
            <numerusform>%n photo, {0} to review</numerusform>
            <numerusform>%n photos, {0} to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportText</name>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SealingPage</name>
    <message numerus="yes">
        <source>× %n things are missing. Choose one to go there.</source>
        <translation>
            <numerusform>× %n thing is missing. Choose it to go there.</numerusform>
            <numerusform>× %n things are missing. Choose one to go there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>√ Nothing is missing; %n things may be left as they are.</source>
        <translation>
            <numerusform>√ Nothing is missing; %n thing may be left as it is.</numerusform>
            <numerusform>√ Nothing is missing; %n things may be left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SoundnessPart</name>
    <message numerus="yes">
        <source>× %n problems found in {0}.</source>
        <translation>
            <numerusform>× %n problem found in {0}.</numerusform>
            <numerusform>× %n problems found in {0}.</numerusform>
        </translation>
    </message>
</context>
</TS>
