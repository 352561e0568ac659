"""One word per thing: what the glossary names exists, and what it rules out is not used as a name."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/glossary.md").read_text().splitlines()
    if line.startswith("|") and not line.startswith("|---")
][1:]


def _definitions() -> list[ast.ClassDef | ast.FunctionDef | ast.Assign]:
    kinds = ast.ClassDef | ast.FunctionDef | ast.Assign
    trees = (ast.parse(path.read_text()) for path in (ROOT / "src/payung").rglob("*.py"))
    return [node for tree in trees for node in ast.walk(tree) if isinstance(node, kinds)]


def test_every_identifier_of_the_glossary_exists_in_the_code():
    named = {name for row in ROWS for name in re.findall(r"`([A-Za-z]+)`", row[0])}
    known = {
        target.id
        for node in _definitions()
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    known |= {node.name for node in _definitions() if not isinstance(node, ast.Assign)}
    assert named, "the glossary names no identifier"
    assert named - known == set()


def test_no_class_bears_a_name_the_glossary_rules_out():
    ruled_out = {word.strip().replace("_", "") for row in ROWS for word in row[3].split(",")}
    classes = {n.name.lower() for n in _definitions() if isinstance(n, ast.ClassDef)}
    assert ruled_out & classes == set()


def test_a_word_on_a_page_means_one_thing():
    words = [row[1].lower() for row in ROWS]
    assert len(words) == len(set(words))
