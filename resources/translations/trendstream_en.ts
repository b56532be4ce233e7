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
    <name>gui::SampleCard</name>
    <message numerus="yes">
        <source>%1 retweets</source>
        <translation>
            <numerusform>%1 retweet</numerusform>
            <numerusform>%1 retweets</numerusform>
        </translation>
    </message>
</context>
</TS>
