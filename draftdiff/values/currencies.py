"""Currencies: the codes of ISO 4217, and the signs and words that stand for some of them."""

from collections.abc import Mapping

from draftdiff.values.lexicon import CURRENCY_WORDS

# XXX (no currency) and XTS (for tests) are left out: they are not money.
_IN_USE = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
    CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO
    NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
    SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV
    WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
"""
# Withdrawn, as the mark and the franc: a treaty may be older than the euro. A test holds both to the Unicode CLDR.
_WITHDRAWN = """
    ADP AFA ALK AOK AON AOR ARA ARL ARM ARP ATS AZM BAD BAN BEC BEF BEL BGL BGM BGO BOL BOP BRB BRC BRE BRN BRR BRZ
    BUK BYB BYR CLE CNH CSD CSK CUC CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF GEK GHC GNS GQE GRD GWE GWP HRD HRK
    IEP ILP ILR ISJ ITL KRH KRO LTL LTT LUC LUF LUL LVL LVR MAF MCF MDC MGF MKN MLF MRO MTL MTP MVP MXP MZE MZM NIC
    NLG PEI PES PLZ PTE RHD ROL RUR SDD SDP SIT SKK SLL SRG STD SUR TJR TMM TPE TRL UAK UGS USS UYP VEB VEF VNN XEU
    XFO XFU XRE YDD YUD YUM YUN YUR ZAL ZMK ZRN ZRZ ZWD ZWL ZWR
"""
IN_USE = frozenset(_IN_USE.split())
CODES = IN_USE.union(_WITHDRAWN.split())

# fmt: off
SIGNS: Mapping[str, str] = {
    "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD",
    "NT$": "TWD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "€": "EUR", "£": "GBP", "¥": "JPY", "CN¥": "CNY", "₴": "UAH",
    "₽": "RUB", "₹": "INR", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₫": "VND", "₱": "PHP", "₸": "KZT",
    "₾": "GEL", "zł": "PLN",
}
# fmt: on

_PRINTED: Mapping[str, str] = {"USD": "$", "EUR": "€", "GBP": "£"}


def currency(mark: str) -> str | None:
    """Return the code that a sign, code or word stands for."""
    if mark in CODES:
        return mark
    word = mark.casefold()
    for of in ("d'", "d’", "de ", "des "):
        word = word.removeprefix(of)
    return SIGNS.get(mark) or CURRENCY_WORDS.get(word)


def printed(code: str) -> str:
    """Return what stands before a sum: a sign or the code."""
    return _PRINTED.get(code, f"{code} ")


def meant_code(mark: str) -> str | None:
    """Return the code whose letters were mixed up or written small; likeness alone would name another currency."""
    wanted = sorted(mark.upper())
    found = [code for code in CODES if sorted(code) == wanted]
    return mark.upper() if mark.upper() in CODES else found[0] if len(found) == 1 else None
