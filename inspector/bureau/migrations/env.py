"""Run migrations on the connection that was handed in, inside its transaction."""

from alembic import context

from inspector.bureau.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
