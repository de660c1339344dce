"""What it costs to evaluate a whole country at once: ten thousand to three million persons."""
