"""Referrals: what is told word by word, with consent, and what came of it."""
