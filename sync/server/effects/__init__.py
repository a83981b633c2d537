"""What follows outside when work is done here: webhooks and mail, written down with the work and sent by a worker."""
