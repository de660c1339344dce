"""The life of signals: fused per family and theme, taken up by people, reopened by itself when facts return."""
