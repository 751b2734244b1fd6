"""Engines: pure Python, no Django, clock, disk or network. A frozen problem goes in, a frozen answer comes out."""
