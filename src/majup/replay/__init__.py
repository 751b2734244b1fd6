"""The demonstration country: a history at the level of records that gives the published figures back.

A face, called by the command line and by tests. It writes tables itself, inside acts, because it makes up
what no use case would: years of other people's work. Nothing of it is ever used where real people are
recorded.
"""
