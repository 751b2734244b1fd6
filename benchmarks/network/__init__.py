"""Tables of the network engine: location, region, replay, continent.

A table is a module with `rows(setting) -> Iterator[Row]`; `benchmarks.tables` names them all.
"""
