"""What takes more than one domain, for faces to call: a person's whole file."""
