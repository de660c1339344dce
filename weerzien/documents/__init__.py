"""Documents of families: encrypted where they are kept, each in a compartment, every look written down."""
