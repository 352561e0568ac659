"""No secret in what is kept in the repository: detect-secrets over every file that git knows.

What it suspects and is none stands in `known_suspicions.yaml`, by file and hash of the text, with the reason;
an entry that is suspected no more has to go. Before anything else it must find a secret that is planted.
"""

from __future__ import annotations

import re
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import yaml
from detect_secrets import SecretsCollection
from detect_secrets.settings import default_settings

ROOT = Path(__file__).parents[1]
KNOWN = Path(__file__).parent / "known_suspicions.yaml"
# Hashes of packages and of what is known, translated sentences (their originals are looked at), pictures.
_NOT_LOOKED_AT = re.compile(
    r"requirements/.*\.txt|scripts/known_suspicions\.yaml|.*\.(po|mo|png|woff2)"
)


def suspicions(paths: Iterable[str]) -> dict[tuple[str, str], str]:
    """File and hash of each suspected text, with its line and what it looks like."""
    found = SecretsCollection()
    with default_settings():
        for path in paths:
            found.scan_file(path)
    return {
        (secret.filename, secret.secret_hash): f"baris {secret.line_number}, {secret.type}"
        for _, secret in found
    }


def main() -> int:
    if not _finds_what_is_planted():
        print(
            "Pemindai rahasia tidak menemukan rahasia yang ditanam; hasilnya tidak dapat dipercaya."
        )
        return 1
    known = {(e["file"], e["sha1"]): e["reason"] for e in yaml.safe_load(KNOWN.read_text())}
    found = suspicions(path for path in _kept() if not _NOT_LOOKED_AT.fullmatch(path))
    for (path, digest), what in found.items():
        if (path, digest) not in known:
            print(
                f"{path}, {what}: mungkin rahasia. Hapus, dan ganti rahasianya bila pernah dibagikan;"
            )
            print(f"  bila bukan, tambahkan ke {KNOWN.name} dengan alasannya (sha1: {digest}).")
    for path, digest in known.keys() - found.keys():
        print(f"{KNOWN.name}: {path} {digest} tidak dicurigai lagi. Hapus barisnya.")
    return int(found.keys() != known.keys())


def _kept() -> list[str]:
    command = ["git", "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - a fixed command
    return [path for path in listed.stdout.splitlines() if (ROOT / path).is_file()]


def _finds_what_is_planted() -> bool:
    """A key of a cloud, a password in an address and a private key, each made for this run."""
    password = secrets.token_hex(12)
    planted = [
        f"AKIA{''.join(secrets.choice('ABCDEFGHIJKLMNOP234567') for _ in range(16))}",
        f"postgresql://payung:{password}@db.example/payung",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "planted.py"
        path.write_text("\n".join(f'VALUE = "{text}"' for text in planted) + "\n")
        lines = {what.split(",")[0] for what in suspicions([str(path)]).values()}
    return lines == {"baris 1", "baris 2", "baris 3"}


if __name__ == "__main__":
    sys.exit(main())
