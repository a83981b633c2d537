<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AddPerson</name>
    <message numerus="yes">
        <source>A phone number has more digits. This one has %n.</source>
        <translation>
            <numerusform>A phone number has more digits. This one has %n.</numerusform>
            <numerusform>A phone number has more digits. This one has %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddingPanel</name>
    <message numerus="yes">
        <source>%n documents attached</source>
        <translation>
            <numerusform>%n document attached</numerusform>
            <numerusform>%n documents attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %n files</source>
        <translation>
            <numerusform>Attach %n file</numerusform>
            <numerusform>Attach %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message numerus="yes">
        <source>Check before use – %n months old</source>
        <translation>
            <numerusform>Check before use – %n month old</numerusform>
            <numerusform>Check before use – %n months old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AppointmentsPage</name>
    <message numerus="yes">
        <source>%n still to come</source>
        <translation>
            <numerusform>%n still to come</numerusform>
            <numerusform>%n still to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttentionPane</name>
    <message numerus="yes">
        <source>%n more tasks</source>
        <translation>
            <numerusform>%n more task</numerusform>
            <numerusform>%n more tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days over</source>
        <translation>
            <numerusform>%n working day over</numerusform>
            <numerusform>%n working days over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The audit trail is whole. %n entries were checked.</source>
        <translation>
            <numerusform>The audit trail is whole. %n entry was checked.</numerusform>
            <numerusform>The audit trail is whole. %n entries were checked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%n entries checked so far</source>
        <translation>
            <numerusform>%n entry checked so far</numerusform>
            <numerusform>%n entries checked so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseBars</name>
    <message numerus="yes">
        <source>%n new pictures in the camera folder</source>
        <translation>
            <numerusform>%n new pictures in the camera folder</numerusform>
            <numerusform>%n new pictures in the camera folder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseDates</name>
    <message numerus="yes">
        <source>%n visits and appointments are yours now</source>
        <translation>
            <numerusform>%n visit or appointment is yours now</numerusform>
            <numerusform>%n visits and appointments are yours now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseDeadlines</name>
    <message numerus="yes">
        <source>%n working days left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days over</source>
        <translation>
            <numerusform>%n working day over</numerusform>
            <numerusform>%n working days over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>moved %n times</source>
        <translation>
            <numerusform>moved %n time</numerusform>
            <numerusform>moved %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseListModel</name>
    <message numerus="yes">
        <source>%n cases are now: {urgency}</source>
        <translation>
            <numerusform>%n case is now: {urgency}</numerusform>
            <numerusform>%n cases are now: {urgency}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseNotices</name>
    <message numerus="yes">
        <source>%n notices planned</source>
        <translation>
            <numerusform>%n notice planned</numerusform>
            <numerusform>%n notices planned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message numerus="yes">
        <source>%n more documents</source>
        <translation>
            <numerusform>%n more document</numerusform>
            <numerusform>%n more documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseTasks</name>
    <message numerus="yes">
        <source>Opens when %n other tasks are done.</source>
        <translation>
            <numerusform>Opens when %n other task is done.</numerusform>
            <numerusform>Opens when %n other tasks are done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseWay</name>
    <message numerus="yes">
        <source>{first} And %n more.</source>
        <translation>
            <numerusform>{first} And %n more.</numerusform>
            <numerusform>{first} And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseDayPanel</name>
    <message numerus="yes">
        <source>%n people who still wait count as left before.</source>
        <translation>
            <numerusform>%n person who still waits counts as left before.</numerusform>
            <numerusform>%n people who still wait count as left before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people who were at a counter count as helped.</source>
        <translation>
            <numerusform>%n person who was at a counter counts as helped.</numerusform>
            <numerusform>%n people who were at a counter count as helped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnRows</name>
    <message numerus="yes">
        <source>%n more columns are left out.</source>
        <translation>
            <numerusform>%n more column is left out.</numerusform>
            <numerusform>%n more columns are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsModel</name>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayModel</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaySide</name>
    <message numerus="yes">
        <source>%n more tasks</source>
        <translation>
            <numerusform>%n more task</numerusform>
            <numerusform>%n more tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionView</name>
    <message numerus="yes">
        <source>%n things are other than last time</source>
        <translation>
            <numerusform>%n thing is other than last time</numerusform>
            <numerusform>%n things are other than last time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsModel</name>
    <message numerus="yes">
        <source>%n documents attached</source>
        <translation>
            <numerusform>%n document attached</numerusform>
            <numerusform>%n documents attached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message numerus="yes">
        <source>{count} people are still to be compared with the others</source>
        <translation>
            <numerusform>{count} person is still to be compared with the others</numerusform>
            <numerusform>{count} people are still to be compared with the others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message numerus="yes">
        <source>%n changes are waiting to send</source>
        <translation>
            <numerusform>%n change is waiting to send</numerusform>
            <numerusform>%n changes are waiting to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked at {time} after %n minutes without use</source>
        <translation>
            <numerusform>Locked at {time} after %n minute without use</numerusform>
            <numerusform>Locked at {time} after %n minutes without use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message numerus="yes">
        <source>%n things to put right first</source>
        <translation>
            <numerusform>%n thing to put right first</numerusform>
            <numerusform>%n things to put right first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n days from this day</source>
        <translation>
            <numerusform>%n day from this day</numerusform>
            <numerusform>%n days from this day</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message numerus="yes">
        <source>Exported. The file holds %n entries.</source>
        <translation>
            <numerusform>Exported. The file holds %n entry.</numerusform>
            <numerusform>Exported. The file holds %n entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiltersButton</name>
    <message numerus="yes">
        <source>Filters, %n set</source>
        <translation>
            <numerusform>Filters, %n set</numerusform>
            <numerusform>Filters, %n set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundField</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrontDesk</name>
    <message numerus="yes">
        <source>waiting %n minutes</source>
        <translation>
            <numerusform>waiting %n minute</numerusform>
            <numerusform>waiting %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>Showing {count}</source>
        <translation>
            <numerusform>Showing {count}</numerusform>
            <numerusform>Showing {count}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message numerus="yes">
        <source>%n tasks open</source>
        <translation>
            <numerusform>%n task open</numerusform>
            <numerusform>%n tasks open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{first}, and %n more</source>
        <translation>
            <numerusform>{first}, and %n more</numerusform>
            <numerusform>{first}, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailPage</name>
    <message numerus="yes">
        <source>%n could not be read as messages.</source>
        <translation>
            <numerusform>%n could not be read as a message.</numerusform>
            <numerusform>%n could not be read as messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages filed.</source>
        <translation>
            <numerusform>%n message filed.</numerusform>
            <numerusform>%n messages filed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>File all that are certain (%n)</source>
        <translation>
            <numerusform>File the one that is certain (%n)</numerusform>
            <numerusform>File all that are certain (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailReading</name>
    <message numerus="yes">
        <source>%n attached files</source>
        <translation>
            <numerusform>%n attached file</numerusform>
            <numerusform>%n attached files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchesPane</name>
    <message numerus="yes">
        <source>%n people here may be the same.</source>
        <translation>
            <numerusform>%n person here may be the same.</numerusform>
            <numerusform>%n people here may be the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>Locking in %n s</source>
        <translation>
            <numerusform>Locking in %n s</numerusform>
            <numerusform>Locking in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No contact for %n days</source>
        <translation>
            <numerusform>No contact for %n day</numerusform>
            <numerusform>No contact for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Oldest unsent change is %n days old</source>
        <translation>
            <numerusform>Oldest unsent change is %n day old</numerusform>
            <numerusform>Oldest unsent change is %n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesPanel</name>
    <message numerus="yes">
        <source>%n more cannot be told: no name, or no way to reach them.</source>
        <translation>
            <numerusform>%n more cannot be told: no name, or no way to reach them.</numerusform>
            <numerusform>%n more cannot be told: no name, or no way to reach them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message numerus="yes">
        <source>%n open cases</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleListModel</name>
    <message numerus="yes">
        <source>%n open cases</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>No contact for %n days</source>
        <translation>
            <numerusform>No contact for %n day</numerusform>
            <numerusform>No contact for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosModel</name>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos added</source>
        <translation>
            <numerusform>%n photo added</numerusform>
            <numerusform>%n photos added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message numerus="yes">
        <source>%n open reports near there</source>
        <translation>
            <numerusform>%n open report near there</numerusform>
            <numerusform>%n open reports near there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceReports</name>
    <message numerus="yes">
        <source>%n house numbers away</source>
        <translation>
            <numerusform>%n house number away</numerusform>
            <numerusform>%n house numbers away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n metres away</source>
        <translation>
            <numerusform>%n metre away</numerusform>
            <numerusform>%n metres away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reports</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message numerus="yes">
        <source>%n documents in all.</source>
        <translation>
            <numerusform>%n document in all.</numerusform>
            <numerusform>%n documents in all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReassignPanel</name>
    <message numerus="yes">
        <source>Give %n cases to somebody else</source>
        <translation>
            <numerusform>Give %n case to somebody else</numerusform>
            <numerusform>Give %n cases to somebody else</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reckoning</name>
    <message numerus="yes">
        <source>%n calendar days</source>
        <translation>
            <numerusform>%n calendar day</numerusform>
            <numerusform>%n calendar days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n opening hours</source>
        <translation>
            <numerusform>%n opening hour</numerusform>
            <numerusform>%n opening hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n opening minutes</source>
        <translation>
            <numerusform>%n opening minute</numerusform>
            <numerusform>%n opening minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message numerus="yes">
        <source>%n still to decide: {fields}</source>
        <translation>
            <numerusform>%n still to decide: {fields}</numerusform>
            <numerusform>%n still to decide: {fields}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsModel</name>
    <message numerus="yes">
        <source>Opens this profile after the screen was locked, for %n hours at most. After sleep, after five wrong tries and when the program was closed, your passphrase is needed.</source>
        <translation>
            <numerusform>Opens this profile after the screen was locked, for %n hour at most. After sleep, after five wrong tries and when the program was closed, your passphrase is needed.</numerusform>
            <numerusform>Opens this profile after the screen was locked, for %n hours at most. After sleep, after five wrong tries and when the program was closed, your passphrase is needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your agency allows up to %n minutes. What you typed is kept.</source>
        <translation>
            <numerusform>Your agency allows up to %n minute. What you typed is kept.</numerusform>
            <numerusform>Your agency allows up to %n minutes. What you typed is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfList</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message numerus="yes">
        <source>%n cannot go in</source>
        <translation>
            <numerusform>%n cannot go in</numerusform>
            <numerusform>%n cannot go in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n files and photos</source>
        <translation>
            <numerusform>%n file and photos</numerusform>
            <numerusform>%n files and photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPageModel</name>
    <message numerus="yes">
        <source>%n changes are in the file. They count as sent when the answer is loaded here.</source>
        <translation>
            <numerusform>%n change is in the file. It counts as sent when the answer is loaded here.</numerusform>
            <numerusform>%n changes are in the file. They count as sent when the answer is loaded here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncSide</name>
    <message numerus="yes">
        <source>{what} %n times in a row.</source>
        <translation>
            <numerusform>{what} %n time.</numerusform>
            <numerusform>{what} %n times in a row.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n approval</numerusform>
            <numerusform>%n approvals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes fetched</source>
        <translation>
            <numerusform>%n change fetched</numerusform>
            <numerusform>%n changes fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes saved to a file for the office</source>
        <translation>
            <numerusform>%n change saved to a file for the office</numerusform>
            <numerusform>%n changes saved to a file for the office</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes sent</source>
        <translation>
            <numerusform>%n change sent</numerusform>
            <numerusform>%n changes sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to appointments</source>
        <translation>
            <numerusform>%n change to appointments</numerusform>
            <numerusform>%n changes to appointments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to cases</source>
        <translation>
            <numerusform>%n change to cases</numerusform>
            <numerusform>%n changes to cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to households</source>
        <translation>
            <numerusform>%n change to households</numerusform>
            <numerusform>%n changes to households</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to people</source>
        <translation>
            <numerusform>%n change to people</numerusform>
            <numerusform>%n changes to people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to tasks</source>
        <translation>
            <numerusform>%n change to tasks</numerusform>
            <numerusform>%n changes to tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to the queue</source>
        <translation>
            <numerusform>%n change to the queue</numerusform>
            <numerusform>%n changes to the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes to visits</source>
        <translation>
            <numerusform>%n change to visits</numerusform>
            <numerusform>%n changes to visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consents</source>
        <translation>
            <numerusform>%n consent</numerusform>
            <numerusform>%n consents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be sent</source>
        <translation>
            <numerusform>%n could not be sent</numerusform>
            <numerusform>%n could not be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need a decision</source>
        <translation>
            <numerusform>%n needs a decision</numerusform>
            <numerusform>%n need a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other changes</source>
        <translation>
            <numerusform>%n other change</numerusform>
            <numerusform>%n other changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n referrals</source>
        <translation>
            <numerusform>%n referral</numerusform>
            <numerusform>%n referrals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n safety notes</source>
        <translation>
            <numerusform>%n safety note</numerusform>
            <numerusform>%n safety notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n waiting to send</numerusform>
            <numerusform>%n waiting to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No contact for %n days</source>
        <translation>
            <numerusform>No contact for %n day</numerusform>
            <numerusform>No contact for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline – %n to send</source>
        <translation>
            <numerusform>Offline – %n to send</numerusform>
            <numerusform>Offline – %n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Oldest unsent is %n days old</source>
        <translation>
            <numerusform>Oldest unsent is %n day old</numerusform>
            <numerusform>Oldest unsent is %n days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n changes</source>
        <translation>
            <numerusform>Sending %n change</numerusform>
            <numerusform>Sending %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskSide</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockModel</name>
    <message numerus="yes">
        <source>%n tries before a short wait.</source>
        <translation>
            <numerusform>%n try before a short wait.</numerusform>
            <numerusform>%n tries before a short wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message numerus="yes">
        <source>Wait %n seconds, then try again.</source>
        <translation>
            <numerusform>Wait %n second, then try again.</numerusform>
            <numerusform>Wait %n seconds, then try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingPane</name>
    <message numerus="yes">
        <source>%n people helped today</source>
        <translation>
            <numerusform>%n person helped today</numerusform>
            <numerusform>%n people helped today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WayWords</name>
    <message numerus="yes">
        <source>%n other things</source>
        <translation>
            <numerusform>%n other thing</numerusform>
            <numerusform>%n other things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks to finish before this can go for approval.</source>
        <translation>
            <numerusform>%n task to finish before this can go for approval.</numerusform>
            <numerusform>%n tasks to finish before this can go for approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks to finish before this can go on.</source>
        <translation>
            <numerusform>%n task to finish before this can go on.</numerusform>
            <numerusform>%n tasks to finish before this can go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days over</source>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Teller</name>
    <message numerus="yes">
        <source>%n cases are back with their owners</source>
        <translation>
            <numerusform>%n case is back with its owner</numerusform>
            <numerusform>%n cases are back with their owners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cases given back to {team}</source>
        <translation>
            <numerusform>%n case given back to {team}</numerusform>
            <numerusform>%n cases given back to {team}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cases given to {name}</source>
        <translation>
            <numerusform>%n case given to {name}</numerusform>
            <numerusform>%n cases given to {name}</numerusform>
        </translation>
    </message>
</context>
</TS>
