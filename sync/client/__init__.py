"""The device's end: push, pull, retry, resume, in a plain loop. It enters only by `caseworker.desk.exchange`."""
