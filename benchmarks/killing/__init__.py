"""People at work while processes of the web, the jobs and the database are killed: what they were told is kept."""
