"""What one reply costs in CPU, the product's long-lived client against the SDK's client per event; run as a process of
its own, so that nothing else is counted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

LETTERS = 50


def by_product(count: int) -> float:
    from linebot_app.line.client import LineClient

    client = LineClient(os.environ["LINE_CHANNEL_ACCESS_TOKEN"], os.environ["LINE_API_BASE_URL"])
    return _each(count, lambda: client.reply("warm", [{"type": "text", "text": "あ" * LETTERS}]))


def by_sample(count: int) -> float:
    from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, ReplyMessageRequest, TextMessage

    token, host = os.environ["LINE_CHANNEL_ACCESS_TOKEN"], os.environ["LINE_API_BASE_URL"]
    configuration = Configuration(access_token=token, host=host)

    def reply() -> None:
        with ApiClient(configuration) as api_client:
            MessagingApi(api_client).reply_message_with_http_info(
                ReplyMessageRequest(reply_token="warm", messages=[TextMessage(text="あ" * LETTERS)])
            )

    return _each(count, reply)


def _each(count: int, reply: Callable[[], object]) -> float:
    for _ in range(3):
        reply()
    begun = time.process_time()
    for _ in range(count):
        reply()
    return (time.process_time() - begun) / count


if __name__ == "__main__":
    print({"product": by_product, "sample": by_sample}[sys.argv[1]](int(sys.argv[2])))
