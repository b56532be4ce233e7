<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>gui</name>
    <message>
        <source>Pause or go on</source>
        <translation>إيقاف مؤقت أو متابعة</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>مرشّح</translation>
    </message>
    <message>
        <source>Details of the row</source>
        <translation>تفاصيل الصف</translation>
    </message>
    <message>
        <source>Close the details, clear the filter</source>
        <translation>إغلاق التفاصيل ومسح المرشّح</translation>
    </message>
    <message>
        <source>Shorter or longer window</source>
        <translation>مدة أقصر أو أطول</translation>
    </message>
    <message>
        <source>Look back by a slide, ten with Shift</source>
        <translation>الرجوع خطوة، وعشر خطوات مع Shift</translation>
    </message>
    <message>
        <source>The oldest moment, now</source>
        <translation>أقدم لحظة، الآن</translation>
    </message>
    <message>
        <source>Hashtags, most retweeted</source>
        <translation>الوسوم، الأكثر إعادةً للنشر</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>اختيار صف</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>ما يمكن فعله بالصف</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>هذه القائمة</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>REPLAY ×%1</source>
        <translation>إعادة عرض ×%1</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>إعادة عرض</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>FINISHED</source>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>RECONNECTING</source>
        <translation>إعادة اتصال</translation>
    </message>
    <message>
        <source>WAITING</source>
        <translation>انتظار</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>PAUSED · %1 behind</source>
        <translation>متوقف مؤقتًا · متأخر %1</translation>
    </message>
    <message>
        <source>HISTORY · %1</source>
        <translation>لحظة سابقة · %1</translation>
    </message>
    <message>
        <source>This cannot be followed</source>
        <translation>لا يمكن تتبّع هذا المصدر</translation>
    </message>
    <message>
        <source>The feed held no statuses</source>
        <translation>لم يكن في المصدر أي منشور</translation>
    </message>
    <message>
        <source>Reading the recording</source>
        <translation>تجري قراءة التسجيل</translation>
    </message>
    <message>
        <source>The first window opens with its first statuses</source>
        <translation>تبدأ أول مدة مع أول المنشورات</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>تعذّر الوصول إلى %1</translation>
    </message>
    <message>
        <source>
Next try in %1</source>
        <translation>
المحاولة التالية بعد %1</translation>
    </message>
    <message>
        <source>Waiting for the first status</source>
        <translation>في انتظار أول منشور</translation>
    </message>
    <message>
        <source>Connected to %1 for %2</source>
        <translation>متصل بـ %1 منذ %2</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>يجري الاتصال</translation>
    </message>
    <message>
        <source>No hashtags in the last %1</source>
        <translation>لا وسوم في آخر %1</translation>
    </message>
    <message>
        <source>No retweets in the last %1</source>
        <translation>لا إعادات نشر في آخر %1</translation>
    </message>
    <message numerus="yes">
        <source>Among %1 statuses</source>
        <translation>
            <numerusform>من بين %1 منشور</numerusform>
            <numerusform>من بين %1 منشور</numerusform>
            <numerusform>من بين %1 منشورين</numerusform>
            <numerusform>من بين %1 منشورات</numerusform>
            <numerusform>من بين %1 منشورًا</numerusform>
            <numerusform>من بين %1 منشور</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finished %1 statuses in %2</source>
        <translation>
            <numerusform>انتهى %1 منشور في %2</numerusform>
            <numerusform>انتهى %1 منشور في %2</numerusform>
            <numerusform>انتهى %1 منشور في %2</numerusform>
            <numerusform>انتهت %1 منشورات في %2</numerusform>
            <numerusform>انتهى %1 منشورًا في %2</numerusform>
            <numerusform>انتهى %1 منشور في %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 statuses</source>
        <translation>
            <numerusform>%1 منشور</numerusform>
            <numerusform>%1 منشور</numerusform>
            <numerusform>%1 منشور</numerusform>
            <numerusform>%1 منشورات</numerusform>
            <numerusform>%1 منشورًا</numerusform>
            <numerusform>%1 منشور</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>المتأخر %1</translation>
    </message>
    <message>
        <source>%1 malformed</source>
        <translation>التالف %1</translation>
    </message>
    <message>
        <source>%1 duplicates</source>
        <translation>المكرر %1</translation>
    </message>
    <message>
        <source>%1 filtered</source>
        <translation>المستبعَد %1</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>المُسقَط %1</translation>
    </message>
    <message>
        <source>%1 gaps</source>
        <translation>الفجوات %1</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>فتح في المتصفح</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>نسخ النص</translation>
    </message>
    <message>
        <source>Copy author</source>
        <translation>نسخ الكاتب</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>نسخ المعرّف</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 س</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 د %2 ث</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>new</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>unmoved</source>
        <translation>ثابت</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>صعد %1</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>هبط %1</translation>
    </message>
    <message>
        <source>Bluesky</source>
        <translation>Bluesky</translation>
    </message>
    <message>
        <source>Nothing is needed: all posts and reposts of Bluesky are public. Some 50 posts a second.</source>
        <translation>لا يلزم شيء: كل منشورات Bluesky وإعادات نشرها علنية، نحو 50 منشورًا في الثانية.</translation>
    </message>
    <message>
        <source>Mastodon</source>
        <translation>Mastodon</translation>
    </message>
    <message>
        <source>All public statuses that it knows</source>
        <translation>كل المنشورات العلنية التي يعرفها الخادم</translation>
    </message>
    <message>
        <source>Those of its own people</source>
        <translation>منشورات أصحاب الحسابات فيه</translation>
    </message>
    <message>
        <source>My home timeline</source>
        <translation>خطي الزمني الرئيسي</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>رمز الوصول</translation>
    </message>
    <message>
        <source>X (API v2)</source>
        <translation>X (API v2)</translation>
    </message>
    <message>
        <source>The bearer token of an app from X&apos;s developer portal. Posts cost money there: the program stops at 5 USD a day unless --budget says otherwise. The app&apos;s rules decide which posts come; “trendstream rules” changes them.</source>
        <translation>يلزم رمز الحامل (bearer) لتطبيق من بوابة مطوّري X. المنشورات هناك مدفوعة: يتوقف البرنامج عند 5 دولارات في اليوم ما لم يحدّد ‎--budget غير ذلك. قواعد التطبيق تقرّر أي المنشورات تصل، ويغيّرها الأمر “trendstream rules”.</translation>
    </message>
    <message>
        <source>What the app&apos;s rules let through</source>
        <translation>ما تسمح به قواعد التطبيق</translation>
    </message>
    <message>
        <source>A sample of all posts</source>
        <translation>عيّنة من كل المنشورات</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>رمز الحامل</translation>
    </message>
    <message>
        <source>Twitter v1.1</source>
        <translation>Twitter v1.1</translation>
    </message>
    <message>
        <source>Four keys of an app. Twitter closed this service in 2023; servers that speak it still can be named by --endpoint twitter=URL.</source>
        <translation>تلزم أربعة مفاتيح لتطبيق. أغلق Twitter هذه الخدمة عام 2023؛ ويمكن تحديد خوادم ما زالت تدعمها بالخيار ‎--endpoint twitter=URL.</translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation>مفتاح التطبيق</translation>
    </message>
    <message>
        <source>Consumer secret</source>
        <translation>سر التطبيق</translation>
    </message>
    <message>
        <source>Access token secret</source>
        <translation>سر رمز الوصول</translation>
    </message>
    <message>
        <source>Connect a network</source>
        <translation>الاتصال بشبكة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 في الثانية</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>كل %1</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Trending hashtags and retweets of a live stream, or of a recorded one.</source>
        <translation>الوسوم وإعادات النشر الرائجة في تدفّق مباشر أو مسجَّل.</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0.</source>
        <translation>برنامج حر بموجب رخصة Apache 2.0.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>With Qt %1, Boost, simdjson, libcurl, OpenSSL, zstd, zlib, bzip2, utf8proc, xxHash, cereal, libsecret, liboauth, nlohmann json, tomlplusplus, CLI11, spdlog, fmt and date.</source>
        <translation>يستخدم Qt %1 وBoost وsimdjson وlibcurl وOpenSSL وzstd وzlib وbzip2 وutf8proc وxxHash وcereal وlibsecret وliboauth وnlohmann json وtomlplusplus وCLI11 وspdlog وfmt وdate.</translation>
    </message>
    <message>
        <source>The name of a server and, on most of them, an access token. Get one by a login in the browser, or make an application with the right “read” in your account there, under Preferences, Development.</source>
        <translation>يلزم اسم خادم، ورمز وصول في معظم الخوادم. احصل عليه بتسجيل الدخول في المتصفح، أو أنشئ في حسابك هناك تطبيقًا بصلاحية “read” ضمن التفضيلات ثم التطوير.</translation>
    </message>
    <message>
        <source>Pin or unpin the hashtag</source>
        <translation>تثبيت الوسم أو إلغاء تثبيته</translation>
    </message>
    <message>
        <source>Mute the hashtag or the author</source>
        <translation>كتم الوسم أو الكاتب</translation>
    </message>
    <message>
        <source>Undo pins and mutes</source>
        <translation>التراجع عن التثبيت والكتم</translation>
    </message>
    <message>
        <source>Alert on the hashtag</source>
        <translation>تنبيه على الوسم</translation>
    </message>
    <message>
        <source>Engine page</source>
        <translation>صفحة المحرّك</translation>
    </message>
    <message>
        <source>Connect again now</source>
        <translation>إعادة الاتصال الآن</translation>
    </message>
    <message>
        <source>%1 wants to be left alone for a while</source>
        <translation>يطلب %1 التوقف عن سؤاله برهة</translation>
    </message>
    <message>
        <source>All sources are stopped</source>
        <translation>كل المصادر متوقفة</translation>
    </message>
    <message numerus="yes">
        <source>%1 batches waiting</source>
        <translation>
            <numerusform>%1 دفعة تنتظر</numerusform>
            <numerusform>%1 دفعة تنتظر</numerusform>
            <numerusform>%1 دفعة تنتظر</numerusform>
            <numerusform>%1 دفعات تنتظر</numerusform>
            <numerusform>%1 دفعة تنتظر</numerusform>
            <numerusform>%1 دفعة تنتظر</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>%1: credentials are missing or refused</source>
        <translation>%1: بيانات الدخول ناقصة أو مرفوضة</translation>
    </message>
    <message>
        <source>%1 was given up</source>
        <translation>تُرك %1</translation>
    </message>
    <message>
        <source>dropping %1/s</source>
        <translation>يُسقِط %1/ث</translation>
    </message>
    <message>
        <source>A longer batch or slide, fewer windows or a filter make it lighter</source>
        <translation>دفعة أو خطوة أطول، أو مدد أقل، أو مرشّح: كل ذلك يخفف الحمل</translation>
    </message>
    <message>
        <source>Engine %1 behind, %2</source>
        <translation>المحرّك متأخر %1، %2</translation>
    </message>
    <message>
        <source>Engine %1 behind</source>
        <translation>المحرّك متأخر %1</translation>
    </message>
    <message>
        <source>Engine slower than the feed, %1</source>
        <translation>المحرّك أبطأ من التدفّق، %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no data for %1</source>
        <translation>لا بيانات منذ %1</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>المحاولة التالية بعد %1</translation>
    </message>
    <message>
        <source>%1 is stopped</source>
        <translation>%1 متوقف</translation>
    </message>
    <message>
        <source>line %1, byte %2</source>
        <translation>السطر %1، البايت %2</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>البايت %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 records could not be read, the first at %2</source>
        <translation>
            <numerusform>تعذّرت قراءة %1 سجل، أولها عند %2</numerusform>
            <numerusform>تعذّرت قراءة %1 سجل، عند %2</numerusform>
            <numerusform>تعذّرت قراءة %1 سجل، أولهما عند %2</numerusform>
            <numerusform>تعذّرت قراءة %1 سجلات، أولها عند %2</numerusform>
            <numerusform>تعذّرت قراءة %1 سجلًا، أولها عند %2</numerusform>
            <numerusform>تعذّرت قراءة %1 سجل، أولها عند %2</numerusform>
        </translation>
    </message>
    <message>
        <source>limited by the service</source>
        <translation>مقيَّد من الخدمة</translation>
    </message>
    <message>
        <source>limited until %1 · %2 left</source>
        <translation>مقيَّد حتى %1 · بقي %2</translation>
    </message>
    <message>
        <source> s</source>
        <translation> ث</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>معلّق</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>نشِط</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>يتعافى</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %2 more</source>
        <translation>
            <numerusform>%1 و%2 غيره</numerusform>
            <numerusform>%1 و%2 غيره</numerusform>
            <numerusform>%1 و%2 غيره</numerusform>
            <numerusform>%1 و%2 غيرها</numerusform>
            <numerusform>%1 و%2 غيرها</numerusform>
            <numerusform>%1 و%2 غيرها</numerusform>
        </translation>
    </message>
    <message>
        <source>over: %1</source>
        <translation>انتهى: %1</translation>
    </message>
    <message>
        <source>caught nothing yet</source>
        <translation>لم يلتقط شيئًا بعد</translation>
    </message>
    <message numerus="yes">
        <source>caught %1, the highest count %2, last at %3</source>
        <translation>
            <numerusform>التقط %1، أعلى عدد %2، آخرها عند %3</numerusform>
            <numerusform>التقط %1، أعلى عدد %2، آخرها عند %3</numerusform>
            <numerusform>التقط %1، أعلى عدد %2، آخرها عند %3</numerusform>
            <numerusform>التقط %1، أعلى عدد %2، آخرها عند %3</numerusform>
            <numerusform>التقط %1، أعلى عدد %2، آخرها عند %3</numerusform>
            <numerusform>التقط %1، أعلى عدد %2، آخرها عند %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows as CSV</source>
        <translation>الصفوف بصيغة CSV</translation>
    </message>
    <message>
        <source>Rows as JSON</source>
        <translation>الصفوف بصيغة JSON</translation>
    </message>
    <message>
        <source>Rows as NDJSON</source>
        <translation>الصفوف بصيغة NDJSON</translation>
    </message>
    <message>
        <source>Picture of the window</source>
        <translation>صورة النافذة</translation>
    </message>
    <message>
        <source>Picture of the chart</source>
        <translation>صورة المخطط</translation>
    </message>
    <message>
        <source>Slower or faster replay</source>
        <translation>إبطاء إعادة العرض أو تسريعها</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>نسخ الصفوف</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>تصدير المعروض</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>فتح تسجيل</translation>
    </message>
    <message>
        <source>Record, stop recording</source>
        <translation>تسجيل، إيقاف التسجيل</translation>
    </message>
    <message>
        <source>REPLAY paused</source>
        <translation>إعادة العرض متوقفة</translation>
    </message>
    <message>
        <source>max</source>
        <translation>أقصى</translation>
    </message>
    <message>
        <source>The hashtags of all windows side by side</source>
        <translation>وسوم كل المدد جنبًا إلى جنب</translation>
    </message>
</context>
<context>
    <name>gui::AlertForm</name>
    <message>
        <source>Alert on any hashtag</source>
        <translation>تنبيه على أي وسم</translation>
    </message>
    <message>
        <source>Alert on %1</source>
        <translation>تنبيه على %1</translation>
    </message>
    <message>
        <source>Its count in %1 is over</source>
        <translation>عدده في %1 يتجاوز</translation>
    </message>
    <message>
        <source>It enters the top</source>
        <translation>يدخل الأوائل</translation>
    </message>
    <message>
        <source>Its count grows in %1 by the factor</source>
        <translation>عدده في %1 يتضاعف بمقدار</translation>
    </message>
    <message>
        <source>A source is silent for</source>
        <translation>مصدر صامت منذ</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>ما يحدث</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>المقدار</translation>
    </message>
    <message>
        <source>For how long it has to hold</source>
        <translation>المدة التي يجب أن يستمرها</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>فورًا</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>نبّهني عندما</translation>
    </message>
    <message>
        <source>and holds for</source>
        <translation>ويستمر</translation>
    </message>
    <message>
        <source>Add alert</source>
        <translation>إضافة تنبيه</translation>
    </message>
</context>
<context>
    <name>gui::AlertLine</name>
    <message>
        <source>Alert: %1</source>
        <translation>تنبيه: %1</translation>
    </message>
</context>
<context>
    <name>gui::AlertsDialog</name>
    <message>
        <source>There is no rule yet. A makes one for the hashtag of the row.</source>
        <translation>لا قاعدة بعد. المفتاح A ينشئ قاعدة لوسم الصف.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>التنبيهات</translation>
    </message>
    <message>
        <source>Another rule, such as: any enters top 3 for 10s</source>
        <translation>قاعدة أخرى، مثل: any enters top 3 for 10s</translation>
    </message>
    <message>
        <source>Another rule</source>
        <translation>قاعدة أخرى</translation>
    </message>
    <message>
        <source>#tag over 100 · #tag enters top 3 · #tag rate x3 · source silent 60s
any in place of #tag: every hashtag that is listed
Behind it: in 60s (the window) · for 10s (holds so long) · keep 10s (is over so long)</source>
        <translation>#tag over 100 · #tag enters top 3 · #tag rate x3 · source silent 60s
اكتب any بدل ‎#tag لكل وسم في القائمة
ويأتي بعدها: in 60s (المدة) · for 10s (يستمر هذا القدر) · keep 10s (ينتهي بعد هذا القدر)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>What fired</source>
        <translation>ما نشِط</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
    <message>
        <source>Look at that moment</source>
        <translation>النظر إلى تلك اللحظة</translation>
    </message>
    <message>
        <source>Nothing fired yet.</source>
        <translation>لم ينشط شيء بعد.</translation>
    </message>
</context>
<context>
    <name>gui::BatchModel</name>
    <message>
        <source>waiting</source>
        <translation>تنتظر</translation>
    </message>
    <message>
        <source>running</source>
        <translation>تعمل</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>اكتملت</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>أخفق</translation>
    </message>
    <message>
        <source>Batch time</source>
        <translation>وقت الدفعة</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>المنشورات</translation>
    </message>
    <message>
        <source>Scheduling delay</source>
        <translation>تأخير الجدولة</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>زمن المعالجة</translation>
    </message>
    <message>
        <source>Total delay</source>
        <translation>التأخير الكلي</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
</context>
<context>
    <name>gui::BellButton</name>
    <message>
        <source>Alerts: nothing fires</source>
        <translation>التنبيهات: لا شيء نشِط</translation>
    </message>
    <message numerus="yes">
        <source>Alerts: %1 firing</source>
        <translation>
            <numerusform>التنبيهات: النشِط %1</numerusform>
            <numerusform>التنبيهات: النشِط %1</numerusform>
            <numerusform>التنبيهات: النشِط %1</numerusform>
            <numerusform>التنبيهات: النشِط %1</numerusform>
            <numerusform>التنبيهات: النشِط %1</numerusform>
            <numerusform>التنبيهات: النشِط %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::BrowserLogin</name>
    <message>
        <source>Get a token in the browser…</source>
        <translation>الحصول على رمز في المتصفح…</translation>
    </message>
    <message>
        <source>Take the code</source>
        <translation>إدخال الرمز</translation>
    </message>
    <message>
        <source>The code that is shown there</source>
        <translation>الرمز الظاهر هناك</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>يُسأل الخادم…</translation>
    </message>
    <message>
        <source>Log in on the page that opens, allow reading, and bring back the code. If none opens: %1</source>
        <translation>سجّل الدخول في الصفحة التي تُفتح واسمح بالقراءة وأحضر الرمز. إن لم تُفتح صفحة: %1</translation>
    </message>
    <message>
        <source>The token is here.</source>
        <translation>وصل الرمز.</translation>
    </message>
</context>
<context>
    <name>gui::ConnectDialog</name>
    <message>
        <source>Keep it in</source>
        <translation>مكان الحفظ</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>اتصال</translation>
    </message>
    <message>
        <source>Connect a network</source>
        <translation>الاتصال بشبكة</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>الشبكات</translation>
    </message>
    <message>
        <source>In place of %1</source>
        <translation>بدلًا من %1</translation>
    </message>
    <message>
        <source>Beside %1</source>
        <translation>إلى جانب %1</translation>
    </message>
    <message>
        <source>What becomes of the sources that are followed now</source>
        <translation>مصير المصادر المتتبَّعة الآن</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring</source>
        <translation>حافظة مفاتيح سطح المكتب</translation>
    </message>
    <message>
        <source>A file that you alone can read</source>
        <translation>ملف لا يقرؤه سواك</translation>
    </message>
    <message>
        <source>The keyring is locked; unlock it to use it. The file is %1</source>
        <translation>حافظة المفاتيح مقفلة؛ افتحها لاستخدامها. الملف هو %1</translation>
    </message>
    <message>
        <source>The file is %1. Neither settings nor logs ever hold a secret.</source>
        <translation>الملف هو %1. لا تُحفظ الأسرار في الإعدادات ولا في السجلات أبدًا.</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>إيقاف الاختبار</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>اختبار الاتصال</translation>
    </message>
</context>
<context>
    <name>gui::DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>إغلاق التفاصيل</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>إغلاق (Esc)</translation>
    </message>
    <message>
        <source>Most retweeted with it</source>
        <translation>الأكثر إعادةً للنشر معه</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>الأحدث</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>not listed now</source>
        <translation>ليس في القائمة الآن</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>في الثانية</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>التغيّر</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>الذروة</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 عند %2</translation>
    </message>
    <message>
        <source>First listed</source>
        <translation>أول ظهور</translation>
    </message>
    <message>
        <source>Retweets</source>
        <translation>إعادات النشر</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Spellings</source>
        <translation>صيغ الكتابة</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>مع</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>ما فُحص</translation>
    </message>
    <message numerus="yes">
        <source>%1 statuses since %2</source>
        <translation>
            <numerusform>%1 منشور منذ %2</numerusform>
            <numerusform>%1 منشور منذ %2</numerusform>
            <numerusform>%1 منشور منذ %2</numerusform>
            <numerusform>%1 منشورات منذ %2</numerusform>
            <numerusform>%1 منشورًا منذ %2</numerusform>
            <numerusform>%1 منشور منذ %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Rank %1 of the last %2</source>
        <translation>المرتبة %1 في آخر %2</translation>
    </message>
    <message>
        <source>Samples are kept from %1 on</source>
        <translation>تُحفظ العيّنات بدءًا من %1</translation>
    </message>
</context>
<context>
    <name>gui::DropHint</name>
    <message numerus="yes">
        <source>Drop to replay %1 recordings</source>
        <translation>
            <numerusform>أفلت لإعادة عرض %1 تسجيل</numerusform>
            <numerusform>أفلت لإعادة عرض %1 تسجيل</numerusform>
            <numerusform>أفلت لإعادة عرض %1 تسجيل</numerusform>
            <numerusform>أفلت لإعادة عرض %1 تسجيلات</numerusform>
            <numerusform>أفلت لإعادة عرض %1 تسجيلًا</numerusform>
            <numerusform>أفلت لإعادة عرض %1 تسجيل</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::EnginePage</name>
    <message>
        <source>%1/s</source>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>Input rate</source>
        <translation>معدّل الدخل</translation>
    </message>
    <message>
        <source>Scheduling delay</source>
        <translation>تأخير الجدولة</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>زمن المعالجة</translation>
    </message>
    <message>
        <source>Total delay</source>
        <translation>التأخير الكلي</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرّك</translation>
    </message>
    <message>
        <source>Close the engine page</source>
        <translation>إغلاق صفحة المحرّك</translation>
    </message>
    <message>
        <source>Back to the trends (Esc)</source>
        <translation>العودة إلى الرائج (Esc)</translation>
    </message>
    <message>
        <source>batches waiting</source>
        <translation>دفعات تنتظر</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>مُسقَط</translation>
    </message>
    <message>
        <source>late</source>
        <translation>متأخر</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>مكرر</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>إعادة اتصال</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>الدفعات</translation>
    </message>
    <message>
        <source>a batch every %1 · %2 completed</source>
        <translation>دفعة كل %1 · اكتمل %2</translation>
    </message>
</context>
<context>
    <name>gui::Exporting</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>صُدّر إلى %1</translation>
    </message>
    <message>
        <source>This could not be exported: %1</source>
        <translation>تعذّر التصدير: %1</translation>
    </message>
</context>
<context>
    <name>gui::Figures</name>
    <message>
        <source>statuses/s</source>
        <translation>منشور/ث</translation>
    </message>
    <message>
        <source>hashtags</source>
        <translation>وسم</translation>
    </message>
    <message>
        <source>retweets</source>
        <translation>إعادة نشر</translation>
    </message>
    <message>
        <source>read</source>
        <translation>قُرئ</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>تأخير</translation>
    </message>
</context>
<context>
    <name>gui::FootMessage</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>gui::HistoryChart</name>
    <message>
        <source>Count over time, highest %1</source>
        <translation>العدد عبر الزمن، أعلاه %1</translation>
    </message>
</context>
<context>
    <name>gui::MainWindow</name>
    <message>
        <source>trendstream</source>
        <translation>trendstream</translation>
    </message>
    <message numerus="yes">
        <source>0 of %1 hashtags match “%2”</source>
        <translation>
            <numerusform>لا وسم من أصل %1 يطابق “%2”</numerusform>
            <numerusform>لا وسم من أصل %1 وسم يطابق “%2”</numerusform>
            <numerusform>لا وسم من أصل %1 وسم يطابق “%2”</numerusform>
            <numerusform>لا وسم من أصل %1 وسوم يطابق “%2”</numerusform>
            <numerusform>لا وسم من أصل %1 وسمًا يطابق “%2”</numerusform>
            <numerusform>لا وسم من أصل %1 وسم يطابق “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>0 of %1 statuses match “%2”</source>
        <translation>
            <numerusform>لا منشور من أصل %1 يطابق “%2”</numerusform>
            <numerusform>لا منشور من أصل %1 منشور يطابق “%2”</numerusform>
            <numerusform>لا منشور من أصل %1 منشور يطابق “%2”</numerusform>
            <numerusform>لا منشور من أصل %1 منشورات يطابق “%2”</numerusform>
            <numerusform>لا منشور من أصل %1 منشورًا يطابق “%2”</numerusform>
            <numerusform>لا منشور من أصل %1 منشور يطابق “%2”</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>مسح المرشّح</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>التحديث</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Connect a network…</source>
        <translation>الاتصال بشبكة…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرّك</translation>
    </message>
    <message>
        <source>Pins and mutes…</source>
        <translation>المثبّت والمكتوم…</translation>
    </message>
    <message>
        <source>Alerts…</source>
        <translation>التنبيهات…</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>تثبيت</translation>
    </message>
    <message>
        <source>Mute hashtag</source>
        <translation>كتم الوسم</translation>
    </message>
    <message>
        <source>Mute author</source>
        <translation>كتم الكاتب</translation>
    </message>
    <message>
        <source>Alert on this…</source>
        <translation>تنبيه على هذا…</translation>
    </message>
    <message>
        <source>Trends of the last %1</source>
        <translation>الرائج في آخر %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>مجلد التسجيلات</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Windows and slide</source>
        <translation>المدد والخطوة</translation>
    </message>
</context>
<context>
    <name>gui::MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>إغلاق الرسالة</translation>
    </message>
</context>
<context>
    <name>gui::NetworkForm</name>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>المنشورات</translation>
    </message>
    <message>
        <source>Where to get it</source>
        <translation>من أين تحصل عليه</translation>
    </message>
    <message>
        <source>kept already; type to replace it</source>
        <translation>محفوظ؛ اكتب لاستبداله</translation>
    </message>
    <message>
        <source>may be left empty</source>
        <translation>يمكن تركه فارغًا</translation>
    </message>
</context>
<context>
    <name>gui::Notices</name>
    <message numerus="yes">
        <source>%1 alerts</source>
        <translation>
            <numerusform>%1 تنبيه</numerusform>
            <numerusform>%1 تنبيه</numerusform>
            <numerusform>%1 تنبيه</numerusform>
            <numerusform>%1 تنبيهات</numerusform>
            <numerusform>%1 تنبيهًا</numerusform>
            <numerusform>%1 تنبيه</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Opening</name>
    <message>
        <source>This cannot be opened: %1</source>
        <translation>لا يمكن فتح هذا: %1</translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation>فتح تسجيل</translation>
    </message>
    <message>
        <source>Recordings (*.ndjson *.jsonl *.json *.sse *.txt *.gz *.bz2 *.zst)</source>
        <translation>التسجيلات (*.ndjson *.jsonl *.json *.sse *.txt *.gz *.bz2 *.zst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Open a folder of recordings</source>
        <translation>فتح مجلد تسجيلات</translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation>فتح تسجيل…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>فتح مجلد…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>الأخيرة</translation>
    </message>
</context>
<context>
    <name>gui::PinsDialog</name>
    <message>
        <source>Nothing is pinned. P pins the hashtag of the row.</source>
        <translation>لا شيء مثبّت. المفتاح P يثبّت وسم الصف.</translation>
    </message>
    <message>
        <source>Nothing is muted. M mutes the hashtag or the author of the row.</source>
        <translation>لا شيء مكتوم. المفتاح M يكتم وسم الصف أو كاتبه.</translation>
    </message>
    <message>
        <source>Pins and mutes</source>
        <translation>المثبّت والمكتوم</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>المثبّت</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>المكتوم</translation>
    </message>
</context>
<context>
    <name>gui::RecordControl</name>
    <message>
        <source>Record</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>Record into…</source>
        <translation>التسجيل في…</translation>
    </message>
    <message>
        <source>Record into</source>
        <translation>التسجيل في</translation>
    </message>
    <message>
        <source>This cannot be recorded: %1</source>
        <translation>لا يمكن تسجيل هذا: %1</translation>
    </message>
    <message>
        <source>Stop recording (Ctrl+R)</source>
        <translation>إيقاف التسجيل (Ctrl+R)</translation>
    </message>
    <message>
        <source>Record the raw feed into %1 (Ctrl+R)</source>
        <translation>تسجيل التدفّق الخام في %1 (Ctrl+R)</translation>
    </message>
    <message>
        <source>A replay is recorded already</source>
        <translation>إعادة العرض مسجَّلة أصلًا</translation>
    </message>
    <message>
        <source>Nothing comes that could be recorded</source>
        <translation>لا يصل ما يمكن تسجيله</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>إيقاف التسجيل</translation>
    </message>
    <message>
        <source>Recording · %1 · %2</source>
        <translation>يُسجَّل · %1 · %2</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>يُسجَّل</translation>
    </message>
    <message>
        <source>The feed is being recorded.</source>
        <translation>يجري تسجيل التدفّق.</translation>
    </message>
    <message>
        <source>What was recorded until now is kept in %1.</source>
        <translation>ما سُجّل حتى الآن محفوظ في %1.</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>متابعة التسجيل</translation>
    </message>
</context>
<context>
    <name>gui::RecordWindow</name>
    <message>
        <source>Record as received</source>
        <translation>السجل كما وصل</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the whole record</source>
        <translation>نسخ السجل كله</translation>
    </message>
</context>
<context>
    <name>gui::RemovableRows</name>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>إزالة %1</translation>
    </message>
</context>
<context>
    <name>gui::ReplayControl</name>
    <message>
        <source>Speed of the replay (− and +)</source>
        <translation>سرعة إعادة العرض (− و+)</translation>
    </message>
    <message>
        <source>max: as fast as it goes</source>
        <translation>أقصى: بأسرع ما يمكن</translation>
    </message>
    <message>
        <source>Speed of the replay: %1</source>
        <translation>سرعة إعادة العرض: %1</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>من البداية</translation>
    </message>
    <message>
        <source>Replay it again from its beginning</source>
        <translation>إعادة العرض من بدايته</translation>
    </message>
    <message>
        <source>Hold the replay</source>
        <translation>إيقاف إعادة العرض</translation>
    </message>
    <message>
        <source>Hold the replay: nothing more is read until it goes on</source>
        <translation>إيقاف إعادة العرض: لا يُقرأ المزيد حتى تُتابَع</translation>
    </message>
    <message>
        <source>Go on with the replay</source>
        <translation>متابعة إعادة العرض</translation>
    </message>
</context>
<context>
    <name>gui::SampleCard</name>
    <message numerus="yes">
        <source>%1 retweets</source>
        <translation>
            <numerusform>%1 إعادة نشر</numerusform>
            <numerusform>%1 إعادة نشر</numerusform>
            <numerusform>%1 إعادة نشر</numerusform>
            <numerusform>%1 إعادات نشر</numerusform>
            <numerusform>%1 إعادة نشر</numerusform>
            <numerusform>%1 إعادة نشر</numerusform>
        </translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(بلا نص)</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>(محذوف)</translation>
    </message>
    <message>
        <source>Record as received…</source>
        <translation>السجل كما وصل…</translation>
    </message>
</context>
<context>
    <name>gui::Segments</name>
    <message>
        <source>Window length</source>
        <translation>طول المدة</translation>
    </message>
    <message>
        <source>Window of %1</source>
        <translation>مدة %1</translation>
    </message>
</context>
<context>
    <name>gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>The window opens anew in it; counting goes on.</source>
        <translation>تُفتح النافذة من جديد بهذه اللغة، ويستمر العدّ.</translation>
    </message>
    <message>
        <source>Updates of the lists</source>
        <translation>تحديث القوائم</translation>
    </message>
    <message>
        <source>Space stops them altogether; counting goes on.</source>
        <translation>مفتاح المسافة يوقفها تمامًا، ويستمر العدّ.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>إشعارات سطح المكتب</translation>
    </message>
    <message>
        <source>When an alert fires</source>
        <translation>عند نشاط تنبيه</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation>عند البدء القادم</translation>
    </message>
    <message>
        <source>The last session comes back</source>
        <translation>تعود الجلسة الأخيرة</translation>
    </message>
    <message>
        <source>The simulated feed</source>
        <translation>التدفّق المحاكى</translation>
    </message>
</context>
<context>
    <name>gui::SideBySide</name>
    <message>
        <source>Hashtags of the last %1</source>
        <translation>وسوم آخر %1</translation>
    </message>
</context>
<context>
    <name>gui::SourceChips</name>
    <message>
        <source>connecting</source>
        <translation>يتصل</translation>
    </message>
    <message>
        <source>live</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>reconnecting in %1</source>
        <translation>يعيد الاتصال بعد %1</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>يعيد الاتصال</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>توقف</translation>
    </message>
    <message>
        <source>read to its end</source>
        <translation>قُرئ حتى نهايته</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>المصادر</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>تُرك</translation>
    </message>
</context>
<context>
    <name>gui::SourcePopover</name>
    <message>
        <source>Gap of %1: %2</source>
        <translation>فجوة %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Gap of %1, about %2 statuses: %3</source>
        <translation>
            <numerusform>فجوة %1، نحو %2 منشور: %3</numerusform>
            <numerusform>فجوة %1، نحو %2 منشور: %3</numerusform>
            <numerusform>فجوة %1، نحو %2 منشور: %3</numerusform>
            <numerusform>فجوة %1، نحو %2 منشورات: %3</numerusform>
            <numerusform>فجوة %1، نحو %2 منشورًا: %3</numerusform>
            <numerusform>فجوة %1، نحو %2 منشور: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>يجري الاتصال</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>%1; next try at once</source>
        <translation>%1؛ المحاولة التالية فورًا</translation>
    </message>
    <message>
        <source>%1; next try in %2</source>
        <translation>%1؛ المحاولة التالية بعد %2</translation>
    </message>
    <message>
        <source>Given up: %1</source>
        <translation>تُرك: %1</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>أوقفته أنت</translation>
    </message>
    <message>
        <source>Log of the source</source>
        <translation>سجل المصدر</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>إعادة المحاولة الآن</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البدء</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>ما حدث، الأحدث أولًا</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>%1 statuses/s</source>
        <translation>%1 منشور/ث</translation>
    </message>
    <message numerus="yes">
        <source>%1 reconnects</source>
        <translation>
            <numerusform>مرات إعادة الاتصال %1</numerusform>
            <numerusform>مرات إعادة الاتصال %1</numerusform>
            <numerusform>مرات إعادة الاتصال %1</numerusform>
            <numerusform>مرات إعادة الاتصال %1</numerusform>
            <numerusform>مرات إعادة الاتصال %1</numerusform>
            <numerusform>مرات إعادة الاتصال %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gaps</source>
        <translation>
            <numerusform>الفجوات %1</numerusform>
            <numerusform>الفجوات %1</numerusform>
            <numerusform>الفجوات %1</numerusform>
            <numerusform>الفجوات %1</numerusform>
            <numerusform>الفجوات %1</numerusform>
            <numerusform>الفجوات %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>المُسقَط %1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>آخر ما وصل قبل %1</translation>
    </message>
</context>
<context>
    <name>gui::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>الحالة: %1</translation>
    </message>
    <message>
        <source>Go on with what is now (Space)</source>
        <translation>متابعة ما يحدث الآن (المسافة)</translation>
    </message>
    <message>
        <source>Pause the view; counting goes on (Space)</source>
        <translation>إيقاف العرض مؤقتًا، ويستمر العدّ (المسافة)</translation>
    </message>
</context>
<context>
    <name>gui::StepList</name>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>بيانات الدخول</translation>
    </message>
    <message>
        <source>First status</source>
        <translation>أول منشور</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>لم يُجرَّب</translation>
    </message>
    <message>
        <source>trying</source>
        <translation>تجري المحاولة</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>نجح</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>تُرك</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>أخفق</translation>
    </message>
    <message>
        <source>Steps of the test</source>
        <translation>خطوات الاختبار</translation>
    </message>
</context>
<context>
    <name>gui::TimelineChart</name>
    <message>
        <source>%1: %2, on average %3</source>
        <translation>%1: %2، المتوسط %3</translation>
    </message>
    <message>
        <source>average %1</source>
        <translation>المتوسط %1</translation>
    </message>
</context>
<context>
    <name>gui::TopBar</name>
    <message>
        <source>Filter</source>
        <translation>مرشّح</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>مسح المرشّح</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Filter: words, -word, lang:ja, /regex/</source>
        <translation>مرشّح: كلمات، ‎-كلمة، lang:ja، /regex/</translation>
    </message>
    <message>
        <source>Only rows with these words: in the hashtag, the author or the text
-word  without it
min:50  a count of at least 50
lang:ja  most statuses are in that language, or at least a tenth
/regex/  a regular expression; -/regex/  without it</source>
        <translation>الصفوف التي فيها هذه الكلمات فقط: في الوسم أو الكاتب أو النص
‎-كلمة  من دونها
min:50  عدد لا يقل عن 50
lang:ja  معظم المنشورات بهذه اللغة، أو عُشرها على الأقل
/regex/  تعبير نمطي؛ ‎-/regex/  من دونه</translation>
    </message>
</context>
<context>
    <name>gui::TrendModel</name>
    <message>
        <source>rank %1</source>
        <translation>المرتبة %1</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 في الثانية</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Hashtag</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>المنشور</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Retweets</source>
        <translation>إعادات النشر</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>في الثانية</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>التغيّر</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>آخر %1</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Ranks won or lost against the list one window length ago</source>
        <translation>المراتب المكسوبة أو المفقودة مقارنةً بالقائمة قبل مدة كاملة</translation>
    </message>
    <message>
        <source>Statuses of the window that carry the hashtag</source>
        <translation>منشورات المدة التي تحمل الوسم</translation>
    </message>
    <message>
        <source>Retweets in the window</source>
        <translation>إعادات النشر في المدة</translation>
    </message>
    <message>
        <source>Count divided by the seconds that the window covers</source>
        <translation>العدد مقسومًا على ثواني المدة</translation>
    </message>
    <message>
        <source>(count − count one window length ago) ÷ count one window length ago</source>
        <translation>(العدد − العدد قبل مدة كاملة) ÷ العدد قبل مدة كاملة</translation>
    </message>
    <message>
        <source>The count over time; each row has a scale of its own</source>
        <translation>العدد عبر الزمن؛ لكل صف مقياسه</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>مثبّت</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>ليس في القائمة</translation>
    </message>
    <message>
        <source>Rising</source>
        <translation>الصعود</translation>
    </message>
    <message>
        <source>(count − expected) ÷ √(expected + 1); expected is what the row&apos;s own past gives for such a window</source>
        <translation>(العدد − المتوقع) ÷ √(المتوقع + 1)؛ والمتوقع هو ما يعطيه ماضي الصف نفسه لمدة كهذه</translation>
    </message>
    <message>
        <source>Statuses a second over the newest tenth of the window</source>
        <translation>المنشورات في الثانية في العُشر الأحدث من المدة</translation>
    </message>
</context>
<context>
    <name>gui::TrendPanel</name>
    <message>
        <source>Hashtags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Most retweeted</source>
        <translation>الأكثر إعادةً للنشر</translation>
    </message>
    <message>
        <source>order held</source>
        <translation>الترتيب مثبّت</translation>
    </message>
    <message>
        <source>Numbers go on; rows stay where they are until the pointer leaves them</source>
        <translation>تتغيّر الأرقام، وتبقى الصفوف في أماكنها حتى يغادرها المؤشر</translation>
    </message>
    <message>
        <source>%1 of %2, to %3</source>
        <translation>%1 من %2، حتى %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 حتى %2</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>حتى %1</translation>
    </message>
</context>
<context>
    <name>gui::TrendTable</name>
    <message>
        <source>Copy hashtag</source>
        <translation>نسخ الوسم</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>نسخ الصف</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>نسخ الصفوف</translation>
    </message>
</context>
<context>
    <name>gui::TroubleLine</name>
    <message>
        <source>Retry now</source>
        <translation>إعادة المحاولة الآن</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البدء</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ما حدث</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرّك</translation>
    </message>
    <message>
        <source>Credentials…</source>
        <translation>بيانات الدخول…</translation>
    </message>
</context>
<context>
    <name>gui::VolumeStrip</name>
    <message>
        <source>Statuses a second over time</source>
        <translation>المنشورات في الثانية عبر الزمن</translation>
    </message>
    <message>
        <source>Press or drag to look back; ← → step, Home oldest, End now</source>
        <translation>اضغط أو اسحب للنظر إلى الوراء؛ ← → خطوة، Home الأقدم، End الآن</translation>
    </message>
</context>
<context>
    <name>gui::WatchCorner</name>
    <message>
        <source>Alert added: %1</source>
        <translation>أُضيف تنبيه: %1</translation>
    </message>
</context>
<context>
    <name>gui::Watcher</name>
    <message>
        <source>%1 unpinned</source>
        <translation>أُلغي تثبيت %1</translation>
    </message>
    <message>
        <source>%1 pinned</source>
        <translation>ثُبّت %1</translation>
    </message>
    <message>
        <source>%1 muted</source>
        <translation>كُتم %1</translation>
    </message>
    <message>
        <source>%1 listed again</source>
        <translation>عاد %1 إلى القائمة</translation>
    </message>
</context>
<context>
    <name>gui::WelcomeCard</name>
    <message>
        <source>Welcome</source>
        <translation>مرحبًا</translation>
    </message>
    <message>
        <source>What is being talked about, now</source>
        <translation>ما يتحدث عنه الناس الآن</translation>
    </message>
    <message>
        <source>Behind this card a simulated feed is counted already: made up on this machine, no network is asked. Choose what you want to see.</source>
        <translation>خلف هذه البطاقة يُحصى تدفّق محاكى منذ الآن: يُصنع على هذا الجهاز ولا تُستخدم أي شبكة. اختر ما تريد رؤيته.</translation>
    </message>
    <message>
        <source>Connect a network…</source>
        <translation>الاتصال بشبكة…</translation>
    </message>
    <message>
        <source>Bluesky needs nothing; Mastodon and X need a key</source>
        <translation>لا يلزم شيء لـ Bluesky، ويلزم مفتاح لـ Mastodon وX</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>فتح تسجيل…</translation>
    </message>
    <message>
        <source>A file or a folder of statuses, packed or not</source>
        <translation>ملف أو مجلد من المنشورات، مضغوط أو غير مضغوط</translation>
    </message>
    <message>
        <source>Watch the simulated feed</source>
        <translation>مشاهدة التدفّق المحاكى</translation>
    </message>
    <message>
        <source>To look around; this card does not come again</source>
        <translation>للتعرّف على البرنامج؛ لن تظهر هذه البطاقة مجددًا</translation>
    </message>
    <message>
        <source>Recent recordings</source>
        <translation>التسجيلات الأخيرة</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>فتح %1</translation>
    </message>
</context>
<context>
    <name>gui::WindowChooser</name>
    <message>
        <source>Rank by</source>
        <translation>الترتيب حسب</translation>
    </message>
    <message>
        <source>Windows…</source>
        <translation>المدد…</translation>
    </message>
    <message>
        <source>by count</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Statuses of the window that carry the hashtag</source>
        <translation>منشورات المدة التي تحمل الوسم</translation>
    </message>
    <message>
        <source>by rate</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Statuses a second over the newest tenth of the window: what is being said right now</source>
        <translation>المنشورات في الثانية في العُشر الأحدث من المدة: ما يقال الآن</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>الصعود</translation>
    </message>
    <message>
        <source>(count − expected) ÷ √(expected + 1); expected is what the row&apos;s own past gives for such a window</source>
        <translation>(العدد − المتوقع) ÷ √(المتوقع + 1)؛ والمتوقع هو ما يعطيه ماضي الصف نفسه لمدة كهذه</translation>
    </message>
    <message>
        <source>Ranked %1</source>
        <translation>الترتيب: %1</translation>
    </message>
</context>
<context>
    <name>gui::WindowsDialog</name>
    <message>
        <source>Windows</source>
        <translation>المدد</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>الأطوال</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>How often the lists are counted anew</source>
        <translation>كم مرة تُحصى القوائم من جديد</translation>
    </message>
    <message>
        <source>Use these windows</source>
        <translation>استخدام هذه المدد</translation>
    </message>
    <message>
        <source>Several with commas between, as 10s, 60s, 5m. The past that is at hand, %1 at most, is counted at once.</source>
        <translation>عدة أطوال بينها فواصل، مثل 10s, 60s, 5m. ويُحصى الماضي المتاح، وأقصاه %1، في الحال.</translation>
    </message>
</context>
</TS>
