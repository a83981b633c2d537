"""Finding records by what people type. Rows of search words live beside the records and are written in the same
transaction.
"""
