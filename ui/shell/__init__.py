"""The window's frame: navigation, top bar, sheet, sync block, lock. It knows pages only as `Page`."""
