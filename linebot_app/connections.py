"""Opens the two stores that the settings name, each in one place for all processes; what they do lives in `storage`."""

from __future__ import annotations

from linebot_app.ports import SessionStore, Transcripts
from linebot_app.settings import Settings


def redis_url(settings: Settings) -> str:
    """Where sessions live. Without REDIS_URL: the embedded Valkey, started when no process has done so yet."""
    if settings.redis_url:
        return settings.redis_url
    from linebot_app.storage import embedded

    return embedded.ensure(settings.data_dir)


def open_session_store(settings: Settings) -> SessionStore:
    from linebot_app.storage.sessions import open_sessions

    return open_sessions(redis_url(settings))


def open_log(settings: Settings) -> Transcripts:
    """The log in SQL, its tables brought up to date first (safe when several processes do it at once)."""
    from linebot_app.storage.transcripts import migrate, open_transcripts

    migrate(settings.database_url)
    return open_transcripts(settings.database_url)
