"""The eight rules as a package for OpenFisca: entities, parameters, variables with vectorial formulas."""
