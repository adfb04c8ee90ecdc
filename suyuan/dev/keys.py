"""Fresh secrets: `python3 -m suyuan.dev.keys > .env` before the first `docker compose up`. Standard library only."""

import base64
import secrets


def new_keys(name: str) -> dict[str, str]:
    """Return the three secrets of an installation (密钥); the encryption key is called by this name."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": f"{name}:{_key()}",
        "BLIND_INDEX_KEY": _key(),
    }


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


if __name__ == "__main__":
    values = {**new_keys("first"), "POSTGRES_PASSWORD": secrets.token_urlsafe(24)}
    print("\n".join(f"{name}={value}" for name, value in values.items()))
