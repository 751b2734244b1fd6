"""How fast return trips are found: a real city, a made-up country, and a published engine beside ours."""
