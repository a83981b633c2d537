"""`caseworker-server`: setting a service up, running it, and looking after it."""
