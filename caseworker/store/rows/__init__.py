"""How each subject is kept: derived from its definition, never said twice."""
