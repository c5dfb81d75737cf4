"""In which language a text is written is told from its words, without a model."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.language import SAMPLE, detect_language, detect_languages, sample
from desktop.text.languages import language_code, language_name, language_names

_TABLE = """
en: The river rose again in the night, and by the morning the lower road was under water. People
    from the village had moved their boats to the hill before the storm, as they do every spring
    when it is warm.
de: In der Nacht ist der Fluss wieder gestiegen, und am Morgen stand die untere Straße unter Wasser.
    Die Leute aus dem Dorf hatten ihre Boote vor dem Sturm auf den Hügel gebracht, wie sie es jedes
    Jahr tun.
fr: La rivière est encore montée pendant la nuit, et le matin la route du bas était sous les eaux.
    Les gens du village avaient porté leurs bateaux sur la colline avant la tempête, comme ils le
    font chaque année.
es: El río volvió a crecer durante la noche y por la mañana el camino de abajo estaba cubierto de
    agua. La gente del pueblo había llevado sus barcas a la colina antes de la tormenta, como hacen
    todos los años.
pt: O rio voltou a subir durante a noite e de manhã a estrada de baixo estava coberta de água. As
    pessoas da aldeia não tinham deixado os barcos na margem antes da tempestade, como também fazem
    todos os anos.
it: Il fiume è salito di nuovo durante la notte e al mattino la strada bassa era sotto l'acqua. La
    gente del paese aveva portato le barche sulla collina prima della tempesta, come si fa ogni anno
    in primavera.
nl: De rivier is in de nacht weer gestegen en in de ochtend stond de lage weg onder water. De mensen
    uit het dorp hadden hun boten voor de storm naar de heuvel gebracht, zoals zij dat elk jaar in
    het voorjaar doen.
sv: Floden steg igen under natten och på morgonen stod den nedre vägen under vatten. Folket från byn
    hade fört sina båtar till kullen före stormen, som de gör varje år när det är vår och snön
    smälter.
pl: Rzeka znowu podniosła się w nocy, a rano dolna droga była pod wodą. Ludzie ze wsi przenieśli
    swoje łodzie na wzgórze przed burzą, jak to robią co roku na wiosnę, gdy śnieg się topi i jest
    ciepło.
cs: Řeka se v noci znovu zvedla a ráno byla dolní cesta pod vodou. Lidé z vesnice odnesli své lodě
    na kopec ještě před bouří, jak to dělají každý rok na jaře, když taje sníh a je teplo.
tr: Nehir gece yeniden yükseldi ve sabah aşağıdaki yol su altında kaldı. Köyden gelen insanlar her
    yıl olduğu gibi bu bahar da fırtınadan önce teknelerini tepeye taşımış ve daha sonra evlerine
    dönmüştü.
az: Gecə çayın suyu yenə qalxdı və səhər aşağıdakı yol su altında qaldı. Kənddən olan insanlar hər
    il olduğu kimi bu bahar da fırtınadan əvvəl qayıqlarını təpəyə aparmış və daha sonra evlərinə
    qayıtmışdılar.
ru: Ночью река снова поднялась, и утром нижняя дорога была под водой. Люди из деревни ещё до бури
    отнесли свои лодки на холм, как они делают это каждый год весной, когда тает снег.
uk: Уночі річка знову піднялася, і вранці нижня дорога була під водою. Люди із села ще до бурі
    віднесли свої човни на пагорб, як вони це роблять щороку навесні, коли тане сніг.
bg: През нощта реката отново се покачи и сутринта долният път беше под вода. Хората от селото бяха
    занесли лодките си на хълма преди бурята, както правят всяка година през пролетта.
ar: ارتفع النهر مرة أخرى في الليل، وفي الصباح كانت الطريق السفلى تحت الماء. وكان أهل القرية قد نقلوا
    قواربهم إلى التل قبل العاصفة كما يفعلون في كل عام عندما يذوب الثلج.
fa: رودخانه در شب دوباره بالا آمد و صبح جاده پایین زیر آب بود. مردم روستا پیش از توفان قایق‌های خود
    را به تپه برده بودند، چنان که هر سال در بهار این کار را می‌کنند.
he: הנהר עלה שוב בלילה, ובבוקר הדרך התחתונה הייתה מתחת למים. אנשי הכפר העבירו את הסירות שלהם אל
    הגבעה לפני הסערה, כמו שהם עושים בכל שנה באביב כאשר השלג נמס.
hi: रात में नदी फिर से बढ़ गई और सुबह नीचे की सड़क पानी में थी। गाँव के लोग तूफान से पहले अपनी नावें
    पहाड़ी पर ले गए थे, जैसा वे हर साल करते हैं।
zh: 夜里河水又涨了，早晨下面的路已经在水下。村里的人在暴风雨之前把船搬到了山上。
ja: 夜のうちに川の水がまた増え、朝には下の道が水の中にあった。村の人々は嵐の前に船を
    丘に運んでいた。
ko: 밤에 강물이 다시 불어나 아침에는 아랫길이 물에 잠겨 있었다. 마을 사람
    들은 폭풍 전에 배를 언덕으로 옮겼다.
el: Το ποτάμι ανέβηκε πάλι τη νύχτα και το πρωί ο κάτω δρόμος ήταν κάτω από το νερό.
hy: Գետը գիշերը կրկին բարձրացավ, և առավոտյան ներքևի ճանապարհը ջրի տակ էր։
ka: მდინარე ღამით ისევ აიწია და დილით ქვედა გზა წყლის ქვეშ იყო.
"""
TEXTS = {
    code: " ".join(words.split())
    for code, _colon, words in (line.partition(":") for line in re.split(r"\n(?! )", _TABLE.strip()))
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_paragraph_tells_its_language(code: str) -> None:
    assert detect_language(TEXTS[code]) == code
    assert code in language_names()


def test_names_from_elsewhere_and_addresses_do_not_mislead() -> None:
    text = TEXTS["en"] + " Владимир, Алексей (https://www.zeitung.de/der-die-das-und-nicht) and Москва 北京."
    assert detect_language(text) == "en"


@pytest.mark.parametrize("text", ["", "12 345 — 67", "😀😀", "Baku", "Kara Post 12", "\ud800"])
def test_too_little_to_tell_by_is_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_of_a_long_text_start_middle_and_end_are_read() -> None:
    menu = "Home About Contact Login " * 200
    text = menu + TEXTS["de"] * 400
    assert len(sample(text)) < 3 * SAMPLE + 10
    assert detect_languages([text, TEXTS["fr"]]) == ["de", "fr"]


@given(st.text(max_size=300))
def test_any_text_has_one_known_language_or_none(text: str) -> None:
    found = detect_language(text)
    assert found is None or found in language_names()
    assert detect_language(text) == found


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("de", "de"), ("DE", "de"), ("en-GB", "en"), ("zh_Hans_CN", "zh"), ("deu", "de"), ("no", "nb"),
        ("German", "de"), (" azerbaijani ", "az"), ("gsw", "gsw"), ("", None), (None, None), ("x y z", None),
    ],
)  # fmt: skip
def test_what_sources_and_readers_write_is_one_code(written: str | None, code: str | None) -> None:
    assert language_code(written) == code


def test_a_language_has_a_name_and_an_unknown_one_stays_as_written() -> None:
    assert (language_name("de"), language_name("en-GB"), language_name("gsw")) == ("German", "English", "gsw")
    assert language_name(None) == ""
