#include "connectors/simulated/vocabulary.h"

#include <array>

namespace connectors::simulated {

namespace {

constexpr std::array all{
    Language{.code = "en",
        .share = 330,
        .space = " ",
        .join = "",
        .starts = "Still thinking about|Can't get enough of|Nobody told me about|So happy with|Up early for|"
                  "Let's talk about|Best part of today:|Two hours of|My neighbour swears by|Not ready for|"
                  "Everyone says \"more please\" about|Q&A tonight on",
        .ends = "the new museum wing|fresh bread & butter|last night's match|that bass line|the first snow|"
                "this little library|slow trains|a good cup of tea|the harbour at dawn|our street market|"
                "chapter <3> of that book|rain on the roof",
        .tagFirst = "Coffee|Jazz|Garden|Marathon|Science|Ocean|Book|Retro|Indie|Street|Winter|Harbour|Chess|Bread|"
                    "Film|Space|Bird|Train|Museum|Cycling|Comic|Tea|Robot|Vinyl",
        .tagSecond = "Day|Week|Night|Talk|Fans|2026|Live|Club|Photo|Makers|Challenge|Stories",
        .names = "Lena Okafor|Tom Ashby|Priya Raman|Sam O'Neil|Grace Lindqvist|Old \"Jack\" Moss"},
    Language{.code = "ja",
        .share = 190,
        .space = "",
        .join = "",
        .starts = "今日は|やっぱり|久しぶりに|みんなで|朝から|ついに|雨だけど|週末は",
        .ends =
            "猫と散歩した|新しい喫茶店に行ってきた|ライブ最高だった|桜がきれいだった|ラーメン食べたい|本を読んでいる|"
            "電車が遅れている|早起きできた",
        .tagFirst = "猫|桜|カフェ|ラーメン|写真|アニメ|ゲーム|電車|散歩|読書|サッカー|野球|音楽|お弁当|旅行|朝活|"
                    "イラスト|映画|温泉|花火|月曜|金曜",
        .tagSecond = "好き|の日|部|クラブ|2026|ライブ|まつり|日記|チャレンジ|TV|仲間|タイム",
        .names = "さくら|けんじ🎸|みなと写真館|ねこ太郎|ゆうき|青い空"},
    Language{.code = "es",
        .share = 95,
        .space = " ",
        .join = "",
        .starts = "Hoy toca|No me canso de|Por fin|Qué ganas de|Mañana hablamos de|Seguimos con|Nada como|Otra vez",
        .ends = "la fiesta del barrio|un café con leche|el partido de anoche|esta canción|el mar en invierno|"
                "la feria del libro|cenar en la plaza|dormir la siesta",
        .tagFirst = "Música|Fútbol|Café|Playa|Libro|Cine|Fiesta|Barrio|Verano|Noche|Ciencia|Cocina|Niñez|Arte|Radio|"
                    "Montaña|Ciudad|Tango|Mercado|Jardín|Poesía|Viaje",
        .tagSecond = "Hoy|EnVivo|2026|ParaTodos|Feliz|DelDía|Fans|YSol|Total|Latino|Siempre",
        .names = "Lucía Fernández|Mateo Ruiz|Ana Beltrán|El Búho|Ximena|Iñaki Soto"},
    Language{.code = "pt",
        .share = 75,
        .space = " ",
        .join = "",
        .starts = "Bom dia com|Saudade de|Hoje tem|Não vivo sem|Partiu|Amanhã é dia de|Só queria|Que delícia",
        .ends = "pão de queijo|praia com os amigos|o show de ontem|aquele gol|um café forte|a feira de domingo|"
                "samba na praça|um bom livro",
        .tagFirst = "Praia|Samba|Futebol|Pão|Coração|Cinema|Verão|Música|Feira|Sertão|Novela|Rádio|Dança|Café|Lua|"
                    "Floresta|Escola|Cozinha|Maré|Viola",
        .tagSecond = "DoDia|AoVivo|2026|Brasil|Feliz|NaRua|Fãs|DeVerdade|Hoje|Sempre|Total",
        .names = "Marina Souza|João Pedro|Dona Cida|Thiago Luz|Bia 🌻|Rafa"},
    Language{.code = "ar",
        .share = 70,
        .space = " ",
        .join = "_",
        .starts = "صباح الخير مع|لا شيء يشبه|اليوم نتحدث عن|أفتقد|أجمل ما في اليوم|الليلة موعدنا مع",
        .ends = "قهوة الصباح|مباراة الأمس|رائحة المطر|كتاب جديد|شاطئ البحر|أغنية قديمة|سوق المدينة|ضوء القمر",
        .tagFirst = "قهوة|كرة|موسيقى|سينما|كتاب|بحر|مطر|مدينة|شعر|علوم|رحلة|طبخ|فن|ربيع|نجوم|صحراء|قمر|حديقة",
        .tagSecond = "اليوم|مباشر|2026|الصباح|العرب|المساء|الجميلة|الأسبوع|معنا|دائما|الناس",
        .names = "ليلى حداد|عمر|نور القمر|سارة|يوسف|أبو خالد"},
    Language{.code = "ko",
        .share = 50,
        .space = " ",
        .join = "",
        .starts = "오늘은|드디어|역시|친구랑|아침부터|주말에는|오랜만에|비 오는 날",
        .ends = "커피 한 잔|공연 보고 왔어요|고양이랑 놀았다|떡볶이 먹고 싶다|책 읽는 중|산책 나왔어요|벚꽃이 "
                "예쁘다|버스가 늦네",
        .tagFirst =
            "커피|고양이|노래|축구|여행|사진|영화|드라마|게임|봄|바다|산책|책|떡볶이|콘서트|요리|야구|하늘|춤|일기",
        .tagSecond = "데이|팬|2026|라이브|스타그램|모임|챌린지|타임|사랑|축제|클럽",
        .names = "민지|서준|하늘이네|지우☁️|도윤|봄날"},
    Language{.code = "th",
        .share = 35,
        .space = "",
        .join = "",
        .starts = "วันนี้|คิดถึง|ชอบ|พรุ่งนี้ไป|ตื่นเช้ามา|อยากกิน",
        .ends = "กาแฟเย็น|ข้าวผัดหน้าบ้าน|ฝนตกเบาๆ|เพลงใหม่|ทะเลสวยมาก|แมวข้างบ้าน|ตลาดนัด|หนังสือดีๆ",
        .tagFirst = "กาแฟ|แมว|ทะเล|ฟุตบอล|เพลง|หนัง|ซีรีส์|อาหาร|ตลาด|ฝน|ดาว|วัด|ภูเขา|เกม|ดอกไม้|รถไฟ",
        .tagSecond = "วันนี้|สด|2026|แฟนคลับ|ไทย|ยามเช้า|ที่รัก|กลางคืน|สุดสัปดาห์|ในใจ",
        .names = "น้องฝน|สมชาย|มะลิ🌼|ใบเตย|ต้นกล้า|พี่หมี"},
    Language{.code = "ru",
        .share = 40,
        .space = " ",
        .join = "",
        .starts = "Сегодня|Наконец-то|Опять|Не могу забыть|Люблю|Завтра будет|С утра|Весь день",
        .ends =
            "кофе у окна|первый снег|вчерашний матч|новая книга|ночной поезд|песня из детства|рынок у реки|тёплый хлеб",
        .tagFirst =
            "Кофе|Снег|Книга|Музыка|Футбол|Космос|Кино|Поезд|Река|Осень|Наука|Город|Шахматы|Чай|Лес|Театр|Море|Хлеб",
        .tagSecond = "Дня|Сегодня|2026|Ночью|Клуб|Наш|Эфир|ДляВсех|Фото|Недели|Жизнь",
        .names = "Анна Белова|Костя|Мария Лис|Фёдор|Ёжик|Оля Снегирёва"},
    Language{.code = "fr",
        .share = 35,
        .space = " ",
        .join = "",
        .starts = "Rien de tel que|Encore une fois|Ce soir|J'adore|Envie de|Demain, c'est|Toujours|Ravi de retrouver",
        .ends = "le marché du dimanche|un café crème|la forêt en automne|ce vieux disque|le match d'hier|une page de "
                "lecture|"
                "la plage à Noël|du pain chaud",
        .tagFirst = "Café|Théâtre|Forêt|Fête|Cinéma|Marché|Été|Lecture|Musée|Vélo|Fromage|Science|Chanson|Voyage|Rugby|"
                    "École|Jardin|Bébé",
        .tagSecond = "DuJour|EnDirect|2026|PourTous|Ensemble|DeNuit|Toujours|DeFrance|Passion|Libre|DuSoir",
        .names = "Chloé Martin|Hugo|Zoé L.|Maïwenn|Père Loïc|Élodie"},
    Language{.code = "de",
        .share = 25,
        .space = " ",
        .join = "",
        .starts = "Endlich wieder|Nichts geht über|Heute gibt es|Morgen früh:|Immer noch begeistert von|Schon gesehen?",
        .ends = "frische Brezeln|der Zug nach Köln|das Spiel von gestern|ein gutes Buch|Regen & Tee|Kuchen bei Oma|"
                "die Straße am Fluss|Schnee im Süden",
        .tagFirst = "Straßen|Bücher|Fußball|Kaffee|Wander|Museums|Brot|Bahn|Garten|Kino|Märchen|Grüne|Wissens|Rad|Köln|"
                    "Schnee",
        .tagSecond = "Fest|Tag|2026|Nacht|Woche|Liebe|Freunde|Zeit|Glück|Abend|Klub",
        .names = "Jürgen Weiß|Frieda|Moritz Groß|Anke|Der Kölner|Svea Böhm"},
    Language{.code = "hi",
        .share = 20,
        .space = " ",
        .join = "_",
        .starts = "आज सुबह|बहुत दिनों बाद|सबको पसंद है|कल मिलेंगे|दिल से|बारिश में",
        .ends = "गरम चाय|नया गाना|क्रिकेट का मैच|माँ के हाथ का खाना|पुरानी किताब|ठंडी हवा|शहर की शाम|मेला और झूले",
        .tagFirst = "चाय|क्रिकेट|बारिश|गीत|फिल्म|किताब|भारत|सुबह|मेला|विज्ञान|हिमालय|रंग|नदी|कविता",
        .tagSecond = "दिवस|आज|2026|प्रेमी|लाइव|की_बात|सप्ताह|मित्र|उत्सव|हमेशा",
        .names = "आरती|रोहन शर्मा|मीरा|चाय वाला|कबीर|नेहा"},
    Language{.code = "he",
        .share = 10,
        .space = " ",
        .join = "_",
        .starts = "בוקר טוב עם|אין כמו|היום מדברים על|סוף סוף|מתגעגע אל|הערב יש",
        .ends = "קפה חזק|הים בחורף|המשחק של אתמול|ספר חדש|שוק ביום שישי|גשם ראשון|שיר ישן|לחם חם",
        .tagFirst = "קפה|ים|מוזיקה|ספר|כדורגל|שוק|גשם|קולנוע|מדע|שבת|טיול|עיר",
        .tagSecond = "היום|עכשיו|2026|שלנו|בלילה|בשידור|לכולם|תמיד|טוב",
        .names = "נועה לוי|איתי|תמר|דוד הים|שירה|יונתן"},
    Language{.code = "zh",
        .share = 15,
        .space = "",
        .join = "",
        .starts = "今天|终于|周末去|早上|还是想念|一起看",
        .ends = "喝了一杯好茶|下雪了|昨晚的比赛|这本新书|海边的日落|街角的小店|老电影|火锅真好吃",
        .tagFirst = "咖啡|足球|电影|音乐|旅行|火锅|读书|春天|月亮|科学|城市|茶|猫咪|高铁",
        .tagSecond = "日常|时间|2026|直播|爱好者|挑战|俱乐部|之夜|分享|日记",
        .names = "小雨|阿明|林间风|晓月|大熊猫🐼|李雷"},
    Language{.code = "tr",
        .share = 10,
        .space = " ",
        .join = "",
        .starts = "Sonunda|Bu sabah|Yine|En sevdiğim|Herkese|Bugün",
        .ends =
            "çay ve simit|dünkü maç|yeni kitap|deniz kokusu|eski türküler|pazar kahvesi|yağmurlu bir gün|gün batımı",
        .tagFirst = "Çay|Deniz|Futbol|Kitap|Türkü|Sinema|Yağmur|Gökyüzü|Bahar|Kahve|Pazar|Dünya",
        .tagSecond = "Günü|Bugün|2026|Sever|Gecesi|Herkese|Vakti|Dostu|Hep",
        .names = "Elif Yurt|Emre|Gökçe|Deniz Ünal|Ozan|Şule"},
};

} // namespace

std::span<const Language> languages() { return all; }

std::string_view firstNames()
{
    return "lena|kenji|sunny|mateo|quiet|amara|little|felix|noor|brave|yuki|ivy|marco|silver|tariq|hana|old|zoe|pablo|"
           "lucky|mina|oskar|early|priya|rosa|night|dario|blue|anya|swift|leo|jun|wild|carla|misty|omar|tiny|elif|nils|"
           "happy|sora|greta|plain|ravi|bea|salty|hugo|maple|tess|urban|kofi|lazy|ines|north|theo|paper|mila|copper|"
           "ali|"
           "velvet|nina|honest|max|rainy";
}

std::string_view lastNames()
{
    return "tapir|okafor|reads|kitchen|moon|garden|ruiz|fox|codes|harbor|lind|sings|walker|bakes|haddad|river|owl|"
           "tanaka|frames|rides|costa|pixel|stone|draws|weber|cloud|melody|park|atlas|novak|heron|studio|mori|wave|"
           "sketch|silva|train|bloom|varga|coffee|otter|snaps|keller|orbit|santos|hill|jazz|maker|petrov|lake|radio|"
           "dunes|evans|tram|noodle|rossi|field|byte|lark|sato|chess|brook|nomad|finch";
}

std::string_view emoji()
{
    return "☕|🎉|🔥|😂|❤️|🌸|🐈|📚|⚽|🎶|🚆|🌧️|👩‍👩‍👧|✨|🙏|🇯🇵";
}

std::vector<std::string_view> itemsOf(std::string_view list)
{
    std::vector<std::string_view> items;
    for (;;) {
        const auto bar = list.find('|');
        items.push_back(list.substr(0, bar));
        if (bar == std::string_view::npos) return items;
        list.remove_prefix(bar + 1);
    }
}

} // namespace connectors::simulated
