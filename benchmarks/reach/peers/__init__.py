"""Programs that run in the peers' own environment; nothing of ours imports them."""
