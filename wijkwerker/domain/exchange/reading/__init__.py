"""Reading a workbook: which rows are which records, what people typed in them, and what that would change here."""
