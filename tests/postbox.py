"""What a webhook and a mail server take, on loopback: messages can be looked at, refused or left hanging."""

from __future__ import annotations

import email
import email.policy
import json
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Postbox:
    """`status` is answered to webhooks; `hang` seconds pass before any answer."""

    hook: str = ""
    mail: str = ""
    status: int = 200
    hang: float = 0
    posts: list[dict] = field(default_factory=list)
    headers: list[dict] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)


@contextmanager
def postbox() -> Iterator[Postbox]:
    """Serve a box until the block ends; `hook` and `mail` are addresses for ALERT_URLS."""
    box = Postbox()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(box.hang)
            if box.status == 200:
                box.posts.append(json.loads(body))
                box.headers.append(dict(self.headers))
            self.send_response(box.status)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    class Mail(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            time.sleep(box.hang)
            self.wfile.write(b"220 here\r\n")
            while said := self.rfile.readline():
                if said.upper().startswith(b"DATA"):
                    self.wfile.write(b"354 go on\r\n")
                    content = b""
                    while (one := self.rfile.readline()) not in (b".\r\n", b""):
                        content += one
                    box.raw.append(content)
                    box.mails.append(email.message_from_bytes(content, policy=email.policy.default))
                self.wfile.write(b"221 bye\r\n" if said.upper().startswith(b"QUIT") else b"250 fine\r\n")

    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Hook), socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail)]
    for server in servers:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    hook, mail = (server.server_address[1] for server in servers)
    box.hook = f"json://127.0.0.1:{hook}/room?rto=1&cto=1"
    box.mail = f"mailto://127.0.0.1:{mail}?from=monitor@desk.example&to=ann@desk.example,bo@desk.example"
    try:
        yield box
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
