"""The other columns of a person as SQL expressions: number, birth date, sex, village, phone, address.

Missing or unusable is always NULL, so that it counts neither for nor against anybody.
"""

from __future__ import annotations

_MONTHS = (
    "jan(?:uari)?", "feb(?:ruari)?|peb(?:ruari)?", "mar(?:et)?", "apr(?:il)?", "mei|may", "jun[ie]?",
    "jul[iy]?", "agu(?:stus)?|ags|agt|aug", "sep(?:t(?:ember)?)?", "okt(?:ober)?|oct", "no[pv](?:ember)?",
    "des(?:ember)?|dec",
)  # fmt: skip
_QUOTES = ("''", "’", "`")
_BLANKS = (" ", "\u00a0", "\u200b")


def _without(text: str, *pieces: str) -> str:
    """SQL that takes each piece out of a text (much quicker than one regular expression)."""
    for piece in pieces:
        text = f"replace({text}, '{piece}', '')"
    return text


NO_NUMBER = "'', '0', 'null'"
"""What a bare number is where none was written."""

_QUOTE_OR_BLANK = " ''’`\u00a0\u200b"
_WRAPPING = f"[-.{_QUOTE_OR_BLANK}]+"
_PADDING = f"[{_QUOTE_OR_BLANK}]*"
_CAME_AS_NUMBER = (
    f"{_PADDING}[0-9](?:[0-9{_QUOTE_OR_BLANK}]*[.]0+|(?:[.,][0-9]+)?[eE][+]?[0-9]+){_PADDING}"
)


def bare_number(raw: str) -> str:
    """A number without apostrophe, blanks, dots and dashes; NULL when it came as a number and is damaged."""
    return f"""case
        when regexp_full_match({raw}, '[1-9][0-9]+') then {raw}
        when regexp_full_match({raw}, '{_CAME_AS_NUMBER}') then null
        else lower(regexp_replace({raw}, '{_WRAPPING}', '', 'g')) end"""


def foreign_number(bare: str) -> str:
    """Another country's number, or a hash, as it stands."""
    return f"case when length({bare}) >= 4 and {bare} not in ({NO_NUMBER}) then {bare} end"


_ANY_MONTH, _LONG_MONTH = "(?:0[1-9]|1[0-2])", "(?:0[13578]|1[02])"
_NIK_DATE = (
    f"(?:(?:[04][1-9]|[15][0-9]|[26][0-8]){_ANY_MONTH}[0-9]{{2}}"
    "|(?:[26]9|[37]0)(?:0[13-9]|1[0-2])[0-9]{2}"
    f"|[37]1{_LONG_MONTH}[0-9]{{2}}"
    "|[26]902(?:[02468][048]|[13579][26]))"
)
_NIK = f"[1-9][0-9]{{3}}(?:0[1-9]|[1-9][0-9]){_NIK_DATE}[0-9]{{4}}"


def usable_nik(bare: str) -> str:
    """Of a bare number, the valid NIK (the same rules as `payung.primitives.nik`), else NULL."""
    impossible = f"{bare} like '%0000' or {bare} = '{'1' * 16}'"
    return f"case when regexp_full_match({bare}, '{_NIK}') and not ({impossible}) then {bare} end"


def date_parts(raw: str) -> str:
    """A list [first, second, third] of the digits in a date as written, month names as numbers."""
    numbers = f"trim(regexp_replace({_worded_date(raw)}, '[^0-9]+', '-', 'g'), '-')"
    plain = f"regexp_full_match({raw}, '[0-9]+(?:[-/][0-9]+)*')"
    return f"string_split(case when {plain} then replace({raw}, '/', '-') else {numbers} end, '-')"


def _worded_date(raw: str) -> str:
    text = f"regexp_replace(lower(trim({raw})), '[ t]+[0-9]{{1,2}}:[0-9].*$|\\.0$', '')"
    named = text
    for number, month in enumerate(_MONTHS, 1):
        named = (
            f"regexp_replace({named}, '[^a-z0-9]*\\b(?:{month})\\b[^a-z0-9]*', '-{number:02d}-')"
        )
    return f"case when regexp_matches({raw}, '[a-zA-Z]') then {named} else {text} end"


def birth_date(parts: str) -> str:
    """[year, month, day] with NULL for what is unknown or impossible, from the parts of a date."""
    one, two, three = (f"{parts}[{position}]" for position in (1, 2, 3))
    century = f"case when {three} > '29' then '19' else '20' end || {three}"
    serial = f"strftime(date '1899-12-30' + try_cast({one} as integer), '%Y-%m-%d')"
    return f"""case
        when len({parts}) >= 3 and len({one}) = 4 then [{one}, {two}, {three}]
        when len({parts}) >= 3 and len({three}) = 4 then [{three}, {two}, {one}]
        when len({parts}) = 3 and len({three}) = 2 and len({one}) <= 2 then [{century}, {two}, {one}]
        when len({parts}) = 2 and len({one}) = 4 then [{one}, {two}, null]
        when len({parts}) = 2 and len({two}) = 4 then [{two}, {one}, null]
        when len({parts}) = 1 and len({one}) = 4 then [{one}, null, null]
        when len({parts}) = 1 and len({one}) = 8 and {one}[1:2] in ('18', '19', '20') and {one}[5:6] < '13'
            then [{one}[1:4], {one}[5:6], {one}[7:8]]
        when len({parts}) = 1 and len({one}) = 8 then [{one}[5:8], {one}[3:4], {one}[1:2]]
        when len({parts}) = 1 and len({one}) = 5 and {one} between '03000' and '60000'
            then string_split({serial}, '-')
        end"""


def sex(raw: str) -> str:
    """'L' or 'P' from L/P, LK/PR, Laki-laki/Perempuan, 1/2, M/F, Pria/Wanita."""
    word = f"upper(trim({raw}, ' .'''))"
    men = "'L', 'LK', '1', '1.0', 'M', 'MALE', 'PRIA'"
    man = f"{word} in ({men}) or {word} like 'LAKI%' or {word} like 'LELAKI%'"
    woman = (
        f"{word} in ('P', 'PR', '2', '2.0', 'F', 'FEMALE', 'W', 'WANITA') or {word} like 'PEREM%'"
    )
    return f"case when {man} then 'L' when {woman} then 'P' end"


def village(raw: str) -> str:
    """The digits when it is a code, else the name in the common spelling without spaces."""
    digits = _without(raw, ".", *_QUOTES, *_BLANKS)
    name = f"regexp_replace(lower(strip_accents({raw})), '^(desa|kelurahan|kel|ds|kampung|kp)[. ]+', '')"
    letters = f"regexp_replace({name}, '[^a-z0-9]+', '', 'g')"
    for old, new in (("oe", "u"), ("dj", "j"), ("tj", "c"), ("ngng", "ng")):
        letters = f"replace({letters}, '{old}', '{new}')"
    for letter in "aeiouklmnprst":
        letters = f"replace({letters}, '{letter}{letter}', '{letter}')"
    return f"nullif(case when regexp_full_match({digits}, '[0-9]*') then {digits} else {letters} end, '')"


def phone(raw: str) -> str:
    """The last nine of seven digits or more."""
    digits = f"regexp_replace({raw}, '[^0-9]+', '', 'g')"
    return f"case when length({digits}) >= 7 then {digits}[-9:] end"


def address(raw: str) -> str:
    """The words of an address, lower case, with one space between them; no leading zeros."""
    return f"nullif(trim(regexp_replace(lower({raw}), '[^a-z0-9]+0*', ' ', 'g')), '')"
