"""The encrypted file and the only room that knows SQL. It takes and gives domain values; rows never leave it."""
