"""The small words by which languages are told apart, and letters that few languages have.

Function words only: what every text in a language holds, whatever it is about. Written by hand.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_LATIN = """
af: die van en het nie is in dat vir op hy met om te word ek sy aan ook maar wat sal deur uit nog was jy
    hulle ons kan moet
az: və bu bir ilə üçün olan də da ki isə olduğu sonra daha kimi onun edir edib olub ən hər lakin çox öz o
    amma həmin bildirib
br: a ar e an ha da er ur eus gant eo ez ne al war o zo evit hag pa en un met ken
ca: el la els les de del i en un una que per amb no és al als ha han va són com més aquest aquesta però
    també seva entre sobre
cs: a v se na je že s z do o i pro jsou který která které jako by ale byl byla podle jeho od k po ve také
    bude když až než roku už nebo být není jen před jejich jsme může všechny prosím jej tento tato toto kdo
cy: y yr a i yn o ar mae ei eu ac am gan wedi bod oedd hyn ond sydd fod gyda hefyd un neu bydd gael wrth nid
da: og i at det en til på er af for med de den som der ikke et har var han om fra men vi sig kan efter ved
    også blev eller havde nogen mig dig nu måske sådan noget deres meget gennem mod selv dette hvis skal
    mange uden være hvad sige mellem
de: der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus
    er hat dass sie nach wird bei kann oder wenn nur noch bis unter mehr wurde aber wie so vor diese dieser
    ihre seine
en: the of and to in a is that for was on with as it by at from be are this have he his not which had has
    were an but their said or
eo: la de kaj en estas al ke por kun ne el sur li ĝi estis ili sed aŭ pri tiu kiu kiel oni ankaŭ ĉi unu pli
    per ĉar
es: de la que el en y los del las por con para una es se un su al no lo como más pero sus este ha fue entre
    también sobre son si puede o han ser desde muy sin todo cuando hasta hay donde quien había
et: ja on ei et oli see ka kui mis ta oma aga või kes välja üle pärast eesti nii mille veel siis tema selle
    nad kuid olid juures pole peab kõik palun seda need üks saab
eu: eta da du ez bat ere dira zen baina izan dute zuen den egin ditu hau bere hori dela duen edo beste baino
    zuten nahi egon ezin behar dituzu mesedez guztiak
fi: ja on ei että se oli hän ovat mutta kun myös joka mukaan olla sen niin kuin vain tai vuonna jonka ole
    sekä ollut kanssa siitä täytyy tämä tämän kaikki voi pitää niitä sinun
fo: og í at er á av til ein við sum hava ikki tað fyri hon hann eru frá men teir ella um var skal tey so
fr: de la le les et des en du une un dans est que pour qui par sur au pas avec il plus ce sont se ne aux
    mais cette été son ont ou si être aussi leur deux nous vous même fait comme elle sans entre peut
fy: de it fan en in yn is dat te mei op foar net der hat wie sy by as oan ek mar dy út hja wurdt nei om
ga: an na agus ar i a is le go ag do sé bhí tá sin ach nach faoi ní ó mar leis siad chun ann aige bhfuil nó
    más seo bheith gach eile chuid
gd: a an agus air na e is tha gu ann le bha do nan nach aig i iad ach bho seo sin chaidh mar gun cha
gl: de a o que e do da en os as para con un unha no na é por como máis pero dos das foi ao son unha tamén
    súa entre seu ou se pode ser ata cando moito xa sen sobre despois nos dunha dun ten esta este
hr: i je u na se da su za od s koji kao ali što nije bilo će biti također ili samo između zbog prije gdje
    vrijeme svoje tko tijekom tisuća ako te još mora budući ovo ovaj moguće treba odabrani sve više uz svi
    molimo može
hu: a az és hogy nem is egy volt meg de azt csak már mint el ez vagy még ki fel lesz után több szerint lehet
    között kell amely voltak minden van vannak ezt ezek
id: yang dan di dari untuk dengan pada ini itu dalam tidak akan adalah ke oleh juga sebagai telah karena
    bisa atau mereka dia lebih saat sudah anda seperti jika tersebut hanya saya kami harus yaitu namun
    mengatakan kata bahwa setelah pemerintah beberapa tetapi bukan berada tahun
is: og í að á er sem til var við um með hann en af ekki það fyrir hún því eru eða frá verið þeir upp sé hafi
it: di e il la che in un è per non una con del sono da della si le dei al come più ma anche nel gli ha dal
    alla questo delle o se essere due tra suo sua questa nella hanno dopo prima può dai degli
la: et in est non ad cum ut sed quod ex qui esse sunt de ab si quae etiam nec per hoc eius autem atque enim
    quam erat
lb: an de den d'un ass der fir och déi et op mat net vun si hunn huet dat eng gouf sinn sech bei well awer
    nach zu datt
lt: ir kad yra iš į su bet ne kaip tai per jis buvo už apie tik savo taip jo dėl jie iki gali metų ji arba
    kurie po ar
lv: un ir no ar par ka uz kas arī to bet gan ne vai tika viņš kā tā pēc bija tas jau pie lai tiek līdz nav
mt: li ta u l il fil f' ma huwa kien għal minn dan din għandu biex mill lill tal jew jekk kienu fuq ukoll
    hija wara
ms: yang dan di untuk dengan pada ini itu dalam tidak akan adalah ke oleh juga sebagai telah kerana boleh
    atau mereka beliau lebih tersebut daripada ialah kepada anda seperti jika hanya saya kami perlu iaitu
    namun berkata bahawa selepas kerajaan beberapa tetapi bukan berada tahun sila semua
nb: og i at det en til på er av for med de den som der ikke et har var han om fra men vi seg kan etter ved
    også ble eller hadde noen meg deg nå kanskje slik noe deres mye gjennom mot selv dette hvis skal mange
    uten være hva si mellom bare
nl: de van het een en in is dat op te zijn met voor niet aan er die om ook als maar bij hij naar door uit
    worden deze werd nog over of dan uw kan zal hun geen hebben tot wel ze na alleen moet zich
nn: og i å det ein til på er av for med dei den som ikkje eit har var han om frå men vi seg kan etter ved
    også vart eller hadde nokon meg deg no kanskje slik noko deira mykje gjennom mot sjølv dette viss skal
    mange utan vere kva seie mellom berre
pl: w i na z się nie do że jest o to jak od po za przez ale co dla był jego tym które oraz tylko roku może
    są także ich przy lub być jej aby jeszcze gdy tej tego ten proszę została
pt: de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das foi são também
    pelo à ou pode ser seu sua até quando muito já sem sobre depois nos entre nas
ro: și de în la a cu pe din care să nu un o că este pentru sau mai au fost prin dar după lui al ale fi sunt
    această acest
sk: a v na sa je že s z do o i pre sú ktorý ktorá ktoré ako by ale bol bola podľa jeho od k po vo tiež bude
    keď až než roku už alebo byť nie len pred ich sme môže všetky prosím jej tento táto toto kto
sl: in je v na se da so za z ki pa po tudi ne kot bi ali od do bil pri bo ko pred še lahko med njegov samo
    kjer zaradi ni biti vse več tega kako tem jih jim nimate ste bilo nato prosim izbran
so: iyo in ka ku ee oo ah ay la waa waxa uu soo wuxuu kale si ayaa aan waxaa badan isku iyada inuu ugu
sq: të e në dhe për një i me që nga është së u nuk më do ka ishte si kjo ky por edhe kanë janë tij prej
    sipas
sr: i je u na se da su za od sa koji kao ali što nije bilo će biti takođe ili samo između zbog pre gde vreme
    svoje uvek deo ako te još mora ovo ovaj moguće treba izabrani sve više uz svi molimo može posle pored
    šta ko
sv: och i att det en på är av för med den som till inte har de ett var han om från men vi sig kan efter vid
    också eller hade
sw: na ya wa kwa ni za katika la kuwa hiyo huyo yake hii cha kama wake baada lakini watu pia alisema zaidi
    ambayo kutoka hiyo vya au hili tafadhali ikiwa yako kwenye kila hakuna lazima
tk: we bu bir bilen hem üçin eden diýip ýaly soň ýa onuň etmek boýunça bolan türkmen dörän däl ýok bolup
    ýylyň
tl: ng sa ang na mga ay at para nang hindi ito siya si may kanyang niya ni ayon mula kung isang rin pa
tr: ve bir bu için ile da de olan olarak daha çok kadar gibi sonra ne en o ama olduğu göre ise her kendi
    değil ancak olduğunu mi bunu şey biz ben sen hiç tüm bazı diye birlikte tarafından ayrıca lütfen var yok
    yeni
uz: va bu bir bilan uchun ham edi deb kerak bo'lgan oʻzbekiston oʻz emas lekin yoki keyin oʻzining bo‘lib
    o‘z hamda qilish esa mumkin ushbu kiriting barcha agar
vi: và của là có được cho không trong một các với những người này đã khi đến từ về ở năm để vào cũng sẽ tại
    nhiều
"""
_CYRILLIC = """
be: і ў на не з што да у як гэта па для ад за але яго быў ён таксама якія або толькі былі вельмі каб пры
bg: на и да в за се от не са с по че е как той като но до си при след това беше които ще която бъде или има
    ако вие ние тя те им всички вече може този тази
kk: және мен бұл бір да де үшін деп бар болып осы кейін еді туралы сол бойынша оның екі болды қазақстан емес
    керек
ky: жана менен бул бир үчүн деп бар болуп ошол кийин эле тууралуу анын эки болгон кыргыз эмес керек да
mk: на и да во за се од не со по дека е како тој што но до при по ова беше кои ќе која биде или има сите
mn: нь юм байна энэ болон болно байгаа гэж тул ба монгол хийх байсан ч бөгөөд тухай түүний дээр хүн гэсэн
    байх болох эсвэл таны бүх өөр боломжгүй хэрэв бол дараа
ru: и в не на что с по как это из за для но от его к о у был он же при или также которые только было так
    чтобы бы если вы мы она они их все уже до чем её может этого эта быть
sr: и је у на се да су за од са који као али што није било ће бити такође или само између због пре где
tg: ва дар аз ба ки бо ин барои аст он бояд ҳам буд то мекунад шудааст карда вай сол ё
tt: һәм белән бу бер өчен дә да булган дип иде буенча аның бар шул түгел кебек ул
uk: і в не на що з у та як до за це для але від його про й був він також які або тільки було було щоб при
    під якщо ви ми вона вони їх усі вже чи бути може цей ця який
uz: ва бу бир билан учун ҳам эди деб керак бўлган ўзбекистон ўз эмас лекин ёки кейин ҳамда
"""
_ARABIC = """
ar: في من على إلى أن التي الذي عن مع هذا هذه كان كما أو بين لا ما بعد قال ذلك قد لم كانت حيث و وقال وفي
ckb: لە بە و کە بۆ ئەم لەگەڵ ئەو هەر دەکات سەر یان بەڵام کرد هەیە نییە هەروەها دوای ڕۆژی کوردستان
fa: و در به از که این را با است برای آن یک تا بر های می شد خود شده بود هم کرد اما یا دارد
ps: د په او چې له کې دي ته سره هم ده دا یې نه شوي کړي وه یو خپل پر شي
sd: ۾ جي جو جا آهي ته ۽ کي کان سان به هن نه سنڌ آهن ٿو هو
ug: ۋە بىر بۇ بىلەن ئۈچۈن دەپ ئۇ بولۇپ قىلىش ھەم كېيىن شۇ ئۇيغۇر ھەر بولغان
ur: کے میں کی ہے سے اور کا کو نے ہیں کہ پر یہ بھی اس کر تھا ایک گیا لیے نہیں ان
"""
_DEVANAGARI = """
hi: के में की है से और का को ने हैं कि पर यह भी इस कर था एक गया लिए नहीं उन हो तो वह करें या अपने किया जो जा
    रहा दिया साथ बाद गई तक कुछ कहा होता होने द्वारा करने लिये कोई
mr: आहे आणि या च्या ते हे नाही तर होते मध्ये साठी केली असे आहेत त्या की एक झाले केले करा किंवा आपण आपल्या
    केला जे हा ही व नये तुम्ही शकत अशी पण म्हणून काही नका
ne: को छ र मा ले छन् गरेको पनि हो यो भएको लागि एक गर्न हुने थियो तथा भने उनले गर्नुहोस् वा तपाईं आफ्नो भन्ने
    गर्ने छैन यस त्यो भए सक्छ नेपाल भएका रहेको गरी बाट
"""
_HEBREW = """
he: של את על לא הוא עם גם כי זה היא אבל יש או אם כל אל היה בין אין רק הם זו שלך אנא לפני אחרי כמו היו אני
    אתה ניתן אותו מה יותר כדי הזה אחד עוד להיות שלא ידי
yi: און די צו איז אין דער פון ניט אויף האט מיט דאס א פאר ווי זיין אבער
"""
SMALL_WORDS: Mapping[str, Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        script: {
            code: frozenset(words.split())
            for code, _colon, words in (line.partition(":") for line in re.split(r"\n(?! )", table.strip()))
        }
        for script, table in {
            "latin": _LATIN,
            "cyrillic": _CYRILLIC,
            "arabic": _ARABIC,
            "devanagari": _DEVANAGARI,
            "hebrew": _HEBREW,
        }.items()
    }
)
"""Small words by script and language (ISO 639-1 codes, 639-3 where there is none), lower case."""
RARE_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "ə": "az", "ğ": "tr az", "ı": "tr az", "ş": "tr az tk ro", "ß": "de", "ñ": "es gl eu tl", "ã": "pt",
        "õ": "pt et", "ł": "pl", "ż": "pl mt", "ą": "pl lt", "ę": "pl lt", "ś": "pl", "ń": "pl", "ř": "cs",
        "ě": "cs", "ů": "cs", "ľ": "sk", "ĺ": "sk", "ŕ": "sk", "ő": "hu", "ű": "hu", "ă": "ro vi",
        "ț": "ro", "ţ": "ro", "ș": "ro", "ģ": "lv", "ķ": "lv", "ļ": "lv", "ņ": "lv", "ā": "lv", "ē": "lv",
        "ī": "lv", "ė": "lt", "į": "lt", "ų": "lt", "ð": "is fo", "þ": "is", "ħ": "mt", "ġ": "mt",
        "ċ": "mt", "ơ": "vi", "ư": "vi", "đ": "vi hr sr", "ø": "da nb nn fo", "æ": "da nb nn is fo",
        "å": "da nb nn sv fi", "ŵ": "cy", "ŷ": "cy", "ĝ": "eo", "ĉ": "eo", "ŝ": "eo", "ĵ": "eo", "ŭ": "eo",
        "ň": "cs sk tk", "ž": "cs sk sl hr sr lt lv et tk", "ć": "hr sr pl",
        "ç": "fr pt ca tr az sq tk", "ë": "sq nl lb af", "ä": "de fi sv et sk lb tk",
        "ö": "de fi sv et hu tr az is tk", "ü": "de tr az hu et es tk", "ï": "ca", "œ": "fr", "ầ": "vi",
        "ế": "vi", "ệ": "vi", "ề": "vi", "ạ": "vi", "ộ": "vi", "ý": "cs sk is fo tk vi", "ї": "uk",
        "є": "uk", "ґ": "uk", "ў": "be uz", "і": "uk be kk", "ы": "ru be kk ky mn tt", "э": "ru be mn ky",
        "ё": "ru be", "ъ": "bg ru", "ѝ": "bg", "ј": "sr mk", "љ": "sr mk", "њ": "sr mk", "ђ": "sr",
        "ћ": "sr", "ѓ": "mk", "ќ": "mk", "ѕ": "mk", "џ": "sr mk", "қ": "kk uz tg", "ң": "kk ky tt",
        "ғ": "kk uz tg", "ү": "kk ky mn tt", "ұ": "kk", "һ": "kk tt", "ә": "kk tt", "ө": "kk ky mn tt",
        "җ": "tt", "ҳ": "uz tg", "ӣ": "tg", "ӯ": "tg", "ҷ": "tg", "پ": "fa ur ps ckb sd ug",
        "چ": "fa ur ps ckb ug", "گ": "fa ur ckb ug", "ژ": "fa ckb", "ک": "fa ur ckb", "ی": "fa ur ps ckb",
        "ٹ": "ur", "ڈ": "ur", "ڑ": "ur", "ں": "ur", "ے": "ur", "ہ": "ur", "ھ": "ur ckb", "ټ": "ps",
        "ځ": "ps", "ډ": "ps", "ړ": "ps", "ښ": "ps", "ۍ": "ps", "ې": "ps ug", "ڕ": "ckb", "ڵ": "ckb",
        "ێ": "ckb", "ۆ": "ckb ug", "ە": "ckb ug", "ۈ": "ug", "ۇ": "ug", "ۋ": "ug", "ڭ": "ug", "ڪ": "sd",
        "۾": "sd", "ڏ": "sd", "ٿ": "sd", "ي": "ar ps sd ug", "ة": "ar", "أ": "ar", "إ": "ar", "ك": "ar ug",
        "ى": "ar ug", "ळ": "mr",
    }
)  # fmt: skip
"""Letters that speak for some languages against the others of their script."""
