"""An invented regency for measuring linkage: households, twins, namesakes, Bugis and Javanese names.

Independent of `payung.demo`, on purpose: an engine tuned on one generator must hold on another.
Nobody here exists; every NIK starts with 99, an area that was never given out.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from dataclasses import dataclass, replace

MALE = """
    ahmad agus akbar ali alimuddin ambo amir amiruddin anwar arifin arman asri aswar awaluddin
    azis bahar baharuddin bakri bambang baso basri budi burhanuddin darwis dedi djamaluddin edi
    eko faisal firman hamka hamzah haris harun hasan hasanuddin haeruddin hendra heru husain
    ibrahim idris ilham imran irfan irwan iskandar ismail jamal joko jufri kaharuddin kamaruddin
    kasman kurnia lukman mahmud mansur mappa marzuki muhtar mukhlis mustafa mustamin nasir
    nasruddin nurdin nursalam rahman rahmat ramli rasyid ridwan risal rizky rudi ruslan sabri
    saharuddin said salahuddin saleh samsuddin sapri sirajuddin slamet sudirman suharto sulaiman
    sultan supriadi suparman sutrisno syahrir syamsul syarifuddin takdir tamrin taufik teguh tri
    umar usman wahyu wawan yunus yusuf zainal zulkifli
""".split()
FEMALE = """
    aisyah aminah ani andriani anita arni asmawati asriani ayu bau besse cahaya darmawati dewi
    dian endang erna ernawati fatimah fitri fitriani hajrah halimah hamidah hartati hasmawati
    hasnah hasniah hatijah herlina hikmah ida indah indo intan irma irmawati jumriah jumiati
    kartini kasmawati khadijah lestari lina marhuma mariama marwah maryam mirna murni musdalifah
    nadira nani ningsih nuraeni nurbaya nurhaeda nurhayati nurhidayah nurjannah nurlaela nurmala
    nurmi rahma rahmatia rahmawati ramlah ratna rini risma rosdiana rosmini rosnawati rukiah
    salma salmah sari sitti sri suarni subaedah suharni sulastri sumarni suriani suryani
    syamsiah tenri tuti wahyuni wati wulandari yuliana yuni zaenab zahra
""".split()
FAMILY = """
    hidayat saputra setiawan wijaya nugroho santoso pratama gunawan susanto putra kusuma
    firmansyah siregar wibowo maulana ramadhan permana syam tahir rauf latif majid hamid karim
    halim salam wahid jabbar gaffar rahim kadir muin mattola palaguna manggabarani patarai lawi
    sanusi dahlan bachtiar tola baco beddu sakka tuwo dalle tang upe
""".split()
DAENG = """
    mappuji ngalle tata sila rewa naba nai sibali situju matutu mattola lewa tutu bani ngai
    nompo tawang gassing lira taba kanang tayang caya sunggu baji puji ngasseng bella rannu
    tommi bau jinne kebo
""".split()
VILLAGES = [
    (f"99.07.{district:02d}.{2000 + number}", f"{first} {second}")
    for district, number, (first, second) in zip(
        itertools.cycle(range(1, 10)),
        range(1, 81),
        itertools.product(
            [
                "Bonto",
                "Bulu",
                "Lappa",
                "Tana",
                "Batu",
                "Pasir",
                "Gunung",
                "Kampung",
                "Pulau",
                "Tompo",
            ],
            ["Djawi", "Lohe", "Tellue", "Toedjoe", "Baru", "Sinala", "Nangka", "Riaja"],
        ),
        strict=False,
    )
]
_ONSET = "b c d g h j k l m n p r s t w mp nr ng".split()
_SYLLABLE = [onset + vowel for onset in _ONSET for vowel in "aeiou"]


@dataclass(frozen=True)
class Person:
    """One invented person; `family` ties a household, `role` says who in it."""

    key: int
    family: int
    role: str
    nik: str
    name: str
    born: dt.date
    sex: str
    mother: str
    village: int
    address: str
    phone: str


def regency(size: int, seed: int) -> list[Person]:
    """At least `size` people of working age in households, from one seed."""
    chance = random.Random(seed)
    people: list[Person] = []
    for family in itertools.count():
        if len(people) >= size:
            return people
        people.extend(_household(chance, family, len(people)))
    return people


def _household(chance: random.Random, family: int, first_key: int) -> list[Person]:
    village = chance.randrange(len(VILLAGES))
    address = f"Dusun {chance.choice(FAMILY).title()} RT {chance.randrange(1, 6)} RW {chance.randrange(1, 4)}"
    javanese = chance.random() < 0.3
    keys = itertools.count(first_key)

    def member(role: str, sex: str, born: dt.date, name: str, mother: str) -> Person:
        phone = f"08{chance.choice('1235')}{chance.randrange(10**8):08d}"
        nik = _nik(chance, village, born, sex, family)
        return Person(
            next(keys), family, role, nik, name, born, sex, mother, village, address, phone
        )

    year = chance.randrange(1955, 1990)
    father = member(
        "father",
        "L",
        _born(chance, year),
        _name(chance, "L", javanese),
        _name(chance, "P", javanese),
    )
    mother = member(
        "mother",
        "P",
        _born(chance, year + 3),
        _name(chance, "P", javanese),
        _name(chance, "P", javanese),
    )
    family_name = father.name.split()[-1] if chance.random() < 0.15 else ""
    grown = []
    for order in range(chance.choice((0, 1, 1, 2, 2, 3))):
        sex = chance.choice("LP")
        born = _born(chance, min(year + 20 + 2 * order, 2006))
        name = _name(chance, sex, javanese)
        if family_name and len(name.split()) < 3:
            name = f"{name} {family_name}"
        if sex == "L" and chance.random() < 0.02:
            name = father.name
        grown.append(member("child", sex, born, name, mother.name))
        if chance.random() < 0.03:
            twin = _name_of_twin(chance, name, sex, javanese)
            grown.append(
                replace(
                    member("child", sex, born, twin, mother.name), nik=_next_serial(grown[-1].nik)
                )
            )
    return [father, mother, *grown]


def _name_of_twin(chance: random.Random, name: str, sex: str, javanese: bool) -> str:
    words = name.split()
    if len(words) > 1 and chance.random() < 0.5:
        return " ".join([*words[:-1], chance.choice(MALE if sex == "L" else FEMALE)])
    if chance.random() < 0.3:
        last = words[-1]
        swap = {"n": "m", "m": "n", "r": "l", "l": "r", "t": "d", "s": "n"}
        return " ".join([*words[:-1], last[:-2] + swap.get(last[-2], "n") + last[-1]])
    return _name(chance, sex, javanese)


def _name(chance: random.Random, sex: str, javanese: bool) -> str:
    given = MALE if sex == "L" else FEMALE
    kind = chance.random()
    words = [_common(chance, given)]
    if kind < 0.30 and not javanese:
        pass
    elif kind < 0.55:
        words.append(chance.choice(FAMILY) if chance.random() < 0.6 else _common(chance, given))
    elif kind < 0.80:
        words.append(_rare(chance))
    else:
        words = [
            _common(chance, given),
            _rare(chance) if chance.random() < 0.5 else chance.choice(given),
            chance.choice(FAMILY),
        ]
    if sex == "L" and chance.random() < 0.18 and words[0] != "muhammad":
        words.insert(0, "muhammad")
    elif sex == "L" and chance.random() < 0.05:
        words.insert(0, "abdul")
    elif sex == "P" and chance.random() < 0.12:
        words.insert(0, "sitti")
    if not javanese and chance.random() < 0.06:
        words.insert(0, "andi")
    return " ".join(words)


def _common(chance: random.Random, words: list[str]) -> str:
    return words[int(len(words) * chance.random() ** 1.6)]


def _rare(chance: random.Random) -> str:
    return "".join(
        chance.choice(_SYLLABLE) for _ in range(chance.choice((2, 2, 3)))
    ) + chance.choice(("", "", "ng", "s"))


def _born(chance: random.Random, year: int) -> dt.date:
    if chance.random() < 0.06:
        return dt.date(year, *chance.choice(((1, 1), (12, 31), (7, 1), (12, 12))))
    return dt.date(year, 1, 1) + dt.timedelta(days=chance.randrange(365))


def _nik(chance: random.Random, village: int, born: dt.date, sex: str, family: int) -> str:
    area = "99" + VILLAGES[village][0][3:5] + VILLAGES[village][0][6:8]
    day = born.day + (40 if sex == "P" else 0)
    serial = 1 + (family * 7 + chance.randrange(3)) % 9000
    return f"{area}{day:02d}{born.month:02d}{born.year % 100:02d}{serial:04d}"


def _next_serial(nik: str) -> str:
    return nik[:12] + f"{int(nik[12:]) + 1:04d}"
