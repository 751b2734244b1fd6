"""Layout, theme and components: what every page is made of.

Pages may use everything here; nothing here knows a domain, a page or a record.
"""
