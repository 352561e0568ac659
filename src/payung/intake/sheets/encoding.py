"""Text of a file in whatever encoding an office program wrote it."""

from __future__ import annotations

import codecs

from payung.primitives.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096


def decode(content: bytes, file_name: str) -> str:
    """UTF-8 and UTF-16 with or without their mark, else Windows-1252. InputError for other bytes."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding, file_name)
    sample = content[:_SAMPLE]
    if sample.count(0) > len(sample) // 4:
        encoding = "utf-16-le" if sample[1:2] == b"\0" else "utf-16-be"
        return _decoded(content, encoding, file_name)
    if 0 in sample:
        raise _not_text(file_name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252", file_name)


def _decoded(content: bytes, encoding: str, file_name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(file_name) from error


def _not_text(file_name: str) -> InputError:
    return InputError(
        f"Berkas '{file_name}' bukan teks dan bukan buku kerja yang dikenal. "
        "Kirim XLSX, XLS, ODS, atau CSV (di Excel: Simpan Sebagai 'CSV UTF-8')."
    )
