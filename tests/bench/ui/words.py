"""What the processes of this bench have to know of the office without loading what built it."""

PASSPHRASE = "quarry lantern pepper otter"
