"""An OpenID Connect provider on this machine: a real server that speaks HTTP, and does wrong what a test asks of it."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT_ID, CLIENT_SECRET = "the-tracker", "between-the-two"
OUR_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANOTHERS_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """`person` is who signs in there; the rest is what a test spoils."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    signing_key: Any = OUR_KEY
    algorithm: str = "RS256"
    key_name: str = "first"
    issuer: str = ""
    error: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer or self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(RSAAlgorithm.to_jwk(OUR_KEY.public_key()))
        return {"keys": [{**public, "kid": "first", "use": "sig", "alg": "RS256"}]}

    def id_token(self) -> str:
        moment = int(datetime.now(UTC).timestamp())
        claims = {
            "iss": self.address,
            "aud": CLIENT_ID,
            "sub": "person-1",
            "iat": moment,
            "exp": moment + 300,
            "nonce": self.asked["nonce"],
            **self.person,
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if name not in self.left_out}
        key = {"RS256": self.signing_key, "none": None}.get(self.algorithm, CLIENT_SECRET.ljust(32, "."))
        return jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": self.key_name})

    def authorize(self, query: dict[str, str]) -> str:
        """Where it sends the person back to."""
        self.asked = query
        answer = {"error": self.error} if self.error else {"code": "one-time-code"}
        return f"{query['redirect_uri']}?{urlencode({**answer, 'state': query['state']})}"

    def token(self, sent: dict[str, str]) -> tuple[int, dict[str, Any]]:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=")
        right = {
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "code": "one-time-code",
            "grant_type": "authorization_code",
            "redirect_uri": self.asked["redirect_uri"],
        }
        if challenge.decode() != self.asked["code_challenge"] or {**sent, **right} != sent:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "access", "token_type": "Bearer", "id_token": self.id_token()}


def handler_of(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            provider.paths.append(address.path)
            if address.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(address.query).items()}
                self.send_response(302)
                self.send_header("Location", provider.authorize(query))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            found = {"/.well-known/openid-configuration": provider.configuration, "/keys": provider.keys}
            self.answer(200, found[address.path]())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(*provider.token({name: values[0] for name, values in parse_qs(body).items()}))

        def answer(self, status: int, content: dict[str, Any]) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Silent."""

    return Handler


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(provider))
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
