"""Currencies: the ISO 4217 codes in use, and the signs and words that stand for some of them."""

from collections.abc import Mapping

# XXX (no currency) and XTS (for tests) are left out: they are not money. ANG and BGN are kept for
# older reports.
_IN_USE = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
    CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO
    NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
    SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV
    WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
"""
CODES = frozenset(_IN_USE.split())

# fmt: off
SIGNS: Mapping[str, str] = {
    "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD",
    "NT$": "TWD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "€": "EUR", "£": "GBP", "¥": "JPY", "CN¥": "CNY", "₴": "UAH",
    "₽": "RUB", "₹": "INR", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₫": "VND", "₱": "PHP", "₸": "KZT",
    "₾": "GEL", "zł": "PLN",
}
WORDS: Mapping[str, str] = {
    "dollar": "USD", "dollars": "USD", "us dollar": "USD", "us dollars": "USD", "u.s. dollars": "USD", "euro": "EUR",
    "euros": "EUR", "pound": "GBP", "pounds": "GBP", "hryvnia": "UAH", "hryvnias": "UAH", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "yen": "JPY", "yuan": "CNY",
}
# fmt: on

_PRINTED: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£"}
_CLOSE = 0.6


def currency(mark: str) -> str | None:
    """Return the code that a sign, code or word stands for."""
    if mark in CODES:
        return mark
    return SIGNS.get(mark) or WORDS.get(mark.casefold())


def printed(code: str) -> str:
    """Return what stands before a sum: a sign or the code."""
    return _PRINTED.get(code, f"{code} ")


def nearest_code(mark: str) -> str | None:
    """Return the code that was most likely meant, if one is close."""
    wanted = mark.upper()
    if len(wanted) > 4:
        return None
    from difflib import SequenceMatcher

    def distance(code: str) -> tuple[bool, float, bool, str]:
        likeness = SequenceMatcher(None, wanted, code).ratio()
        return sorted(code) != sorted(wanted), -likeness, code not in SIGNS.values(), code

    best = min(CODES, key=distance)
    return best if SequenceMatcher(None, wanted, best).ratio() >= _CLOSE else None
