"""One settings file, urls, wsgi."""
