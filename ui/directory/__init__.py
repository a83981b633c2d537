"""The referral directory: services, when they are open, and handing people on to them."""
