"""Shares of levels for the usual weights, kept as plain data.

Learned once, without truth, from ten thousand invented people (`tests/bench/usual_weights.py`) and rounded. What that
population does not have, such as identifiers and regions, and what is held in learning is a careful guess.
"""

SAME: dict[str, tuple[float, ...]] = {
    "given": (0.67, 0.13, 0.03, 0.04, 0.01, 0.03, 0.04, 0.05),
    "family": (0.67, 0.2, 0.06, 0.002, 0.02, 0.02, 0.003, 0.025),
    "order": (0.92, 0.08),
    "birth": (0.76, 0.06, 0.1, 0.03, 0.01, 0.033, 0.004, 0.003),
    "identifier": (0.9, 0.07, 0.03),
    "phone": (0.55, 0.03, 0.42),
    "email": (0.75, 0.1, 0.05, 0.01, 0.09),
    "street": (0.72, 0.06, 0.04, 0.18),
    "number": (0.8, 0.03, 0.17),
    "postcode": (0.78, 0.05, 0.17),
    "locality": (0.82, 0.06, 0.03, 0.09),
    "region": (0.9, 0.1),
    "gender": (0.985, 0.015),
    "detail": (0.7, 0.1, 0.2),
}
HOUSEHOLD: dict[str, tuple[float, ...]] = {
    "given": (0.04, 0.004, 0.004, 0.004, 0.008, 0.016, 0.01, 0.914),
    "family": (0.6, 0.1, 0.02, 0.001, 0.05, 0.009, 0.01, 0.21),
    "order": (0.95, 0.05),
    "birth": (0.02, 0.0005, 0.002, 0.005, 0.0125, 0.02, 0.46, 0.48),
    "identifier": (0.001, 0.01, 0.989),
    "phone": (0.3, 0.02, 0.68),
    "email": (0.05, 0.02, 0.02, 0.21, 0.7),
    "street": (0.85, 0.08, 0.01, 0.06),
    "number": (0.87, 0.03, 0.1),
    "postcode": (0.9, 0.04, 0.06),
    "locality": (0.92, 0.03, 0.01, 0.04),
    "region": (0.97, 0.03),
    "gender": (0.45, 0.55),
    "detail": (0.2, 0.05, 0.75),
}
STRANGERS: dict[str, tuple[float, ...]] = {
    "given": (0.004, 0.0015, 0.001, 0.0015, 0.002, 0.006, 0.002, 0.982),
    "family": (0.004, 0.0005, 0.001, 0.0002, 0.002, 0.004, 0.0005, 0.9878),
    "order": (0.5, 0.5),
    "birth": (0.00004, 0.00003, 0.0007, 0.002, 0.012, 0.01, 0.39523, 0.58),
    "identifier": (0.00001, 0.0001, 0.99989),
    "phone": (0.00002, 0.0003, 0.99968),
    "email": (0.00001, 0.0001, 0.0005, 0.2, 0.79939),
    "street": (0.005, 0.003, 0.012, 0.98),
    "number": (0.015, 0.1, 0.885),
    "postcode": (0.01, 0.05, 0.94),
    "locality": (0.1, 0.01, 0.02, 0.87),
    "region": (0.4, 0.6),
    "gender": (0.5, 0.5),
    "detail": (0.05, 0.03, 0.92),
}
