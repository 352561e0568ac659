"""How one name is written in many ways, as SQL expressions over single words.

Sources: the old spelling was replaced by the Ejaan yang Disempurnakaan (Keppres 57/1972), which gives
the letter pairs oe/u, dj/j, tj/c, sj/sy; the rest are habits of village offices.
"""

from __future__ import annotations

from collections.abc import Iterable

TITLES = frozenset(
    """
    h hj haji hajah hajjah hajja drs dra dr dokter ir prof kh ust ustad ustadz tgk daeng dg dgn
    deng puang petta opu karaeng kr krg bin binti bt bte alm almarhum almh almarhumah almn tn
    tuan ny nyonya nn nona bapak bpk pak ibu raden rd rr roro la i sdr sdri se sh spd spdi sag
    skm ssos sip skom skep stp shi amd amk amdkeb mpd msi mkes mm mh mag ners phd mba
    """.split()
)
"""Titles and degrees: words that are no part of the name itself. `Daeng Mappuji` keeps `Mappuji`."""

WEAK = ("muhamat", "abdul", "siti", "andi", "nur")
"""Folded words so common, or so often left out, that they alone never tell two people apart."""

UNKNOWN_NAMES = (
    "", "-", "null", "n/a", "na", "none", "nan", "tidak tahu", "tdk th", "tdk tahu",
    "tidak diketahui", "xxx", "x", "0",
)  # fmt: skip
"""What offices write where they know no name."""

_SAME_WORD = {
    "muhamat": [
        "m",
        "md",
        "mhd",
        "muh",
        "moh",
        "mohd",
        "mohammad",
        "mohamad",
        "mohamat",
        "mochamad",
        "mochammad",
        "mokhamad",
        "mohammed",
        "muhammed",
    ],
    "siti": ["st", "sti", "stt"],
    "abdul": ["abd", "abdoel", "abdl", "abdu"],
    "ahmat": ["ahm", "acmad", "akmad"],
    "nur": ["noor", "nor", "noer", "nr"],
    "andi": ["a"],
}

_LETTERS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("sh", "s"), ("dz", "z"), ("ts", "s"),
    ("kh", "h"), ("ch", "h"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("gh", "g"), ("bh", "b"), ("ck", "k"),
    ("q", "k"), ("x", "ks"), ("v", "f"), ("p", "f"), ("z", "s"), ("y", "i"), ("ae", "ai"), ("uw", "u"),
    ("ie", "i"),
)  # fmt: skip
_DOUBLED = "abcdefghijklmnoprstuw"
_ENDINGS = (("ng", "n"), ("d", "t"), ("b", "f"), ("h", ""))


def modern(word: str) -> str:
    """SQL for one lower-case word (letters only) with the letters of the present spelling."""
    text = word
    for old, new in _LETTERS:
        text = f"replace({text}, '{old}', '{new}')"
    return text


def folded(word: str, modern_word: str) -> str:
    """SQL for one lower-case word in its common spelling, given the column `modern` made of it.

    A title becomes NULL.
    """
    cases = [f"when {word} in ({quoted(TITLES)}) then null"]
    cases += [f"when {word} in ({quoted(ways)}) then '{one}'" for one, ways in _SAME_WORD.items()]
    return f"case {' '.join(cases)} else {_ended(_single_letters(modern_word))} end"


def quoted(words: Iterable[str]) -> str:
    """A list of SQL texts: {'b', 'a'} -> "'a', 'b'"."""
    return ", ".join(f"'{word}'" for word in sorted(words))


def _single_letters(text: str) -> str:
    """Most words have no doubled letter; one look tells, where twenty-one replacements would be needed."""
    doubled = "|".join(letter * 2 for letter in _DOUBLED)
    single = text
    for letter in _DOUBLED:
        single = f"replace({single}, '{letter}{letter}', '{letter}')"
    return f"case when regexp_matches({text}, '{doubled}') then {single} else {text} end"


def _ended(text: str) -> str:
    for ending, new in _ENDINGS:
        text = f"regexp_replace({text}, '{ending}$', '{new}')"
    return text


_SUBJECTS = "pd|ag|h|e|t|p|sos|ip|kom|si|kes|hum|ap|ak|tr|farm|kep|keb|hut|psi|gz|st|kn|m|ab|pt|pi|ik|mat|th"
_DEGREE = rf"[sma]\s?\.\s?(?:{_SUBJECTS})\b\.?(?:\s?(?:i|k|sd|keb|kep|kes|kom|h|ip|ak)\b\.?)?"
_DIPLOMA = r"a\.\s?ma?\.?\s?d?\b\.?(?:\s?[a-z]+\.?)?"
_DEGREES = rf"(?:[\s,]+(?:{_DEGREE}|{_DIPLOMA}|s[eh]|spd|skm|ssos|mm))+[\s,.]*$"


def words_of(name: str) -> str:
    """SQL for the list of words in a personal name as written: lower case, no dotted degrees."""
    plain = f"lower(strip_accents({name}))"
    bare = f"case when contains({name}, '.') then regexp_replace({plain}, '{_DEGREES}', '') else {plain} end"
    joined = f"replace(replace({bare}, '''', ''), '’', '')"
    words = f"regexp_replace({joined}, '[^a-z]+', ' ', 'g')"
    simple = f"regexp_full_match({name}, '[A-Za-z]+(?: [A-Za-z]+)*')"
    return f"string_split(case when {simple} then lower({name}) else trim({words}) end, ' ')"
