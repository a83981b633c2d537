"""The central service: sign-in, the journal of edits, its own rows. It knows the protocol and rules, never a device."""
