"""People who were entered twice: compared field by field, made one, and split again."""
