"""The partners' meeting: series, agenda, what each participant may know of it, decisions and minutes."""
