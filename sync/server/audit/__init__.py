"""The server's audit log: one chain per author, one Merkle tree over all, checkpoints that devices hold against it."""
