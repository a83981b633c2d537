"""Settings: how the program looks and behaves on this device. Each change applies at once."""
