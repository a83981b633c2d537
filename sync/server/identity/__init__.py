"""Who may speak to the service: officers, their devices, tickets, sessions, signed requests, leases and wipes."""
