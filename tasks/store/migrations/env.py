"""What Alembic runs: on the connection, and in the transaction, that it was given."""

from alembic import context

from tasks.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
