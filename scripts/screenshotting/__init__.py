"""Pictures of the bot at work: recorded from the real process, shown as Telegram shows them, photographed."""
