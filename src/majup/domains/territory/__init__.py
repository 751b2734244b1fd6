"""Territory: planning regions, municipalities of 2009 and 2021, parishes, boundaries, ways between them."""
