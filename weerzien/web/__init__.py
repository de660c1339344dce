"""Pages: one folder per app, urls, views, forms and templates together."""
