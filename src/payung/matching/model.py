"""What is compared between two people, in levels from full agreement to none (Fellegi and Sunter 1969).

A level is an SQL condition over `<column>_l` and `<column>_r`; the first that holds counts. The same
conditions go to Splink for training and for the reference test, and into our own scoring SQL.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of agreement. `term` names the column whose frequency sharpens an exact agreement."""

    name: str
    condition: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One aspect of two people. It says nothing (evidence 0) when `unknown` holds."""

    name: str
    unknown: str
    levels: tuple[Level, ...]

    def code(self, level: str) -> int:
        """The number of a level in the score table: highest is full agreement, 0 is none, -1 is unknown."""
        names = [each.name for each in self.levels]
        return len(names) - 1 - names.index(level)

    def gamma(self) -> str:
        """SQL for the number of the level that two people reach."""
        cases = [f"when {self.unknown} then -1"]
        cases += [
            f"when {level.condition} then {self.code(level.name)}" for level in self.levels[:-1]
        ]
        return f"case {' '.join(cases)} else 0 end"


def _missing(*columns: str) -> str:
    return " or ".join(f"{column}_{side} is null" for column in columns for side in "lr")


def _all(*conditions: str) -> str:
    """And, where a dear condition is only looked at when the cheap ones before it hold."""
    first, *rest = conditions
    return f"(case when {first} then {_all(*rest)} else false end)" if rest else f"({first})"


def _edits(column: str, count: int, least: int) -> str:
    """At most `count` typing errors between two texts of at least `least` letters."""
    left, right = f"{column}_l", f"{column}_r"
    return _all(
        f"abs(length({left}) - length({right})) <= {count}",
        f"length({left}) >= {least} and length({right}) >= {least}",
        f"levenshtein({left}, {right}) <= {count}",
    )


def _slips(column: str, two_from: int) -> str:
    """One typing error from five letters on, two in longer texts."""
    left, right = f"{column}_l", f"{column}_r"
    allowed = f"case when least(length({left}), length({right})) >= {two_from} then 2 else 1 end"
    return _all(
        f"abs(length({left}) - length({right})) <= {allowed}",
        f"least(length({left}), length({right})) >= 5",
        f"levenshtein({left}, {right}) <= {allowed}",
    )


def _words(column: str, side: str) -> str:
    return f"string_split({column}_{side}, ' ')"


def _share_a_word(column: str) -> str:
    return f"list_has_any({_words(column, 'l')}, {_words(column, 'r')})"


def _one_holds_all(column: str) -> str:
    """All words of one are words of the other."""
    left, right = _words(column, "l"), _words(column, "r")
    return f"(list_has_all({left}, {right}) or list_has_all({right}, {left}))"


_FEWER = (
    f"case when len({_words('name', 'l')}) <= len({_words('name', 'r')}) then {{}} else {{}} end"
)
_LESS = _FEWER.format(_words("name", "l"), _words("name", "r"))
_MORE = _FEWER.format(_words("name", "r"), _words("name", "l"))
_ALIKE = """case
    when x = y then true
    when x[1] = y[1] and least(length(x), length(y)) = 1 then true
    when length(x) >= 3 and length(y) >= 3 and (starts_with(y, x) or starts_with(x, y)) then true
    when length(x) < 4 or length(y) < 4 then false
    when suffix(y, x) or suffix(x, y) then true
    else abs(length(x) - length(y)) <= 2 and jaro_winkler_similarity(x, y) >= 0.9 end"""
_ALIGNED = (
    f"len(list_filter({_LESS}, lambda x: len(list_filter({_MORE}, lambda y: {_ALIKE})) = 0)) = 0"
)
_WHOLE = _one_holds_all("name")
_SHARED = _share_a_word("strong")
_SHARED_WORDS = f"len(list_intersect({_words('strong', 'l')}, {_words('strong', 'r')}))"
_RUN = {side: f"replace(name_{side}, ' ', '')" for side in "lr"}
_FULL_DATES = "born_l is not null and born_r is not null"

NIK = Comparison(
    "nik",
    _missing("nik"),
    (
        Level("same", "nik_l = nik_r"),
        Level("kin", "length(nik_l) = 16 and nik_l[:12] = nik_r[:12]"),
        Level("slip", _all("length(nik_l) = length(nik_r)", "hamming(nik_l, nik_r) <= 2",
                           "damerau_levenshtein(nik_l, nik_r) = 1")),
        Level("different", "true"),
    ),
)  # fmt: skip
NAME = Comparison(
    "name",
    _missing("name_key"),
    (
        Level("same", "name_key_l = name_key_r", term="name_key"),
        Level("joined", f"{_RUN['l']} = {_RUN['r']}"),
        Level("slip", _slips("name", two_from=10)),
        Level("parts", _all(_SHARED, _WHOLE, f"{_SHARED_WORDS} >= 2")),
        Level("part", _all(_SHARED, _WHOLE)),
        Level("alike", _ALIGNED),
        Level("word", f"{_SHARED} or jaro_winkler_similarity(name_l, name_r) >= 0.9"),
        Level("different", "true"),
    ),
)
BORN = Comparison(
    "born",
    _missing("year"),
    (
        Level("same", "born_l = born_r", term="born"),
        Level("swapped", f"{_FULL_DATES} and year_l = year_r and month_l = day_r and day_l = month_r"),
        Level("slip", _all(f"{_FULL_DATES} and hamming(born_l::varchar, born_r::varchar) <= 2",
                           "damerau_levenshtein(born_l::varchar, born_r::varchar) = 1")),
        Level("month", "year_l = year_r and month_l = month_r and (day_l is null or day_r is null)"),
        Level("year", "year_l = year_r and (month_l is null or month_r is null)"),
        Level("piece", f"{_FULL_DATES} and ((month_l = month_r and day_l = day_r)"
                       " or (year_l = year_r and (month_l = month_r or day_l = day_r)))"),
        Level("near", "abs(year_l - year_r) <= 1"),
        Level("different", "true"),
    ),
)  # fmt: skip
SEX = Comparison(
    "sex", _missing("sex"), (Level("same", "sex_l = sex_r"), Level("different", "true"))
)
MOTHER = Comparison(
    "mother",
    _missing("mother"),
    (
        Level("same", "mother_l = mother_r", term="mother"),
        Level("close", _slips("mother", two_from=9)),
        Level("part", _one_holds_all("mother")),
        Level("word", f"{_share_a_word('mother')} or jaro_winkler_similarity(mother_l, mother_r) >= 0.9"),
        Level("different", "true"),
    ),
)  # fmt: skip
_CODE = "regexp_matches(village_{}, '^[0-9]')"
VILLAGE = Comparison(
    "village",
    f"{_missing('village')} or {_CODE.format('l')} <> {_CODE.format('r')}",
    (
        Level("same", "village_l = village_r"),
        Level("spelling", _all(_edits("village", 1, 5), f"not {_CODE.format('l')}")),
        Level(
            "district",
            "length(village_l) = 10 and length(village_r) = 10 and village_l[:6] = village_r[:6]",
        ),
        Level("different", "true"),
    ),
)
ADDRESS = Comparison(
    "address",
    _missing("address"),
    (
        Level("same", "address_l = address_r"),
        Level("close", "jaro_winkler_similarity(address_l, address_r) >= 0.95"),
        Level("most", f"len(list_intersect({_words('address', 'l')}, {_words('address', 'r')})) * 2"
                      f" > least(len({_words('address', 'l')}), len({_words('address', 'r')}))"),
        Level("words", _share_a_word("address")),
        Level("different", "true"),
    ),
)  # fmt: skip
PHONE = Comparison(
    "phone", _missing("phone"), (Level("same", "phone_l = phone_r"), Level("different", "true"))
)

COMPARISONS = (NIK, NAME, BORN, SEX, MOTHER, VILLAGE, ADDRESS, PHONE)
COMPARED_COLUMNS = (
    "nik", "name", "strong", "name_key", "born", "year", "month", "day", "sex", "mother", "village",
    "address", "phone",
)  # fmt: skip
"""The columns of `person` that the conditions speak of."""
