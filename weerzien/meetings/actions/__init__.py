"""What people do with a meeting: plan it, put its agenda in order, write down what was agreed and decided."""
