"""One person's turns, from an inbox to what LINE was told; how anything is stored, sent or drawn is known elsewhere."""

from linebot_app.conversation.answering import Flow
from linebot_app.conversation.arrival import Arrival
from linebot_app.conversation.loading import Loading
from linebot_app.conversation.rebuild import rebuild_session
from linebot_app.conversation.serving import Conversation

__all__ = ["Arrival", "Conversation", "Flow", "Loading", "rebuild_session"]
