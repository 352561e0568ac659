"""An engine says a sentence; whoever runs it decides the language."""

from payung.primitives import sentences
from payung.primitives.sentences import say, translate_with


def test_without_a_translator_the_sentence_is_as_written(monkeypatch) -> None:
    monkeypatch.setattr(sentences, "_translate", sentences._as_written)
    assert say("naik %(share)s %%", share=20) == "naik 20 %"
    assert say("naik 20 %") == "naik 20 %"


def test_the_translator_comes_before_the_values(monkeypatch) -> None:
    monkeypatch.setattr(sentences, "_translate", sentences._as_written)
    translate_with({"bulan %(month)s": "month %(month)s"}.__getitem__)
    assert say("bulan %(month)s", month="Mei") == "month Mei"
