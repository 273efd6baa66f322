"""Language tags: their syntax by BCP 47 (RFC 5646), and the mistakes in them that most people make.

The syntax is checked in full. Of the registry of subtags only what hardly ever changes is kept here: the languages of two letters
with their three-letter codes, which BCP 47 does not take where there are two, and the regions of two letters. All 8,000
languages of three letters pass: a list of them would be most of the weight of this package, and out of date.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BadTag", "UnknownSubtag", "check_tag"]

TAG = re.compile(
    r"""(?:(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}|(?P<long>[a-z]{4,8}))
    (?:-(?P<script>[a-z]{4}))?
    (?:-(?P<region>[a-z]{2}|\d{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)
    (?P<extensions>(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*)
    (?:-x(?:-[a-z0-9]{1,8})+)?
    |x(?:-[a-z0-9]{1,8})+""",
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
SINGLETON = re.compile(r"-([a-z0-9])(?=-)", re.ASCII | re.IGNORECASE)

GRANDFATHERED = frozenset(
    """art-lojban cel-gaulish en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay
    i-tsu no-bok no-nyn sgn-be-fr sgn-be-nl sgn-ch-de zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang""".split()
)
"""Tags from before RFC 4646 that stay allowed, though some have not its syntax."""

_LANGUAGES = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bh:bih
    bi:bis bm:bam bn:ben bo:bod/tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces/cze cu:chu cv:chv
    cy:cym/wel da:dan de:deu/ger dv:div dz:dzo ee:ewe el:ell/gre en:eng eo:epo es:spa et:est eu:eus/baq fa:fas/per
    ff:ful fi:fin fj:fij fo:fao fr:fra/fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin
    ho:hmo hr:hrv ht:hat hu:hun hy:hye/arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl/ice
    it:ita iu:iku ja:jpn jv:jav ka:kat/geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas
    ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah
    mi:mri/mao mk:mkd/mac ml:mal mn:mon mr:mar ms:msa/may mt:mlt my:mya/bur na:nau nb:nob nd:nde ne:nep ng:ndo
    nl:nld/dut nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus
    pt:por qu:que rm:roh rn:run ro:ron/rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag sh:hbs si:sin
    sk:slk/slo sl:slv sm:smo sn:sna so:som sq:sqi/alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel
    tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd
    uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha zh:zho/chi zu:zul
    in: iw: ji: jw: mo:"""
"""The languages of ISO 639-1 with their codes of ISO 639-2, and those that were replaced and stay allowed."""

_PAIRS = tuple(pair.partition(":")[::2] for pair in _LANGUAGES.split())
LANGUAGES = frozenset(short for short, _ in _PAIRS)
SHORT: Mapping[str, str] = MappingProxyType(
    {each: short for short, long in _PAIRS for each in long.split("/") if each}
)
"""The two letters that stand for a language of three, by the three."""

REGIONS = frozenset(
    """AA AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BU BV BW BY
    BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CS CU CV CW CX CY CZ DD DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU
    EZ FI FJ FK FM FO FR FX GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO
    IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM
    MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NT NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SU SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN
    TO TP TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS YD YE YT YU ZA ZM ZR ZW ZZ""".split()
)
PRIVATE_REGION = re.compile(r"Q[M-Z]|X[A-Z]")
MEANT = MappingProxyType(
    {"UK": "GB", "EN": "GB", "gr": "el", "jp": "ja", "cz": "cs", "dk": "da", "ua": "uk", "kr": "ko"}
)
"""What those who write a code that there is not most often mean."""


class BadTag(ValueError):  # noqa: N818 - it says why a text is no tag; nothing went wrong in the program
    """Why a text has not the syntax of a language tag, and what to write instead where that is clear."""

    def __init__(self, reason: str, instead: str = "") -> None:
        """Say `reason`, behind the tag, and the tag that is meant `instead`."""
        super().__init__(reason)
        self.instead = instead


class UnknownSubtag(BadTag):
    """The syntax is right, but the registry of BCP 47 has not the language or the region."""


def check_tag(tag: str) -> None:
    """Nothing where `tag` is a language tag in any case of letters.

    Raises:
        BadTag: it has not the syntax of BCP 47, or has a variant or an extension twice.
        UnknownSubtag: its language or region is not registered.
    """
    if tag.lower() in GRANDFATHERED:
        return
    found = TAG.fullmatch(tag)
    if found is None:
        hyphens = tag.replace("_", "-")
        raise BadTag("is no language tag", hyphens if hyphens != tag and TAG.fullmatch(hyphens) else "")
    variants = [each for each in found["variants"].lower().split("-") if each] if found["variants"] else []
    extensions = SINGLETON.findall((found["extensions"] or "").lower())
    for parts, what in ((variants, "variant"), (extensions, "extension")):
        twice = next((each for each in parts if parts.count(each) > 1), None)
        if twice is not None:
            raise BadTag(f"has the {what} {twice} twice")
    _check_language(tag, found["long"] or found["language"] or "")
    _check_region(tag, found["region"] or "")


def _check_language(tag: str, language: str) -> None:
    name = language.lower()
    rest = tag[len(language) :]
    if len(name) > 3:
        raise UnknownSubtag(f"has the language {language}, but a language has two or three letters")
    if name in SHORT:
        raise UnknownSubtag(
            f"has the language {language}, which is written {SHORT[name]}", SHORT[name] + rest
        )
    if len(name) == 2 and name not in LANGUAGES:
        instead = MEANT.get(name, "")
        raise UnknownSubtag(f"has the language {language}, which there is not", instead and instead + rest)


def _check_region(tag: str, region: str) -> None:
    name = region.upper()
    if len(name) != 2 or name in REGIONS or PRIVATE_REGION.fullmatch(name):
        return
    meant = MEANT.get(name, "")
    instead = re.sub(rf"(?<=-){region}(?=-|\Z)", meant, tag, count=1) if meant else ""
    raise UnknownSubtag(f"has the region {region}, which there is not", instead)
