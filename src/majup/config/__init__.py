"""Configuration: the environment (env) and its keys, the settings of Django, the addresses (urls)."""
