"""Personal codes: their form, and how they are kept so that nobody reads them by the way.

A code is stored encrypted; a keyed digest beside it (the blind index) finds the person by the whole code and
by nothing less. Codes given before 1 July 2017 tell the birth date and end in a check digit; later ones start
with 32 to 39 and tell nothing (Iedzīvotāju reģistra likums).
"""

import hmac
import os
import re
from datetime import date
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

DEMONSTRATION_PREFIX = "00"
"""No day is the 00th: a code that starts so belongs to nobody, and stands for an invented person."""

_WRITTEN = re.compile(r"(\d{6})[-– ]?(\d{5})", flags=re.ASCII)
_WEIGHTS = (10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
_CENTURIES = {"0": 1800, "1": 1900, "2": 2000}
_NONCE_BYTES = 12


def digits_of(text: str) -> str:
    """The eleven digits of a code as people write it, `010190-12345`; empty where the text is no code."""
    written = _WRITTEN.fullmatch(text.strip())
    return f"{written[1]}{written[2]}" if written else ""


def is_well_formed(digits: str) -> bool:
    """True for a new code, an old one whose day exists and whose check digit fits, and an invented one."""
    if len(digits) != 11:
        return False
    if digits.startswith(DEMONSTRATION_PREFIX) or "32" <= digits[:2] <= "39":
        return True
    return birth_date_in(digits) is not None and digits[10] == check_digit(digits)


def check_digit(digits: str) -> str:
    """The last digit an old code must have after its first ten."""
    total = 1 + sum(weight * int(sign) for weight, sign in zip(_WEIGHTS, digits, strict=False))
    return str(total % 11 % 10)


def birth_date_in(digits: str) -> date | None:
    """The birth date an old code tells; None where it tells none."""
    century = _CENTURIES.get(digits[6])
    if century is None:
        return None
    try:
        return date(century + int(digits[4:6]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None


def blind_index(digits: str, *, key: bytes) -> str:
    """The keyed digest to find a code by; says nothing to whoever lacks the key."""
    return hmac.new(key, digits.encode(), sha256).hexdigest()


def encrypted(digits: str, *, key: bytes) -> bytes:
    """The code as it is stored: a nonce and AES-GCM's text."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, digits.encode(), None)


def decrypted(stored: bytes, *, key: bytes) -> str:
    """The eleven digits again. Raises InvalidTag where the key or the bytes are not the ones."""
    return AESGCM(key).decrypt(stored[:_NONCE_BYTES], stored[_NONCE_BYTES:], None).decode()
