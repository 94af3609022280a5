"""Updates that wait for their answer, so that several bots can share them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _where(condition: str) -> dict[str, Any]:
    return {"postgresql_where": sa.text(condition), "sqlite_where": sa.text(condition)}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("received", sa.Float(), nullable=False),
        sa.Column("due", sa.Float(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("worker", sa.String(length=40), nullable=True),
        sa.Column("lease", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_updates")),
    )
    waiting, taken = _where("state = 'waiting'"), _where("state = 'taken'")
    op.create_index("ix_updates_waiting", "updates", ["update_id"], **waiting)
    op.create_index("ix_updates_waiting_of_chat", "updates", ["chat_id", "update_id"], **waiting)
    op.create_index("ix_updates_taken", "updates", ["chat_id"], unique=True, **taken)
    op.create_index(op.f("ix_updates_received"), "updates", ["received"])
    op.create_table(
        "sendings",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("endpoint", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["update_id"], ["updates.update_id"], name=op.f("fk_sendings_update_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("update_id", "endpoint", "number", name=op.f("pk_sendings")),
    )
    op.create_table(
        "divided_texts",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("sent", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_divided_texts")),
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("update_id", sa.BigInteger(), nullable=True))
        batch_op.create_index(batch_op.f("ix_answers_update_id"), ["update_id"])
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("claimed", sa.Float(), server_default=sa.text("0"), nullable=False))
        batch_op.add_column(sa.Column("sent", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    with op.batch_alter_table("links", schema=None) as batch_op:  # a plan's id is as long as its file's name
        batch_op.alter_column("plan_id", type_=sa.Text(), existing_type=sa.String(length=200))
        batch_op.alter_column("path", type_=sa.Text(), existing_type=sa.String(length=200))


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.alter_column("path", type_=sa.String(length=200), existing_type=sa.Text())
        batch_op.alter_column("plan_id", type_=sa.String(length=200), existing_type=sa.Text())
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.drop_column("sent")
        batch_op.drop_column("claimed")
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answers_update_id"))
        batch_op.drop_column("update_id")
    op.drop_table("divided_texts")
    op.drop_table("sendings")
    op.drop_table("updates")
