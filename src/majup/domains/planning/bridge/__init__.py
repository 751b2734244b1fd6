"""Tables to the network engine's problem, and its plan back to rows. Nothing else speaks both languages."""
