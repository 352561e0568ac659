"""One tree of errors. Each says what was found, where, what was expected and what to do next.

`exit_code` is what the command line returns; `http_status` what a page answers.
"""


class PayungError(Exception):
    """Root of every error a user may meet. The text is the sentence shown, in plain Indonesian."""

    exit_code = 1
    http_status = 500


class InputError(PayungError):
    """Something handed in (a file, an argument, a form) cannot be used as it is."""

    exit_code = 2
    http_status = 400


class NotPermittedError(PayungError):
    """The person may not do or see this."""

    exit_code = 3
    http_status = 403


class NotFoundError(PayungError):
    """The thing asked for does not exist here."""

    exit_code = 4
    http_status = 404


class TooManyError(PayungError):
    """The same was asked too often; `retry_after` seconds from now it may be asked again."""

    exit_code = 6
    http_status = 429

    def __init__(self, sentence: str, *, retry_after: int) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class SetupError(PayungError):
    """This machine or installation misses something Payung needs."""

    exit_code = 5
    http_status = 503
