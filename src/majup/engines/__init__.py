"""Engines: pure Python, no Django, disk or network. A frozen problem goes in, a frozen answer comes out."""
