"""The catalogue of services and the register of who gives them where."""
