"""The drawing functions of the demo shops, one file per kind of thing."""
