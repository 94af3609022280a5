"""What the bot keeps: conversations, answers that buttons open, preferences, feedback, reminders."""
