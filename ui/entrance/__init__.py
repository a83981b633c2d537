"""The entrance: unlocking, being let in again, the first run. It is painted before anything of the store is loaded."""
