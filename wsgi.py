"""The WSGI entry point for any server; how the application is put together lives in linebot_app.factory."""

from linebot_app.factory import create_app

app = create_app()
