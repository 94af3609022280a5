"""Answers over several messages: a reply to any of them is a reply to the answer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("answers", sa.Column("first_message_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.drop_column("first_message_id")
