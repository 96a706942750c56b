"""What Alembic runs for each upgrade: the steps in versions/, on the connection that it was handed."""

from alembic import context

from linebot_app.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
