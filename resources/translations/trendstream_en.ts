<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>gui</name>
    <message numerus="yes">
        <source>Among %1 statuses</source>
        <translation>
            <numerusform>Among %1 status</numerusform>
            <numerusform>Among %1 statuses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finished %1 statuses in %2</source>
        <translation>
            <numerusform>Finished %1 status in %2</numerusform>
            <numerusform>Finished %1 statuses in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 statuses</source>
        <translation>
            <numerusform>%1 status</numerusform>
            <numerusform>%1 statuses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 batches waiting</source>
        <translation>
            <numerusform>%1 batch waiting</numerusform>
            <numerusform>%1 batches waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records could not be read, the first at %2</source>
        <translation>
            <numerusform>%1 record could not be read, at %2</numerusform>
            <numerusform>%1 records could not be read, the first at %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %2 more</source>
        <translation>
            <numerusform>%1 and %2 more</numerusform>
            <numerusform>%1 and %2 more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>caught %1, the highest count %2, last at %3</source>
        <translation>
            <numerusform>caught %1, the highest count %2, last at %3</numerusform>
            <numerusform>caught %1, the highest count %2, last at %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::BellButton</name>
    <message numerus="yes">
        <source>Alerts: %1 firing</source>
        <translation>
            <numerusform>Alerts: %1 firing</numerusform>
            <numerusform>Alerts: %1 firing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DetailsPanel</name>
    <message numerus="yes">
        <source>%1 statuses since %2</source>
        <translation>
            <numerusform>%1 status since %2</numerusform>
            <numerusform>%1 statuses since %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DropHint</name>
    <message numerus="yes">
        <source>Drop to replay %1 recordings</source>
        <translation>
            <numerusform>Drop to replay %1 recording</numerusform>
            <numerusform>Drop to replay %1 recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::MainWindow</name>
    <message numerus="yes">
        <source>0 of %1 hashtags match “%2”</source>
        <translation>
            <numerusform>0 of %1 hashtag match “%2”</numerusform>
            <numerusform>0 of %1 hashtags match “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>0 of %1 statuses match “%2”</source>
        <translation>
            <numerusform>0 of %1 status match “%2”</numerusform>
            <numerusform>0 of %1 statuses match “%2”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Notices</name>
    <message numerus="yes">
        <source>%1 alerts</source>
        <translation>
            <numerusform>%1 alert</numerusform>
            <numerusform>%1 alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::SampleCard</name>
    <message numerus="yes">
        <source>%1 retweets</source>
        <translation>
            <numerusform>%1 retweet</numerusform>
            <numerusform>%1 retweets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::SourcePopover</name>
    <message numerus="yes">
        <source>Gap of %1, about %2 statuses: %3</source>
        <translation>
            <numerusform>Gap of %1, about %2 status: %3</numerusform>
            <numerusform>Gap of %1, about %2 statuses: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reconnects</source>
        <translation>
            <numerusform>%1 reconnect</numerusform>
            <numerusform>%1 reconnects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gaps</source>
        <translation>
            <numerusform>%1 gap</numerusform>
            <numerusform>%1 gaps</numerusform>
        </translation>
    </message>
</context>
</TS>
