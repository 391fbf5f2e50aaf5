"""The exchange of workbooks: giving, receiving, choosing, taking back, and how we stand with colleagues."""
