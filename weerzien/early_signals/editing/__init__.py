"""What people enter and correct by hand on the page of a family, of whichever track it is."""
