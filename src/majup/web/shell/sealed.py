"""Search words that name people do not belong in addresses, which end up in logs, histories and bookmarks.

They travel sealed: encrypted by a key of this purpose alone and bound to the reader, so that an address
passed on opens nothing.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE_BYTES = 12
_LONGEST_SEAL = 2000


def seal(words: str, *, reader: str) -> str:
    """Encrypt for one reader; URL-safe."""
    if not words:
        return ""
    nonce = urandom(_NONCE_BYTES)
    closed = AESGCM(_key()).encrypt(nonce, words.encode(), reader.encode())
    return urlsafe_b64encode(nonce + closed).decode().rstrip("=")


def unseal(sealed: str, *, reader: str) -> str:
    """The words, or nothing where the seal is broken, foreign or junk."""
    if not sealed or len(sealed) > _LONGEST_SEAL or not sealed.isascii():
        return ""
    try:
        raw = urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
        return AESGCM(_key()).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], reader.encode()).decode()
    except (ValueError, InvalidTag):
        return ""


def _key() -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"majup.web.shell.sealed")
    return derive.derive(settings.SECRET_KEY.encode())
