"""What people do for a family: tasks, given to an organisation or a person, with a ground and a day."""
