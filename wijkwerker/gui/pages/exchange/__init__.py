"""The page Uitwisselen: giving, receiving, and looking a workbook over before it is read."""
