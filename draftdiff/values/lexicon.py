"""The press's words for amounts in one table: numbers, scales, hedges, units, months, in the languages of the parties.

English, Ukrainian, Russian, German, French and Spanish. A word that means one thing in one of them and another thing in
another, such as "Billion", is read as English has it. Words are in small letters, as `str.casefold` makes them.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
CARDINALS: Mapping[str, int] = {
    **{word: number for number, word in enumerate((*COUNTS, *TEENS), start=1)},
    **{word: 10 * number for number, word in enumerate(TENS, start=2)},
}
HUNDRED, DOZEN = "hundred", "dozen"

PARTS: Mapping[str, int] = {
    **dict.fromkeys(("half", "halves"), 2), **dict.fromkeys(("third", "thirds"), 3),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 4), **dict.fromkeys(("fifth", "fifths"), 5),
    **dict.fromkeys(("sixth", "sixths"), 6), **dict.fromkeys(("seventh", "sevenths"), 7),
    **dict.fromkeys(("eighth", "eighths"), 8), **dict.fromkeys(("ninth", "ninths"), 9),
    **dict.fromkeys(("tenth", "tenths"), 10), **dict.fromkeys(("twentieth", "twentieths"), 20),
}  # fmt: skip
"""What a share is cut into: "three fifths"."""
DECIMALS: Mapping[str, str] = {
    "½": ".5",
    "¼": ".25",
    "¾": ".75",
    "⅛": ".125",
    "⅕": ".2",
    "⅖": ".4",
    "⅗": ".6",
    "⅘": ".8",
}
SHARES: Mapping[str, str] = {"⅓": "one third", "⅔": "two thirds"}
_FOREIGN_SHARES = {
    "half": "половина|половини|половину|половиною|половины|половиной|die hälfte|der hälfte|hälfte|la moitié|moitié"
    "|la mitad|mitad",
    "a third": "третина|третини|третину|треть|трети|ein drittel|un tiers|un tercio",
    "two thirds": "дві третини|две трети|zwei drittel|deux tiers|dos tercios",
    "a quarter": "чверть|чверті|четверть|четверти|ein viertel|un quart|un cuarto",
    "three quarters": "три чверті|три четверти|drei viertel|trois quarts|tres cuartos",
    "a fifth": "ein fünftel|un cinquième|un quinto",
    "a tenth": "ein zehntel|un dixième|un décimo",
}
FOREIGN_SHARES: Mapping[str, str] = {
    word: share for share, words in _FOREIGN_SHARES.items() for word in words.split("|")
}
# "Once", eleven in Spanish, is left out: it is an English word.
_FOREIGN_COUNTS = (
    "один одна одне одного ein eine einen un une una uno",
    "два дві двох две двух zwei deux dos",
    "три трьох трех трёх drei trois tres",
    "чотири чотирьох четыре четырех vier quatre cuatro",
    "п'ять п’ять пʼять п'яти п’яти пʼяти пяти пять fünf cinq cinco",
    "шість шести шесть sechs six seis",
    "сім семи семь sieben sept siete",
    "вісім восьми восемь acht huit ocho",
    "дев'ять дев’ять девʼять девять neun neuf nueve",
    "десять десяти zehn dix diez",
    "одинадцять одиннадцать elf onze",
    "дванадцять двенадцать zwölf douze doce",
    *("",) * 2,
    "п'ятнадцять п’ятнадцять пʼятнадцять пятнадцать fünfzehn quinze quince",
    *("",) * 4,
    "двадцять двадцать zwanzig vingt veinte",
)
FOREIGN_COUNTS: Mapping[str, int] = {
    word: number for number, words in enumerate(_FOREIGN_COUNTS, start=1) for word in words.split() if word != "six"
}

ENGLISH_ZEROS: Mapping[str, int] = {
    "thousand": 3, "k": 3, "million": 6, "mln": 6, "mn": 6, "m": 6, "billion": 9, "bln": 9, "bn": 9, "b": 9,
    "trillion": 12, "trn": 12, "tn": 12,
}  # fmt: skip
_FOREIGN_ZEROS = {
    3: "тисяч тисяча тисячі тис. тис тысяч тысяча тысячи тыс. тыс tausend tsd. tsd",
    6: "мільйонів мільйона мільйони мільйон млн. млн миллионов миллиона миллион millionen mio. mio millions millones "
    "millón",
    9: "мільярдів мільярда мільярди мільярд млрд. млрд миллиардов миллиарда миллиард milliarden milliarde mrd. mrd "
    "milliards milliard",
    12: "трильйонів трильйона трильйони трильйон трлн. трлн триллионов триллиона триллион billionen billones",
}
FOREIGN_ZEROS: Mapping[str, int] = {
    "mil millones": 9,
    **{word: zeros for zeros, words in _FOREIGN_ZEROS.items() for word in words.split()},
}

# From the first number that the plural allows up to, and not including, the next word's.
PLURALS: Mapping[str, tuple[Decimal, Decimal]] = {
    "tens": (Decimal(20), Decimal(100)),
    "dozens": (Decimal(24), Decimal(100)),
    "hundreds": (Decimal(200), Decimal(1000)),
    "thousands": (Decimal(2 * 10**3), Decimal(10**6)),
    "millions": (Decimal(2 * 10**6), Decimal(10**9)),
    "billions": (Decimal(2 * 10**9), Decimal(10**12)),
    "trillions": (Decimal(2 * 10**12), Decimal(10**15)),
}

PERCENTS = frozenset(
    {
        "%",
        "percent",
        "per cent",
        "pct",
        "pct.",
        "відсотків",
        "відсотка",
        "відсотки",
        "відсоток",
        "процентів",
        "процентов",
    }
    | {"процента", "процент", "prozent", "pour cent", "por ciento"}
)

_SPANS = {
    "hour": "hours година години годин час часа часов stunde stunden heure heures hora horas",
    "day": "days день дні дня днів дней tag tage tagen jour jours día días",
    "week": "weeks тиждень тижні тижня тижнів неделя недели недель woche wochen semaine semaines semana semanas",
    "month": "months місяць місяці місяця місяців месяц месяца месяцев monat monate monaten mois mes meses",
    "quarter": "quarters квартал квартали кварталів квартала кварталов trimestre trimestres",
    "year": "years рік роки року років год года лет jahr jahre jahren ans année années año años",
    "decade": "decades десятиліття десятилетие десятилетия десятилетий jahrzehnt jahrzehnte décennie décennies década "
    "décadas",
}
SPANS: Mapping[str, str] = {word: unit for unit, words in _SPANS.items() for word in (unit, *words.split())}
"""The words for lengths of time, each with the English one."""


class Hedge(StrEnum):
    """How the press hedges a number it gives."""

    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    AT_MOST = "at most"
    AT_LEAST = "at least"
    MORE = "more than"
    LESS = "less than"


_BOUNDS = {
    Hedge.AT_MOST: (
        "no more than|not more than|no greater than|at most|up to|as much as|as many as|a maximum of|maximum of|maximum"
        "|not exceeding|<=|≤|не більше ніж|не більше|не більш ніж|не більш як|не понад|щонайбільше|до"
        "|не более чем|не более|не больше|höchstens|maximal"
        "|bis zu|nicht über|nicht mehr als|au plus|au maximum|jusqu'à|pas plus de|como máximo|hasta|no más de"
    ),
    Hedge.AT_LEAST: (
        "no less than|not less than|no fewer than|not fewer than|at least|a minimum of|minimum of|minimum|>=|≥"
        "|не менше ніж|не менше|щонайменше|не менее чем|не менее|не меньше|как минимум|mindestens|wenigstens"
        "|nicht weniger als|au moins|au minimum|pas moins de|al menos|por lo menos|como mínimo|no menos de"
    ),
    Hedge.MORE: (
        "more than|greater than|well over|well above|over|upwards of|in excess of|>|більше ніж|більш ніж|більше|понад"
        "|более чем|более|больше|свыше|mehr als|über|plus de|más de"
    ),
    Hedge.LESS: (
        "less than|fewer than|well under|well below|under|below|<|менше ніж|менш ніж|менш як|менше|менее чем|менее"
        "|меньше|weniger als|unter|moins de|menos de"
    ),
}
_ROUGH = {
    Hedge.ABOUT: (
        "~|≈|about|around|approximately|approx.|roughly|some|circa|ca.|c.|approx|an estimated|estimated|close to"
        "|in the region of|близько|приблизно|около|примерно|приблизительно|etwa|rund|ungefähr|environ|près de"
        "|alrededor de|aproximadamente|cerca de"
    ),
    Hedge.NEARLY: (
        "nearly|almost|just under|just below|just shy of|slightly less than|slightly under|a little under"
        "|a little less than|майже|почти|fast|beinahe|knapp|presque|casi"
    ),
    Hedge.JUST_OVER: (
        "just over|just above|slightly more than|slightly over|slightly above|a little over|a little more than"
        "|little more than"
    ),
}
_BEHIND = {
    Hedge.AT_LEAST: "або більше|или больше|или более|oder mehr|ou plus|o más"
    "|or more|or above|or over|or longer|or higher|at least|at the least|minimum",
    Hedge.AT_MOST: "або менше|или меньше|или менее|oder weniger|ou moins|o menos"
    "|or less|or fewer|or below|or under|or shorter|or lower|at most|at the most|maximum",
    Hedge.ABOUT: "or so|or thereabouts",
}


def _by_word(words: Mapping[Hedge, str]) -> dict[str, Hedge]:
    """Turn a table round, the longer words first: a shorter one inside a longer one says something else."""
    found = {word: hedge for hedge, listed in words.items() for word in listed.split("|")}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


BOUNDS = _by_word(_BOUNDS)
ROUGH = _by_word(_ROUGH)
BEHIND = _by_word(_BEHIND)
"""Hedges that stand behind the number."""

BETWEEN = (
    ("between", "and"), ("from", "to"), ("від", "до"), ("між", "і"), ("між", "та"), ("от", "до"), ("между", "и"),
    ("von", "bis"), ("zwischen", "und"), ("entre", "et"), ("entre", "y"), ("de", "à"),
)  # fmt: skip
TO = ("to", "bis", "до")

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = (
    "січня січень января январь januar jänner janvier enero",
    "лютого лютий февраля февраль februar février febrero",
    "березня березень марта март märz mars marzo",
    "квітня квітень апреля апрель april avril abril",
    "травня травень мая май mai mayo",
    "червня червень июня июнь juni juin junio",
    "липня липень июля июль juli juillet julio",
    "серпня серпень августа август august août agosto",
    "вересня вересень сентября сентябрь september septembre septiembre",
    "жовтня жовтень октября октябрь oktober octobre octubre",
    "листопада листопад ноября ноябрь november novembre noviembre",
    "грудня грудень декабря декабрь dezember décembre diciembre",
)
MONTHS: Mapping[str, int] = {
    **{name.casefold(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    **{name.casefold()[:3]: number for number, name in enumerate(MONTH_NAMES, start=1)},
    "sept": 9,
    **{word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()},
}

CURRENCY_WORDS: Mapping[str, str] = {
    word: code
    for code, words in {
        "USD": "dollar|dollars|us dollar|us dollars|u.s. dollars|us-dollar|долар|долара|долари|доларів|доларів сша"
        "|доллар|доллара|доллары|долларов|долларов сша|dollars américains|dólar|dólares|dólares estadounidenses",
        "EUR": "euro|euros|євро|евро",
        "GBP": "pound|pounds",
        "UAH": "hryvnia|hryvnias|гривень|гривня|гривні|грн|грн.|гривен|гривна|гривны",
        "RUB": "rouble|roubles|ruble|rubles|рублів|рублей|рубля|рубель|рубль|руб.",
        "JPY": "yen",
        "CNY": "yuan|rmb|renminbi|юанів|юаней",
        "ILS": "nis|shekel|shekels",
    }.items()
    for word in words.split("|")
}
