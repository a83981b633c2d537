"""Files of other programs: bytes in, values out, or every fault with its line and a sentence. Nothing is stored."""
