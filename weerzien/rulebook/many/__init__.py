"""The reader "evaluate many": the same trees over columns, for a whole country at once.

- `columns`: families as columns, from cases; `parts`: a stretch of them, with who belongs to whom.
- `arrays`, `comparing`: truths and days of many rows, and how they compare; `day_tables`: days moved.
- `seen`: a fact as it looks on a day; `rows`: some rows and their facts; `pairs`: rows with what belongs to them.
- `nodes`, `reckoning`: the tree, walked over rows; `contradicting`: told facts that cannot be true together.
- `judging`: a step to state and day; `evaluate_many`: all rules, all parts, beside each other.
- `twins`: every derived fact over columns, one module beside each of `derived`.
"""
