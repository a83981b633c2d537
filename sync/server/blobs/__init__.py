"""The content of attachments: taken in piece by piece, kept by its sum, given only to who may open it."""
