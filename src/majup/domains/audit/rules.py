"""The hash chain: each entry's seal is keyed and covers the seal before it. Pure; no table is known here.

HMAC-SHA256 over the previous seal and the entry's canonical JSON (RFC 2104). Without the key no row can be
altered, inserted, deleted or moved so that the seals still fit; a cut tail is found by the sealed head.
"""

import hmac
import json
from collections.abc import Mapping
from hashlib import sha256

GENESIS = "0" * 64


def canonical(content: Mapping[str, object]) -> bytes:
    """The one way to write the content as bytes: sorted keys, no blanks, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def seal(*, key: bytes, previous: str, content: Mapping[str, object]) -> str:
    """The seal of an entry that follows `previous`, as 64 hexadecimal digits."""
    return hmac.new(key, previous.encode() + canonical(content), sha256).hexdigest()


def head_seal(*, key: bytes, count: int, last: str) -> str:
    """The seal on how long the chain is, so that a cut tail shows."""
    return hmac.new(key, f"head|{count}|{last}".encode(), sha256).hexdigest()
