"""What is printed from a record: the report, the outlet copy, the forms."""
