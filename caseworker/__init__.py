"""Case work for agencies that serve the public: the product without a screen or a network."""

__version__ = "0.1.0"
