"""What the people of a country, a continent or a faith are called: a group, not a place."""

from desktop.model import FoundMention, Kind

_PEOPLES = """
Abkhaz Afghan African Afrikaner Albanian Algerian American Andorran Angolan Antiguan Arab Arabian Aramean
Argentine Argentinean Argentinian Armenian Asian Assyrian Australian Austrian Azerbaijani Azeri Bahamian
Bahraini Bangladeshi Barbadian Basotho Basque Bavarian Belarusian Belgian Belizean Bengali Beninese Berber
Bhutanese Bolivian Bosniak Bosnian Botswanan Brazilian Breton Briton Bruneian Bulgarian Burkinabe Burmese
Burundian Cambodian Cameroonian Canadian Catalan Chadian Chechen Chilean Chinese Circassian Colombian
Comorian Congolese Copt Croat Croatian Cuban Cypriot Czech Dane Danish Djiboutian Dominican Dutch
Ecuadorean Ecuadorian Egyptian Emirati English Englishman Equatoguinean Eritrean Estonian Ethiopian
Eurasian European Faroese Fijian Filipino Finn Finnish Flemish French Frenchman Gabonese Galician Gambian
Georgian German Ghanaian Gibraltarian Greek Greenlandic Grenadian Guatemalan Guinean Guyanese Haitian
Hawaiian Honduran Hungarian Icelandic Icelander Indian Indonesian Inuit Iranian Iraqi Irish Irishman
Israeli Italian Ivorian Jamaican Japanese Javanese Jordanian Kashmiri Kazakh Kazakhstani Kenyan Khmer
Korean Kosovar Kurd Kurdish Kuwaiti Kyrgyz Kyrgyzstani Lao Laotian Latvian Lebanese Liberian Libyan
Liechtensteiner Lithuanian Luxembourger Luxembourgish Macedonian Malagasy Malawian Malay Malaysian
Maldivian Malian Maltese Maori Māori Marshallese Mauritanian Mauritian Melanesian Mexican Micronesian
Moldovan Monegasque Mongol Mongolian Montenegrin Moroccan Mozambican Namibian Nauruan Nepalese Nepali
Nicaraguan Nigerian Nigerien Norwegian Omani Ossetian Pakistani Palauan Palestinian Panamanian Papuan
Paraguayan Pashtun Persian Peruvian Pole Polish Polynesian Portuguese Punjabi Qatari Romanian Romani
Russian Rwandan Sahrawi Salvadoran Salvadorean Sami Sámi Samoan Saudi Scot Scottish Scotsman Senegalese
Serb Serbian Seychellois Siberian Sicilian Sikh Sindhi Singaporean Sinhalese Slav Slavic Slovak Slovakian
Slovene Slovenian Somali Spaniard Spanish Sudanese Surinamese Swazi Swede Swedish Swiss Syrian Taiwanese
Tajik Tajikistani Tamil Tanzanian Tatar Thai Tibetan Timorese Togolese Tongan Trinidadian Tunisian Turk
Turkish Turkmen Tuvaluan Ugandan Uighur Uyghur Ukrainian Uruguayan Uzbek Uzbekistani Venezuelan Vietnamese
Welsh Welshman Yemeni Yemenite Yoruba Zambian Zimbabwean Zulu
Buddhist Catholic Christian Druze Evangelical Hindu Islamic Islamist Jew Jewish Judaic Lutheran Methodist
Mormon Muslim Orthodox Protestant Shia Shiite Sunni
Aboriginal Indigenous
"""
_TWO_WORDS = """
Costa Rican, Cape Verdean, Central African, East Timorese, Hong Konger, Latin American,
Middle Eastern, New Zealander, North African, North American, North Korean, Northern Irish,
Papua New Guinean, Puerto Rican, Saint Lucian, San Marinese, Saudi Arabian, Sierra Leonean,
Solomon Islander, South African, South American, South Asian, South Korean, South Sudanese,
Southeast Asian, Sri Lankan, West African, Western European, Eastern European, East African,
First Nations, Native American
"""
DEMONYMS = frozenset(
    form
    for word in (*_PEOPLES.split(), *(" ".join(name.split()) for name in _TWO_WORDS.split(",")))
    for form in (word, word if word.endswith("s") else f"{word}s")
)


def name_groups(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with those that are a demonym, and nothing more, as groups."""
    return [
        FoundMention(mention.start, mention.end, Kind.GROUP)
        if mention.kind is not Kind.DATE and " ".join(text[mention.start : mention.end].split()) in DEMONYMS
        else mention
        for mention in found
    ]
