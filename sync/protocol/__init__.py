"""Messages and their limits, shared by device and server. Values and checks only; no input or output."""
