"""The pages that set an office up and change it."""
