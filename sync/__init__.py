"""How edits travel between devices and the central service. Each end has its room; they share only the protocol."""
