<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>gui</name>
    <message>
        <source>Pause or go on</source>
        <translation>일시정지 또는 계속</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Details of the row</source>
        <translation>선택한 행의 자세한 내용</translation>
    </message>
    <message>
        <source>Close the details, clear the filter</source>
        <translation>자세한 내용 닫기, 필터 지우기</translation>
    </message>
    <message>
        <source>Shorter or longer window</source>
        <translation>더 짧거나 긴 구간</translation>
    </message>
    <message>
        <source>Look back by a slide, ten with Shift</source>
        <translation>한 칸씩 되돌아보기, Shift와 함께 열 칸</translation>
    </message>
    <message>
        <source>The oldest moment, now</source>
        <translation>가장 오래된 시점, 지금</translation>
    </message>
    <message>
        <source>Hashtags, most retweeted</source>
        <translation>해시태그, 가장 많이 리트윗된 글</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>행 고르기</translation>
    </message>
    <message>
        <source>What can be done with the row</source>
        <translation>행으로 할 수 있는 일</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>이 목록</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>REPLAY ×%1</source>
        <translation>재생 ×%1</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>FINISHED</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>RECONNECTING</source>
        <translation>다시 연결 중</translation>
    </message>
    <message>
        <source>WAITING</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>PAUSED · %1 behind</source>
        <translation>일시정지 · %1 뒤처짐</translation>
    </message>
    <message>
        <source>HISTORY · %1</source>
        <translation>지난 시점 · %1</translation>
    </message>
    <message>
        <source>This cannot be followed</source>
        <translation>이 소스는 따라갈 수 없습니다</translation>
    </message>
    <message>
        <source>The feed held no statuses</source>
        <translation>피드에 게시물이 없었습니다</translation>
    </message>
    <message>
        <source>Reading the recording</source>
        <translation>녹화를 읽는 중</translation>
    </message>
    <message>
        <source>The first window opens with its first statuses</source>
        <translation>첫 게시물과 함께 첫 구간이 열립니다</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>
Next try in %1</source>
        <translation>
%1 뒤에 다시 시도</translation>
    </message>
    <message>
        <source>Waiting for the first status</source>
        <translation>첫 게시물을 기다리는 중</translation>
    </message>
    <message>
        <source>Connected to %1 for %2</source>
        <translation>%1에 연결된 지 %2</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>No hashtags in the last %1</source>
        <translation>지난 %1 동안 해시태그 없음</translation>
    </message>
    <message>
        <source>No retweets in the last %1</source>
        <translation>지난 %1 동안 리트윗 없음</translation>
    </message>
    <message numerus="yes">
        <source>Among %1 statuses</source>
        <translation>
            <numerusform>게시물 %1건 가운데</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finished %1 statuses in %2</source>
        <translation>
            <numerusform>게시물 %1건을 %2 만에 마침</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 statuses</source>
        <translation>
            <numerusform>게시물 %1건</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>늦음 %1</translation>
    </message>
    <message>
        <source>%1 malformed</source>
        <translation>손상 %1</translation>
    </message>
    <message>
        <source>%1 duplicates</source>
        <translation>중복 %1</translation>
    </message>
    <message>
        <source>%1 filtered</source>
        <translation>걸러냄 %1</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>버림 %1</translation>
    </message>
    <message>
        <source>%1 gaps</source>
        <translation>빈 구간 %1</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>글 복사</translation>
    </message>
    <message>
        <source>Copy author</source>
        <translation>작성자 복사</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID 복사</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>신규</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새로 오름</translation>
    </message>
    <message>
        <source>unmoved</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>%1 상승</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>%1 하락</translation>
    </message>
    <message>
        <source>Bluesky</source>
        <translation>Bluesky</translation>
    </message>
    <message>
        <source>Nothing is needed: all posts and reposts of Bluesky are public. Some 50 posts a second.</source>
        <translation>아무것도 필요 없습니다. Bluesky의 모든 게시물과 재게시는 공개되어 있습니다. 초당 50건쯤 들어옵니다.</translation>
    </message>
    <message>
        <source>Mastodon</source>
        <translation>Mastodon</translation>
    </message>
    <message>
        <source>All public statuses that it knows</source>
        <translation>서버가 아는 모든 공개 게시물</translation>
    </message>
    <message>
        <source>Those of its own people</source>
        <translation>이 서버 사용자들의 게시물</translation>
    </message>
    <message>
        <source>My home timeline</source>
        <translation>내 홈 타임라인</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>액세스 토큰</translation>
    </message>
    <message>
        <source>X (API v2)</source>
        <translation>X (API v2)</translation>
    </message>
    <message>
        <source>The bearer token of an app from X&apos;s developer portal. Posts cost money there: the program stops at 5 USD a day unless --budget says otherwise. The app&apos;s rules decide which posts come; “trendstream rules” changes them.</source>
        <translation>X 개발자 포털에서 만든 앱의 베어러 토큰이 필요합니다. X의 게시물은 유료이므로 --budget으로 달리 정하지 않으면 하루 5달러에서 멈춥니다. 어떤 게시물이 들어올지는 앱의 규칙이 정하며, “trendstream rules”로 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>What the app&apos;s rules let through</source>
        <translation>앱의 규칙을 통과한 게시물</translation>
    </message>
    <message>
        <source>A sample of all posts</source>
        <translation>전체 게시물의 표본</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>베어러 토큰</translation>
    </message>
    <message>
        <source>Twitter v1.1</source>
        <translation>Twitter v1.1</translation>
    </message>
    <message>
        <source>Four keys of an app. Twitter closed this service in 2023; servers that speak it still can be named by --endpoint twitter=URL.</source>
        <translation>앱의 키 네 개가 필요합니다. Twitter는 2023년에 이 서비스를 닫았습니다. 아직 이 방식을 지원하는 서버는 --endpoint twitter=URL로 지정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation>소비자 키</translation>
    </message>
    <message>
        <source>Consumer secret</source>
        <translation>소비자 비밀 키</translation>
    </message>
    <message>
        <source>Access token secret</source>
        <translation>액세스 토큰 비밀 키</translation>
    </message>
    <message>
        <source>Connect a network</source>
        <translation>네트워크 연결</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>초당 %1번</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>%1마다</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Trending hashtags and retweets of a live stream, or of a recorded one.</source>
        <translation>실시간 또는 녹화된 흐름에서 떠오르는 해시태그와 리트윗을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0.</source>
        <translation>Apache License 2.0에 따른 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>With Qt %1, Boost, simdjson, libcurl, OpenSSL, zstd, zlib, bzip2, utf8proc, xxHash, cereal, libsecret, liboauth, nlohmann json, tomlplusplus, CLI11, spdlog, fmt and date.</source>
        <translation>Qt %1, Boost, simdjson, libcurl, OpenSSL, zstd, zlib, bzip2, utf8proc, xxHash, cereal, libsecret, liboauth, nlohmann json, tomlplusplus, CLI11, spdlog, fmt, date를 사용합니다.</translation>
    </message>
    <message>
        <source>The name of a server and, on most of them, an access token. Get one by a login in the browser, or make an application with the right “read” in your account there, under Preferences, Development.</source>
        <translation>서버 이름과, 대부분의 서버에서는 액세스 토큰이 필요합니다. 브라우저에서 로그인해 받거나, 해당 서버 계정의 환경설정 → 개발에서 “read” 권한으로 애플리케이션을 만드세요.</translation>
    </message>
    <message>
        <source>Pin or unpin the hashtag</source>
        <translation>해시태그 고정 또는 해제</translation>
    </message>
    <message>
        <source>Mute the hashtag or the author</source>
        <translation>해시태그나 작성자 숨기기</translation>
    </message>
    <message>
        <source>Undo pins and mutes</source>
        <translation>고정과 숨김 되돌리기</translation>
    </message>
    <message>
        <source>Alert on the hashtag</source>
        <translation>해시태그에 알림 걸기</translation>
    </message>
    <message>
        <source>Engine page</source>
        <translation>엔진 화면</translation>
    </message>
    <message>
        <source>Connect again now</source>
        <translation>지금 다시 연결</translation>
    </message>
    <message>
        <source>%1 wants to be left alone for a while</source>
        <translation>%1이(가) 잠시 요청을 받지 않습니다</translation>
    </message>
    <message>
        <source>All sources are stopped</source>
        <translation>모든 소스가 멈췄습니다</translation>
    </message>
    <message numerus="yes">
        <source>%1 batches waiting</source>
        <translation>
            <numerusform>배치 %1개 대기</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1ms</translation>
    </message>
    <message>
        <source>%1: credentials are missing or refused</source>
        <translation>%1: 자격 증명이 없거나 거부되었습니다</translation>
    </message>
    <message>
        <source>%1 was given up</source>
        <translation>%1을(를) 포기했습니다</translation>
    </message>
    <message>
        <source>dropping %1/s</source>
        <translation>초당 %1건 버림</translation>
    </message>
    <message>
        <source>A longer batch or slide, fewer windows or a filter make it lighter</source>
        <translation>배치나 간격을 늘리거나, 구간을 줄이거나, 필터를 쓰면 가벼워집니다</translation>
    </message>
    <message>
        <source>Engine %1 behind, %2</source>
        <translation>엔진 %1 뒤처짐, %2</translation>
    </message>
    <message>
        <source>Engine %1 behind</source>
        <translation>엔진 %1 뒤처짐</translation>
    </message>
    <message>
        <source>Engine slower than the feed, %1</source>
        <translation>엔진이 피드보다 느림, %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no data for %1</source>
        <translation>%1 동안 데이터 없음</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>%1 뒤 다시 시도</translation>
    </message>
    <message>
        <source>%1 is stopped</source>
        <translation>%1 멈춤</translation>
    </message>
    <message>
        <source>line %1, byte %2</source>
        <translation>%1행, %2바이트</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>%1바이트</translation>
    </message>
    <message numerus="yes">
        <source>%1 records could not be read, the first at %2</source>
        <translation>
            <numerusform>레코드 %1건을 읽지 못함, 첫 번째: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>limited by the service</source>
        <translation>서비스에서 제한함</translation>
    </message>
    <message>
        <source>limited until %1 · %2 left</source>
        <translation>%1까지 제한 · %2 남음</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>울림</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>회복 중</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정상</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %2 more</source>
        <translation>
            <numerusform>%1 외 %2건</numerusform>
        </translation>
    </message>
    <message>
        <source>over: %1</source>
        <translation>종료: %1</translation>
    </message>
    <message>
        <source>caught nothing yet</source>
        <translation>아직 걸린 것 없음</translation>
    </message>
    <message numerus="yes">
        <source>caught %1, the highest count %2, last at %3</source>
        <translation>
            <numerusform>%1건 걸림, 최고 %2, 마지막 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows as CSV</source>
        <translation>행을 CSV로</translation>
    </message>
    <message>
        <source>Rows as JSON</source>
        <translation>행을 JSON으로</translation>
    </message>
    <message>
        <source>Rows as NDJSON</source>
        <translation>행을 NDJSON으로</translation>
    </message>
    <message>
        <source>Picture of the window</source>
        <translation>창 그림</translation>
    </message>
    <message>
        <source>Picture of the chart</source>
        <translation>차트 그림</translation>
    </message>
    <message>
        <source>Slower or faster replay</source>
        <translation>재생을 느리게 또는 빠르게</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>행 복사</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>보이는 것 내보내기</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>녹화 열기</translation>
    </message>
    <message>
        <source>Record, stop recording</source>
        <translation>녹화, 녹화 멈춤</translation>
    </message>
    <message>
        <source>REPLAY paused</source>
        <translation>재생 일시정지</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>The hashtags of all windows side by side</source>
        <translation>모든 구간의 해시태그를 나란히</translation>
    </message>
</context>
<context>
    <name>gui::AlertForm</name>
    <message>
        <source>Alert on any hashtag</source>
        <translation>모든 해시태그에 알림</translation>
    </message>
    <message>
        <source>Alert on %1</source>
        <translation>%1에 알림</translation>
    </message>
    <message>
        <source>Its count in %1 is over</source>
        <translation>%1 동안의 수가 다음을 넘을 때</translation>
    </message>
    <message>
        <source>It enters the top</source>
        <translation>상위에 들 때</translation>
    </message>
    <message>
        <source>Its count grows in %1 by the factor</source>
        <translation>%1 동안의 수가 다음 배로 늘 때</translation>
    </message>
    <message>
        <source>A source is silent for</source>
        <translation>소스가 조용할 때</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>무슨 일이 생기면</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>얼마나</translation>
    </message>
    <message>
        <source>For how long it has to hold</source>
        <translation>얼마 동안 이어져야 하는지</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>즉시</translation>
    </message>
    <message>
        <source>Tell me when</source>
        <translation>알릴 때</translation>
    </message>
    <message>
        <source>and holds for</source>
        <translation>이어지는 시간</translation>
    </message>
    <message>
        <source>Add alert</source>
        <translation>알림 추가</translation>
    </message>
</context>
<context>
    <name>gui::AlertLine</name>
    <message>
        <source>Alert: %1</source>
        <translation>알림: %1</translation>
    </message>
</context>
<context>
    <name>gui::AlertsDialog</name>
    <message>
        <source>There is no rule yet. A makes one for the hashtag of the row.</source>
        <translation>아직 규칙이 없습니다. A 키로 선택한 행의 해시태그에 규칙을 만듭니다.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Another rule, such as: any enters top 3 for 10s</source>
        <translation>다른 규칙, 예: any enters top 3 for 10s</translation>
    </message>
    <message>
        <source>Another rule</source>
        <translation>다른 규칙</translation>
    </message>
    <message>
        <source>#tag over 100 · #tag enters top 3 · #tag rate x3 · source silent 60s
any in place of #tag: every hashtag that is listed
Behind it: in 60s (the window) · for 10s (holds so long) · keep 10s (is over so long)</source>
        <translation>#tag over 100 · #tag enters top 3 · #tag rate x3 · source silent 60s
#tag 대신 any: 목록에 오른 모든 해시태그
뒤에 붙이는 말: in 60s (구간) · for 10s (이만큼 이어질 때) · keep 10s (이만큼 지나야 종료)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>What fired</source>
        <translation>울린 알림</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>Look at that moment</source>
        <translation>그때 보기</translation>
    </message>
    <message>
        <source>Nothing fired yet.</source>
        <translation>아직 울린 알림이 없습니다.</translation>
    </message>
</context>
<context>
    <name>gui::BatchModel</name>
    <message>
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Batch time</source>
        <translation>배치 시각</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>게시물</translation>
    </message>
    <message>
        <source>Scheduling delay</source>
        <translation>스케줄 지연</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>처리 시간</translation>
    </message>
    <message>
        <source>Total delay</source>
        <translation>전체 지연</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
</context>
<context>
    <name>gui::BellButton</name>
    <message>
        <source>Alerts: nothing fires</source>
        <translation>알림: 울리는 것 없음</translation>
    </message>
    <message numerus="yes">
        <source>Alerts: %1 firing</source>
        <translation>
            <numerusform>알림: %1건 울림</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::BrowserLogin</name>
    <message>
        <source>Get a token in the browser…</source>
        <translation>브라우저에서 토큰 받기…</translation>
    </message>
    <message>
        <source>Take the code</source>
        <translation>코드 넣기</translation>
    </message>
    <message>
        <source>The code that is shown there</source>
        <translation>거기에 표시된 코드</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>서버에 묻는 중…</translation>
    </message>
    <message>
        <source>Log in on the page that opens, allow reading, and bring back the code. If none opens: %1</source>
        <translation>열리는 페이지에서 로그인하고 읽기를 허용한 뒤 코드를 가져오세요. 페이지가 열리지 않으면: %1</translation>
    </message>
    <message>
        <source>The token is here.</source>
        <translation>토큰을 받았습니다.</translation>
    </message>
</context>
<context>
    <name>gui::ConnectDialog</name>
    <message>
        <source>Keep it in</source>
        <translation>보관할 곳</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Connect a network</source>
        <translation>네트워크 연결</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>In place of %1</source>
        <translation>%1 대신</translation>
    </message>
    <message>
        <source>Beside %1</source>
        <translation>%1와(과) 함께</translation>
    </message>
    <message>
        <source>What becomes of the sources that are followed now</source>
        <translation>지금 따라가는 소스를 어떻게 할지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring</source>
        <translation>데스크톱 키링</translation>
    </message>
    <message>
        <source>A file that you alone can read</source>
        <translation>나만 읽을 수 있는 파일</translation>
    </message>
    <message>
        <source>The keyring is locked; unlock it to use it. The file is %1</source>
        <translation>키링이 잠겨 있습니다. 쓰려면 잠금을 푸세요. 파일: %1</translation>
    </message>
    <message>
        <source>The file is %1. Neither settings nor logs ever hold a secret.</source>
        <translation>파일: %1. 설정이나 로그에는 비밀 값이 절대 남지 않습니다.</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>시험 멈춤</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>연결 시험</translation>
    </message>
</context>
<context>
    <name>gui::DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>자세한 내용 닫기</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기 (Esc)</translation>
    </message>
    <message>
        <source>Most retweeted with it</source>
        <translation>이 해시태그로 가장 많이 리트윗된 글</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>최신</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>수</translation>
    </message>
    <message>
        <source>not listed now</source>
        <translation>지금은 목록에 없음</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2에 %1</translation>
    </message>
    <message>
        <source>First listed</source>
        <translation>처음 오른 때</translation>
    </message>
    <message>
        <source>Retweets</source>
        <translation>리트윗</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Spellings</source>
        <translation>표기</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>함께 쓰인 태그</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>살펴본 글</translation>
    </message>
    <message numerus="yes">
        <source>%1 statuses since %2</source>
        <translation>
            <numerusform>%2부터 게시물 %1건</numerusform>
        </translation>
    </message>
    <message>
        <source>Rank %1 of the last %2</source>
        <translation>지난 %2의 %1위</translation>
    </message>
    <message>
        <source>Samples are kept from %1 on</source>
        <translation>표본은 %1부터 보관됩니다</translation>
    </message>
</context>
<context>
    <name>gui::DropHint</name>
    <message numerus="yes">
        <source>Drop to replay %1 recordings</source>
        <translation>
            <numerusform>놓으면 녹화 %1개를 재생합니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::EnginePage</name>
    <message>
        <source>%1/s</source>
        <translation>%1/초</translation>
    </message>
    <message>
        <source>Input rate</source>
        <translation>입력 속도</translation>
    </message>
    <message>
        <source>Scheduling delay</source>
        <translation>스케줄 지연</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>처리 시간</translation>
    </message>
    <message>
        <source>Total delay</source>
        <translation>전체 지연</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Close the engine page</source>
        <translation>엔진 화면 닫기</translation>
    </message>
    <message>
        <source>Back to the trends (Esc)</source>
        <translation>트렌드로 돌아가기 (Esc)</translation>
    </message>
    <message>
        <source>batches waiting</source>
        <translation>대기 중인 배치</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>버림</translation>
    </message>
    <message>
        <source>late</source>
        <translation>늦음</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>재연결</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>a batch every %1 · %2 completed</source>
        <translation>%1마다 배치 · %2개 완료</translation>
    </message>
</context>
<context>
    <name>gui::Exporting</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>%1에 내보냈습니다</translation>
    </message>
    <message>
        <source>This could not be exported: %1</source>
        <translation>내보낼 수 없습니다: %1</translation>
    </message>
</context>
<context>
    <name>gui::Figures</name>
    <message>
        <source>statuses/s</source>
        <translation>게시물/초</translation>
    </message>
    <message>
        <source>hashtags</source>
        <translation>해시태그</translation>
    </message>
    <message>
        <source>retweets</source>
        <translation>리트윗</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>지연</translation>
    </message>
</context>
<context>
    <name>gui::FootMessage</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
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
        <translation>시간에 따른 수, 최고 %1</translation>
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
            <numerusform>해시태그 %1개 가운데 “%2”에 맞는 것이 없습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>0 of %1 statuses match “%2”</source>
        <translation>
            <numerusform>게시물 %1건 가운데 “%2”에 맞는 것이 없습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>필터 지우기</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Connect a network…</source>
        <translation>네트워크 연결…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Pins and mutes…</source>
        <translation>고정과 숨김…</translation>
    </message>
    <message>
        <source>Alerts…</source>
        <translation>알림…</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Mute hashtag</source>
        <translation>해시태그 숨기기</translation>
    </message>
    <message>
        <source>Mute author</source>
        <translation>작성자 숨기기</translation>
    </message>
    <message>
        <source>Alert on this…</source>
        <translation>여기에 알림…</translation>
    </message>
    <message>
        <source>Trends of the last %1</source>
        <translation>지난 %1의 트렌드</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1까지</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>녹화 폴더</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Windows and slide</source>
        <translation>구간과 간격</translation>
    </message>
</context>
<context>
    <name>gui::MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>gui::NetworkForm</name>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>게시물</translation>
    </message>
    <message>
        <source>Where to get it</source>
        <translation>얻는 곳</translation>
    </message>
    <message>
        <source>kept already; type to replace it</source>
        <translation>이미 보관됨 (입력하면 바뀝니다)</translation>
    </message>
    <message>
        <source>may be left empty</source>
        <translation>비워 두어도 됩니다</translation>
    </message>
</context>
<context>
    <name>gui::Notices</name>
    <message numerus="yes">
        <source>%1 alerts</source>
        <translation>
            <numerusform>알림 %1건</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Opening</name>
    <message>
        <source>This cannot be opened: %1</source>
        <translation>열 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation>녹화 열기</translation>
    </message>
    <message>
        <source>Recordings (*.ndjson *.jsonl *.json *.sse *.txt *.gz *.bz2 *.zst)</source>
        <translation>녹화 (*.ndjson *.jsonl *.json *.sse *.txt *.gz *.bz2 *.zst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a folder of recordings</source>
        <translation>녹화 폴더 열기</translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation>녹화 열기…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근</translation>
    </message>
</context>
<context>
    <name>gui::PinsDialog</name>
    <message>
        <source>Nothing is pinned. P pins the hashtag of the row.</source>
        <translation>고정된 것이 없습니다. P 키로 선택한 행의 해시태그를 고정합니다.</translation>
    </message>
    <message>
        <source>Nothing is muted. M mutes the hashtag or the author of the row.</source>
        <translation>숨긴 것이 없습니다. M 키로 선택한 행의 해시태그나 작성자를 숨깁니다.</translation>
    </message>
    <message>
        <source>Pins and mutes</source>
        <translation>고정과 숨김</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>숨김</translation>
    </message>
</context>
<context>
    <name>gui::RecordControl</name>
    <message>
        <source>Record</source>
        <translation>녹화</translation>
    </message>
    <message>
        <source>Record into…</source>
        <translation>녹화할 곳…</translation>
    </message>
    <message>
        <source>Record into</source>
        <translation>녹화할 곳</translation>
    </message>
    <message>
        <source>This cannot be recorded: %1</source>
        <translation>녹화할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Stop recording (Ctrl+R)</source>
        <translation>녹화 멈춤 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Record the raw feed into %1 (Ctrl+R)</source>
        <translation>원본 피드를 %1에 녹화 (Ctrl+R)</translation>
    </message>
    <message>
        <source>A replay is recorded already</source>
        <translation>재생은 이미 녹화된 것입니다</translation>
    </message>
    <message>
        <source>Nothing comes that could be recorded</source>
        <translation>녹화할 것이 들어오지 않습니다</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>녹화 멈춤</translation>
    </message>
    <message>
        <source>Recording · %1 · %2</source>
        <translation>녹화 중 · %1 · %2</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹화 중</translation>
    </message>
    <message>
        <source>The feed is being recorded.</source>
        <translation>피드를 녹화하고 있습니다.</translation>
    </message>
    <message>
        <source>What was recorded until now is kept in %1.</source>
        <translation>지금까지 녹화한 것은 %1에 남습니다.</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>계속 녹화</translation>
    </message>
</context>
<context>
    <name>gui::RecordWindow</name>
    <message>
        <source>Record as received</source>
        <translation>받은 그대로의 레코드</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the whole record</source>
        <translation>레코드 전체 복사</translation>
    </message>
</context>
<context>
    <name>gui::RemovableRows</name>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 제거</translation>
    </message>
</context>
<context>
    <name>gui::ReplayControl</name>
    <message>
        <source>Speed of the replay (− and +)</source>
        <translation>재생 속도 (−, +)</translation>
    </message>
    <message>
        <source>max: as fast as it goes</source>
        <translation>최대: 가능한 한 빠르게</translation>
    </message>
    <message>
        <source>Speed of the replay: %1</source>
        <translation>재생 속도: %1</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Replay it again from its beginning</source>
        <translation>처음부터 다시 재생</translation>
    </message>
    <message>
        <source>Hold the replay</source>
        <translation>재생 멈춤</translation>
    </message>
    <message>
        <source>Hold the replay: nothing more is read until it goes on</source>
        <translation>재생 멈춤: 계속할 때까지 더 읽지 않습니다</translation>
    </message>
    <message>
        <source>Go on with the replay</source>
        <translation>재생 계속</translation>
    </message>
</context>
<context>
    <name>gui::SampleCard</name>
    <message numerus="yes">
        <source>%1 retweets</source>
        <translation>
            <numerusform>리트윗 %1회</numerusform>
        </translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(내용 없음)</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>(삭제됨)</translation>
    </message>
    <message>
        <source>Record as received…</source>
        <translation>받은 그대로의 레코드…</translation>
    </message>
</context>
<context>
    <name>gui::Segments</name>
    <message>
        <source>Window length</source>
        <translation>구간 길이</translation>
    </message>
    <message>
        <source>Window of %1</source>
        <translation>%1 구간</translation>
    </message>
</context>
<context>
    <name>gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The window opens anew in it; counting goes on.</source>
        <translation>창이 이 언어로 다시 열립니다. 집계는 계속됩니다.</translation>
    </message>
    <message>
        <source>Updates of the lists</source>
        <translation>목록 갱신</translation>
    </message>
    <message>
        <source>Space stops them altogether; counting goes on.</source>
        <translation>스페이스 키로 완전히 멈출 수 있습니다. 집계는 계속됩니다.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>데스크톱 알림</translation>
    </message>
    <message>
        <source>When an alert fires</source>
        <translation>알림이 울릴 때</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation>다음에 시작할 때</translation>
    </message>
    <message>
        <source>The last session comes back</source>
        <translation>지난 세션을 이어서</translation>
    </message>
    <message>
        <source>The simulated feed</source>
        <translation>모의 피드</translation>
    </message>
</context>
<context>
    <name>gui::SideBySide</name>
    <message>
        <source>Hashtags of the last %1</source>
        <translation>지난 %1의 해시태그</translation>
    </message>
</context>
<context>
    <name>gui::SourceChips</name>
    <message>
        <source>connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>reconnecting in %1</source>
        <translation>%1 뒤 다시 연결</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>다시 연결 중</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>read to its end</source>
        <translation>끝까지 읽음</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>포기함</translation>
    </message>
</context>
<context>
    <name>gui::SourcePopover</name>
    <message>
        <source>Gap of %1: %2</source>
        <translation>빈 구간 %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Gap of %1, about %2 statuses: %3</source>
        <translation>
            <numerusform>빈 구간 %1, 게시물 약 %2건: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>%1; next try at once</source>
        <translation>%1. 곧바로 다시 시도</translation>
    </message>
    <message>
        <source>%1; next try in %2</source>
        <translation>%1. %2 뒤 다시 시도</translation>
    </message>
    <message>
        <source>Given up: %1</source>
        <translation>포기함: %1</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>직접 멈춤</translation>
    </message>
    <message>
        <source>Log of the source</source>
        <translation>소스 기록</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>지금 다시 시도</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>있었던 일, 최신순</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/초</translation>
    </message>
    <message>
        <source>%1 statuses/s</source>
        <translation>게시물 %1/초</translation>
    </message>
    <message numerus="yes">
        <source>%1 reconnects</source>
        <translation>
            <numerusform>재연결 %1회</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gaps</source>
        <translation>
            <numerusform>빈 구간 %1곳</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>버림 %1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>%1 전에 수신</translation>
    </message>
</context>
<context>
    <name>gui::StatePill</name>
    <message>
        <source>State: %1</source>
        <translation>상태: %1</translation>
    </message>
    <message>
        <source>Go on with what is now (Space)</source>
        <translation>지금으로 돌아가기 (Space)</translation>
    </message>
    <message>
        <source>Pause the view; counting goes on (Space)</source>
        <translation>화면 일시정지, 집계는 계속 (Space)</translation>
    </message>
</context>
<context>
    <name>gui::StepList</name>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>자격 증명</translation>
    </message>
    <message>
        <source>First status</source>
        <translation>첫 게시물</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>시도 안 함</translation>
    </message>
    <message>
        <source>trying</source>
        <translation>시도 중</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Steps of the test</source>
        <translation>시험 단계</translation>
    </message>
</context>
<context>
    <name>gui::TimelineChart</name>
    <message>
        <source>%1: %2, on average %3</source>
        <translation>%1: %2, 평균 %3</translation>
    </message>
    <message>
        <source>average %1</source>
        <translation>평균 %1</translation>
    </message>
</context>
<context>
    <name>gui::TopBar</name>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>필터 지우기</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Filter: words, -word, lang:ja, /regex/</source>
        <translation>필터: 단어, -단어, lang:ja, /정규식/</translation>
    </message>
    <message>
        <source>Only rows with these words: in the hashtag, the author or the text
-word  without it
min:50  a count of at least 50
lang:ja  most statuses are in that language, or at least a tenth
/regex/  a regular expression; -/regex/  without it</source>
        <translation>해시태그, 작성자, 글에 이 단어가 있는 행만
-단어  이 단어가 없는 것
min:50  수가 50 이상
lang:ja  대부분 또는 적어도 10분의 1이 이 언어
/정규식/  정규식에 맞는 것, -/정규식/  맞지 않는 것</translation>
    </message>
</context>
<context>
    <name>gui::TrendModel</name>
    <message>
        <source>rank %1</source>
        <translation>%1위</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>초당 %1</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Hashtag</source>
        <translation>해시태그</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>게시물</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Retweets</source>
        <translation>리트윗</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>초당</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>지난 %1</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>추이</translation>
    </message>
    <message>
        <source>Ranks won or lost against the list one window length ago</source>
        <translation>한 구간 길이 전의 목록과 견준 순위 변동</translation>
    </message>
    <message>
        <source>Statuses of the window that carry the hashtag</source>
        <translation>구간 안에서 이 해시태그가 달린 게시물 수</translation>
    </message>
    <message>
        <source>Retweets in the window</source>
        <translation>구간 안의 리트윗 수</translation>
    </message>
    <message>
        <source>Count divided by the seconds that the window covers</source>
        <translation>수를 구간의 초로 나눈 값</translation>
    </message>
    <message>
        <source>(count − count one window length ago) ÷ count one window length ago</source>
        <translation>(지금 수 − 한 구간 길이 전의 수) ÷ 한 구간 길이 전의 수</translation>
    </message>
    <message>
        <source>The count over time; each row has a scale of its own</source>
        <translation>시간에 따른 수. 행마다 눈금이 다릅니다</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>변동</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>목록에 없음</translation>
    </message>
    <message>
        <source>Rising</source>
        <translation>상승세</translation>
    </message>
    <message>
        <source>(count − expected) ÷ √(expected + 1); expected is what the row&apos;s own past gives for such a window</source>
        <translation>(수 − 예상) ÷ √(예상 + 1). 예상은 그 행의 지난 추이에서 이런 구간에 기대되는 수입니다</translation>
    </message>
    <message>
        <source>Statuses a second over the newest tenth of the window</source>
        <translation>구간의 가장 최근 10분의 1에서 초당 게시물 수</translation>
    </message>
</context>
<context>
    <name>gui::TrendPanel</name>
    <message>
        <source>Hashtags</source>
        <translation>해시태그</translation>
    </message>
    <message>
        <source>Most retweeted</source>
        <translation>가장 많이 리트윗된 글</translation>
    </message>
    <message>
        <source>order held</source>
        <translation>순서 고정</translation>
    </message>
    <message>
        <source>Numbers go on; rows stay where they are until the pointer leaves them</source>
        <translation>숫자는 계속 바뀌고, 포인터가 떠날 때까지 행은 제자리에 있습니다</translation>
    </message>
    <message>
        <source>%1 of %2, to %3</source>
        <translation>%2 중 %1, %3까지</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1, %2까지</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1까지</translation>
    </message>
</context>
<context>
    <name>gui::TrendTable</name>
    <message>
        <source>Copy hashtag</source>
        <translation>해시태그 복사</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>행 복사</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>행 복사</translation>
    </message>
</context>
<context>
    <name>gui::TroubleLine</name>
    <message>
        <source>Retry now</source>
        <translation>지금 다시 시도</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>있었던 일</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Credentials…</source>
        <translation>자격 증명…</translation>
    </message>
</context>
<context>
    <name>gui::VolumeStrip</name>
    <message>
        <source>Statuses a second over time</source>
        <translation>시간에 따른 초당 게시물 수</translation>
    </message>
    <message>
        <source>Press or drag to look back; ← → step, Home oldest, End now</source>
        <translation>누르거나 끌어서 되돌아보기. ← → 한 칸, Home 가장 오래된 때, End 지금</translation>
    </message>
</context>
<context>
    <name>gui::WatchCorner</name>
    <message>
        <source>Alert added: %1</source>
        <translation>알림 추가됨: %1</translation>
    </message>
</context>
<context>
    <name>gui::Watcher</name>
    <message>
        <source>%1 unpinned</source>
        <translation>%1 고정 해제됨</translation>
    </message>
    <message>
        <source>%1 pinned</source>
        <translation>%1 고정됨</translation>
    </message>
    <message>
        <source>%1 muted</source>
        <translation>%1 숨김</translation>
    </message>
    <message>
        <source>%1 listed again</source>
        <translation>%1 다시 표시</translation>
    </message>
</context>
<context>
    <name>gui::WelcomeCard</name>
    <message>
        <source>Welcome</source>
        <translation>환영합니다</translation>
    </message>
    <message>
        <source>What is being talked about, now</source>
        <translation>지금 사람들이 이야기하는 것</translation>
    </message>
    <message>
        <source>Behind this card a simulated feed is counted already: made up on this machine, no network is asked. Choose what you want to see.</source>
        <translation>이 카드 뒤에서는 이미 모의 피드를 집계하고 있습니다. 이 컴퓨터에서 만들어 낸 것이며 네트워크는 쓰지 않습니다. 보고 싶은 것을 고르세요.</translation>
    </message>
    <message>
        <source>Connect a network…</source>
        <translation>네트워크 연결…</translation>
    </message>
    <message>
        <source>Bluesky needs nothing; Mastodon and X need a key</source>
        <translation>Bluesky는 아무것도 필요 없고, Mastodon과 X는 키가 필요합니다</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>녹화 열기…</translation>
    </message>
    <message>
        <source>A file or a folder of statuses, packed or not</source>
        <translation>게시물이 담긴 파일이나 폴더 (압축되어 있어도 됩니다)</translation>
    </message>
    <message>
        <source>Watch the simulated feed</source>
        <translation>모의 피드 보기</translation>
    </message>
    <message>
        <source>To look around; this card does not come again</source>
        <translation>둘러보기. 이 카드는 다시 나오지 않습니다</translation>
    </message>
    <message>
        <source>Recent recordings</source>
        <translation>최근 녹화</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
</context>
<context>
    <name>gui::WindowChooser</name>
    <message>
        <source>Rank by</source>
        <translation>순위 기준</translation>
    </message>
    <message>
        <source>Windows…</source>
        <translation>구간…</translation>
    </message>
    <message>
        <source>by count</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Statuses of the window that carry the hashtag</source>
        <translation>구간 안에서 이 해시태그가 달린 게시물 수</translation>
    </message>
    <message>
        <source>by rate</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Statuses a second over the newest tenth of the window: what is being said right now</source>
        <translation>구간의 가장 최근 10분의 1에서 초당 게시물 수. 바로 지금 오가는 이야기</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>상승세</translation>
    </message>
    <message>
        <source>(count − expected) ÷ √(expected + 1); expected is what the row&apos;s own past gives for such a window</source>
        <translation>(수 − 예상) ÷ √(예상 + 1). 예상은 그 행의 지난 추이에서 이런 구간에 기대되는 수입니다</translation>
    </message>
    <message>
        <source>Ranked %1</source>
        <translation>순위 기준: %1</translation>
    </message>
</context>
<context>
    <name>gui::WindowsDialog</name>
    <message>
        <source>Windows</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>How often the lists are counted anew</source>
        <translation>목록을 얼마나 자주 새로 셀지</translation>
    </message>
    <message>
        <source>Use these windows</source>
        <translation>이 구간 쓰기</translation>
    </message>
    <message>
        <source>Several with commas between, as 10s, 60s, 5m. The past that is at hand, %1 at most, is counted at once.</source>
        <translation>10s, 60s, 5m처럼 쉼표로 여럿을 적을 수 있습니다. 가지고 있는 지난 자료(최대 %1)는 바로 집계됩니다.</translation>
    </message>
</context>
</TS>
