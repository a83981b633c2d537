"""What a person can do: one method is one transaction. It checks who may, applies the rules and saves by the store."""
