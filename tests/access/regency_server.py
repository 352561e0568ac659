"""A server of OpenID Connect on this machine, as a regency has one: it says who holds a code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs


class _Answers(BaseHTTPRequestHandler):
    server: RegencyServer

    def do_GET(self) -> None:
        here = self.server.address
        if self.path.startswith("/.well-known/"):
            self._say(
                {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "userinfo_endpoint": f"{here}/userinfo",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        else:
            token = self.headers["Authorization"].removeprefix("Bearer ")
            self._say({"sub": token, "name": "Nama Panjang", "email": "orang@contoh.invalid"})

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.asked.append(asked)
        if asked["code"] == ["salah"]:
            self._say({"error": "invalid_grant"}, 400)
        else:
            self._say({"access_token": asked["code"][0], "token_type": "Bearer"})

    def _say(self, answer: dict[str, Any], status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_arguments: object) -> None:
        """Nothing to read here."""


class RegencyServer(ThreadingHTTPServer):
    """Its codes are identifiers: who comes back with code `x` is person `x`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[dict[str, list[str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def regency_server() -> Iterator[RegencyServer]:
    with RegencyServer() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
