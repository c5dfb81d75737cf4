"""Other spellings and official names of countries, by the key of the name they are known under in English."""

from collections.abc import Mapping

_SPELLINGS = """
turkey: turkiye, republic of turkiye, republic of turkey
azerbaijan: republic of azerbaijan, azerbaijan republic, azerbaidzhan
armenia: republic of armenia
georgia: republic of georgia
iran: islamic republic of iran
iraq: republic of iraq
russia: russian federation
united states: us, usa, united states of america
united kingdom: uk, united kingdom of great britain and northern ireland
united arab emirates: uae
china: peoples republic of china, prc
taiwan: republic of china, chinese taipei
north korea: dprk, democratic peoples republic of korea
south korea: republic of korea
czech republic: czechia
cote divoire: ivory coast
cabo verde: cape verde
eswatini: swaziland
myanmar: burma
timor leste: east timor
north macedonia: republic of north macedonia, macedonia
netherlands: kingdom of the netherlands
saudi arabia: kingdom of saudi arabia
syria: syrian arab republic
venezuela: bolivarian republic of venezuela
bolivia: plurinational state of bolivia
tanzania: united republic of tanzania
moldova: republic of moldova
laos: lao pdr, lao peoples democratic republic
vietnam: viet nam, socialist republic of vietnam
brunei: brunei darussalam
pakistan: islamic republic of pakistan
afghanistan: islamic republic of afghanistan
india: republic of india
germany: federal republic of germany
france: french republic
italy: italian republic
greece: hellenic republic
kazakhstan: republic of kazakhstan
kyrgyzstan: kyrgyz republic, kirghizia
tajikistan: republic of tajikistan
uzbekistan: republic of uzbekistan
belarus: republic of belarus, byelorussia
egypt: arab republic of egypt
democratic republic of the congo: dr congo, drc
vatican city: holy see
"""


def _table() -> Mapping[str, str]:
    lines = (line.split(": ") for line in _SPELLINGS.strip().splitlines())
    return {other: known for known, others in lines for other in others.split(", ")}


COUNTRY_KEYS = _table()
"""From the key of another spelling to the key that all spellings of a country share."""
