"""The embedded store: a private ArcadeDB server of one folder."""
