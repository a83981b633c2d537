"""Steps between file versions, each complete in itself: a step never imports a definition, because those move on.

`versions/NNNN_name.py` is an Alembic revision; its tables stand beside it as SQL. All steps of one upgrade run in one
transaction, so a killed upgrade leaves the file as it was. A test holds the sum of all steps against the definitions.
"""
