"""Documents: looking at one, and adding them by file, by drop, by paste and from the camera folder."""
