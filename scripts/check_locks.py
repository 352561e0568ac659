"""Do the locks hold what pyproject.toml names, pinned by hash and without a registry address?"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_PINNED = re.compile(r"^([a-z0-9-]+)(\[[a-z0-9,-]+\])?==[^ ]+", re.MULTILINE)
_ADDRESS = re.compile(r"https?://|file:|--(?:extra-)?index-url|--find-links")


def wanted() -> dict[str, list[str]]:
    """The requirements that each lock must hold, as pyproject.toml writes them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    groups = project["dependency-groups"]
    return {
        "runtime.txt": runtime,
        "dev.txt": [*runtime, *groups["dev"]],
        "bench.txt": [*runtime, *groups["bench"]],
    }


def faults(name: str, requirements: list[str]) -> list[str]:
    """What is wrong with one lock, as sentences."""
    text = (ROOT / "requirements" / name).read_text()
    pinned = {match[1] for match in _PINNED.finditer(text)}
    named = {_plain(requirement) for requirement in requirements}
    found = [f"{name}: {missing} tidak ada." for missing in sorted(named - pinned)]
    if _ADDRESS.search(text):
        found.append(f"{name}: memuat alamat penyedia paket.")
    if text.count("==") > len(re.findall(r"--hash=", text)):
        found.append(f"{name}: ada paket tanpa hash.")
    return found


def _plain(requirement: str) -> str:
    match = _NAME.match(requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def main() -> int:
    """Print the faults and the way out; 1 when there are any."""
    found = [fault for name, needed in wanted().items() for fault in faults(name, needed)]
    if found:
        print(*found, "Perbarui dengan 'make lock'.", sep="\n", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
