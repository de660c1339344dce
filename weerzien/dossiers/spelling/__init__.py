"""How one name is recognised in several spellings and scripts: plain values, no database."""
