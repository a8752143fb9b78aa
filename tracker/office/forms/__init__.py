"""What people type to set an office up and to change it."""
