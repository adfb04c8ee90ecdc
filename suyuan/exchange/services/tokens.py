"""Access tokens (访问令牌)."""

from oauth2_provider.models import clear_expired


def sweep_expired_tokens() -> None:
    """Remove tokens that have expired (清理过期令牌)."""
    clear_expired()
