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
cote divoire: ivory coast, republic of cote divoire
cabo verde: cape verde, republic of cabo verde
eswatini: swaziland, kingdom of eswatini
myanmar: burma, republic of the union of myanmar
timor leste: east timor, democratic republic of timor leste
north macedonia: republic of north macedonia, macedonia
netherlands: kingdom of the netherlands
saudi arabia: kingdom of saudi arabia, ksa
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
kyrgyzstan: kyrgyz republic, kirghizia, kirghizstan
tajikistan: republic of tajikistan
uzbekistan: republic of uzbekistan
belarus: republic of belarus, byelorussia
egypt: arab republic of egypt
democratic republic of the congo: dr congo, drc
vatican city: holy see, vatican, vatican city state
palestine: state of palestine, palestinian territory
albania: republic of albania
algeria: peoples democratic republic of algeria
andorra: principality of andorra
angola: republic of angola
argentina: argentine republic
australia: commonwealth of australia
austria: republic of austria
bahamas: commonwealth of the bahamas
bahrain: kingdom of bahrain
bangladesh: peoples republic of bangladesh
belgium: kingdom of belgium
benin: republic of benin
bhutan: kingdom of bhutan
bosnia and herzegovina: bosnia herzegovina
botswana: republic of botswana
brazil: federative republic of brazil
bulgaria: republic of bulgaria
burundi: republic of burundi
cambodia: kingdom of cambodia
cameroon: republic of cameroon
chad: republic of chad
chile: republic of chile
colombia: republic of colombia
comoros: union of the comoros
costa rica: republic of costa rica
croatia: republic of croatia
cuba: republic of cuba
cyprus: republic of cyprus
denmark: kingdom of denmark
djibouti: republic of djibouti
dominica: commonwealth of dominica
ecuador: republic of ecuador
el salvador: republic of el salvador
equatorial guinea: republic of equatorial guinea
eritrea: state of eritrea
estonia: republic of estonia
ethiopia: federal democratic republic of ethiopia
fiji: republic of fiji
finland: republic of finland
gabon: gabonese republic
gambia: republic of the gambia
ghana: republic of ghana
guatemala: republic of guatemala
guinea: republic of guinea
guinea bissau: republic of guinea bissau
guyana: co operative republic of guyana
haiti: republic of haiti
honduras: republic of honduras
hong kong: hong kong sar
iceland: republic of iceland
indonesia: republic of indonesia
ireland: republic of ireland
israel: state of israel
jordan: hashemite kingdom of jordan
kenya: republic of kenya
kiribati: republic of kiribati
kosovo: republic of kosovo
kuwait: state of kuwait
latvia: republic of latvia
lebanon: lebanese republic
lesotho: kingdom of lesotho
liberia: republic of liberia
libya: state of libya
liechtenstein: principality of liechtenstein
lithuania: republic of lithuania
luxembourg: grand duchy of luxembourg
macao: macau
madagascar: republic of madagascar
malawi: republic of malawi
maldives: republic of maldives, republic of the maldives
mali: republic of mali
malta: republic of malta
marshall islands: republic of the marshall islands
mauritania: islamic republic of mauritania
mauritius: republic of mauritius
mexico: united mexican states
micronesia: federated states of micronesia
monaco: principality of monaco
morocco: kingdom of morocco
mozambique: republic of mozambique
namibia: republic of namibia
nauru: republic of nauru
nepal: federal democratic republic of nepal
nicaragua: republic of nicaragua
niger: republic of the niger, republic of niger
nigeria: federal republic of nigeria
norway: kingdom of norway
oman: sultanate of oman
palau: republic of palau
panama: republic of panama
papua new guinea: independent state of papua new guinea
paraguay: republic of paraguay
peru: republic of peru
philippines: republic of the philippines
poland: republic of poland
portugal: portuguese republic
qatar: state of qatar
republic of the congo: congo brazzaville
rwanda: republic of rwanda
saint kitts and nevis: st kitts and nevis
saint lucia: st lucia
saint vincent and the grenadines: st vincent and the grenadines
samoa: independent state of samoa
san marino: republic of san marino
sao tome and principe: democratic republic of sao tome and principe
senegal: republic of senegal
serbia: republic of serbia
seychelles: republic of seychelles
sierra leone: republic of sierra leone
singapore: republic of singapore
slovakia: slovak republic
slovenia: republic of slovenia
somalia: federal republic of somalia
south africa: republic of south africa
south sudan: republic of south sudan
spain: kingdom of spain
sri lanka: democratic socialist republic of sri lanka
sudan: republic of the sudan, republic of sudan
suriname: republic of suriname
sweden: kingdom of sweden
switzerland: swiss confederation
thailand: kingdom of thailand
togo: togolese republic
tonga: kingdom of tonga
trinidad and tobago: republic of trinidad and tobago
tunisia: republic of tunisia
uganda: republic of uganda
uruguay: oriental republic of uruguay
vanuatu: republic of vanuatu
yemen: republic of yemen
zambia: republic of zambia
zimbabwe: republic of zimbabwe
"""


def _table() -> Mapping[str, str]:
    lines = (line.split(": ") for line in _SPELLINGS.strip().splitlines())
    return {other: known for known, others in lines for other in others.split(", ")}


COUNTRY_KEYS = _table()
"""From the key of another spelling to the key that all spellings of a country share."""
