"""Logs and error reports hold no whole number of a person, whatever was logged or went wrong."""

from __future__ import annotations

import logging
from collections.abc import ItemsView
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

from payung.primitives.masking import mask_numbers


class MaskingFormatter(logging.Formatter):
    """Covers numbers in the finished line, so that arguments and tracebacks are covered too."""

    def format(self, record: logging.LogRecord) -> str:
        return mask_numbers(super().format(record))


class MaskingReportFilter(SafeExceptionReporterFilter):
    """Error reports name the fields of a form but not what was written, and cover local variables."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {} if request is None else dict.fromkeys(request.POST, self.cleansed_substitute)

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: TracebackType
    ) -> ItemsView[str, Any]:
        variables = super().get_traceback_frame_variables(request, tb_frame)
        return {name: mask_numbers(repr(value)) for name, value in variables}.items()
