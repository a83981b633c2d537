"""The service on the network: the door every request comes through, its limits, and the routes of each area."""
