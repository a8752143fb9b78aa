"""Setting an office up, and changing it later: it reaches into every app, so it stands beside them all."""
