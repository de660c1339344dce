"""Commands: weerzien demo, import, evaluate, bench."""
