"""The word lists that tell a name from a word with a capital, and one kind of name from another."""

from __future__ import annotations

__all__ = [
    "ADJECTIVES",
    "BODIES",
    "CALENDAR",
    "CALLINGS",
    "DIRECTIONS",
    "FUNCTION_WORDS",
    "LINKS",
    "OFFICES",
    "PARTICLES",
    "PLACES",
    "PREPOSITIONS",
    "REGIONS",
    "SIGNS",
    "SURNAME_PARTICLES",
    "THINGS",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that join the parts of one name: Commission on Global Governance, Simone de Beauvoir.
PARTICLES = _set("""
    de der di van von zu
""")
# Words before a surname that belong to it: María de la Cruz, Jan van den Berg.
SURNAME_PARTICLES = PARTICLES | _set("""
    d da das del della den di do dos du el la le los ten ter vom zum zur
""")
LINKS = PARTICLES | _set("""
    del della des du for für la le of on the
""")
CALENDAR = _set("""
    Apr April Aug August Dec December Feb February Friday Jan January Jul July Jun June Mar March
    May Monday Nov November Oct October Saturday Sep Sept September Sunday Thursday Tuesday
    Wednesday
""")
# Adjectives, peoples and languages: alone they name nobody.
ADJECTIVES = _set("""
    Afghan African Africans Albanian American Americans Arab Arabic Argentine Asian Asians
    Australian Austrian Belgian Bosnian Brazilian British Bulgarian Cambodian Canadian Catalan
    Catholic Chilean Chinese Christian Colombian Croatian Cuban Czech Danish Dutch Eastern Egyptian
    English Estonian European Europeans Finnish Flemish Fordist French German Germanic Germans Greek
    Greeks Hebrew Hungarian Hungarians Icelandic Indian Iranian Iraqi Irish Israeli Italian Italians
    Japanese Jewish Korean Latin Latvian Lithuanian Marxist Marxists Medieval Mexican Muslim
    Northern Norwegian Ottoman Persian Polish Portuguese Protestant Roma Roman Romanian Romans Russian Sinti
    Russians Scottish Serbian Slavic Slovak Slovenian Southern Soviet Spanish Swedish Swiss Syrian
    Turkish Ukrainian Victorian Vietnamese Welsh Western Yiddish
""")
# Words that begin sentences and no names.
FUNCTION_WORDS = _set("""
    a about above according additionally after again against all almost along also although among an
    and another any are as at because been before behind being below besides between beyond both but
    by can cf cit compare consequently conversely despite did do does during each either even every
    few finally first following for from further furthermore given had has have he hence her here
    his how however i ibid if in indeed instead into is it its just last later like many may
    meanwhile moreover most much my near neither nevertheless next no nor not nothing now of off
    often on once one only op or other others our out over own perhaps rather same say second see
    several she should similarly since so some soon still such than that the their then there
    therefore these they third this those though three through throughout thus to today together too
    toward towards two under unless unlike until up upon very was we were what when where whereas
    whether which while who whose why will with within without would yes yet you your
    ainsi alors après aucun aussi avant avec cela ces cet cette chaque chez comme comment contre dans
    depuis donc dont elle elles enfin entre ici ils lorsque mais malgré parmi pendant plusieurs pour
    pourquoi pourtant puis quand quant quel quelle sans selon sous suivant tandis toujours tous tout
    toute toutes très une vers voici voir
    además ahora algunos antes aquí así aunque bajo cada casi como cuando cuyo desde después donde
    durante ellos entonces esta este esto estos hacia hasta luego mientras muchos muy otra otro otros
    para pero porque pues quien según sino sobre también tanto todavía todo todos tras véase
""")
# An office stands between two names and belongs to neither: UN Secretary General Kofi Annan.
OFFICES = _set("""
    ambassador chancellor dg director dr minister mr mrs ms president prof professor secretary
    senator
""")
# What may stand in small letters before a person: the theorist Nicos Poulantzas.
CALLINGS = OFFICES | _set("""
    adviser architect author bishop captain editor emperor engineer general governor historian judge
    king lady librarian lord painter philosopher poet pope prince princess printer queen scholar sir
    theorist writer
""")
# Words of names that look like a person and are none: Berlin Wall, United Nations.
THINGS = _set("""
    act age agreement bloc code consensus constitution convention crisis day declaration
    early east eastern era format global governance journal law management market nations new north
    northern pact policy project protocol reform renaissance report review revolution rights series
    south southern spring standard studies system treaty united uprising wall war west western world
""")
# Words that make a name one of a body.
BODIES = _set("""
    dialogue g7 g8 g20
    akademie amt archiv ausschuss bank behörde bibliothek bund bundesamt gesellschaft institut kommission ministerium partei
    rat stiftung universität verband verein verlag zentrum hochschule forschungsgemeinschaft
    académie agence archives assemblée banque bibliothèque centre comité commission conseil école fédération institut
    ministère musée parti société syndicat université
    academia agencia archivo asamblea banco biblioteca centro comité comisión consejo escuela federación fundación instituto
    ministerio museo partido sindicato sociedad universidad
    admiralty army fleet forces navy police observatory archive archives cabinet
    academy administration agency alliance assembly association authority bank board bureau center
    centre church club college commission committee community company conference congress consortium
    corporation council court department directorate faculty federation force forum foundation front
    fund government group house inc initiative institute institution league library
    ltd ministry mission movement museum network office organisation organization parliament party
    press process program programme school secretariat senate service services society team trust
    union university watch workshop
""")
# Words that make a name one of a place.
PLACES = _set("""
    avenue bay bridge canal cape city coast county desert district harbour hill island islands
    kingdom lake mount mountains ocean peninsula port province region republic river road sea square
    state states strait street town valley village
""")
# Before a name these point to a place.
PREPOSITIONS = _set("""
    across at in into near throughout
    aus nach à en desde hacia
""")
# Before a region these are part of its name: Eastern Europe, South Asia.
DIRECTIONS = _set("""
    central east eastern far lower mid middle near north north-eastern north-western northeast
    northeastern northern northwest northwestern south south-eastern south-western southeast
    southeastern southern southwest southwestern sub-saharan upper west western
    mittel nord nördliches ost östliches süd südliches west westliches
""")
# Regions, blocs and former states that lists of today's countries lack; and short forms of countries.
REGIONS = frozenset(
    """
    America|Anatolia|Andes|Arab World|Balkans|Bavaria|Benelux|Bohemia|Bosnia|Britain|Burma|Byzantium|Catalonia|Caucasus|
    Central America|Ceylon|Crimea|Czech Republic|Czechoslovakia|CSSR|ČSSR|Danube|Democratic Republic of Congo|
    Democratic Republic of the Congo|Eastern Bloc|Communist Bloc|Soviet Bloc|Western Bloc|East Germany|Elbe|England|
    Far East|First World|Flanders|GDR|Global North|Global South|Great Britain|Holland|Iberia|Ivory Coast|Kurdistan|Latin America|
    Levant|Macedonia|Maghreb|Middle East|Near East|Nile|Northern Ireland|Ottoman Empire|Palestine|Persia|Prussia|Rhine|
    Rhodesia|Saigon|Saxony|Scandinavia|Scotland|Second World|Siam|Siberia|Silesia|Soviet Union|Third World|Tibet|Transylvania|
    Turkey|Tuscany|UAE|UK|US|USA|USSR|U.K.|U.S.|U.S.A.|Wales|West Germany|Western Europe|Yugoslavia|Zaire|
    BRD|DDR|Deutsches Reich|Ostblock|Sowjetunion|Tschechoslowakei|Jugoslawien|Naher Osten|Lateinamerika|
    RDA|RFA|Union soviétique|Tchécoslovaquie|Yougoslavie|Moyen-Orient|Proche-Orient|Amérique latine|
    Unión Soviética|Checoslovaquia|Oriente Medio|América Latina|Latinoamérica
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# Short forms that name a thing, a format or a calling, never a body.
SIGNS = _set("""
    AD AIDS API ASCII BA BC BCE CD CE CEO CEOs CMS CPU CSS CSV DH DIY DNA DOI DTD DVD EPUB FAQ GDP GIS GNP GPS GUI HD HIV HTML HTTP
    HTTPS ICT ID IDE IP IQ ISBN ISSN IT JPEG JSON KWIC LOD MA ML MP3 NER NGO NGOs IGO IGOs NLP OAI OCR ODD OK OWL PC PCs PDF PhD PNG POS PR
    QR RAM RDF REST RNC RNG RSS RTF SGML SPARQL SQL SVG TIFF TNC TNCs TV UI UML URI URIs URL URLs USB UTF VIP WWW XHTML XML XQuery XSD XSL XSLT
    XPath YAML ZIP
""")
