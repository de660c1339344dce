"""The same eight rules three ways: weerzien's readers, OpenFisca, and Python written by hand for one family."""
