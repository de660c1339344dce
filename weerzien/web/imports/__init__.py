"""A workbook on its way in: choose, look at every row, take it, mend what was refused."""
