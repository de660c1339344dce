"""What has to be in order around the eighteenth birthday: the list, whose it is per municipality, and its tasks."""
