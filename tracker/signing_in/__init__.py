"""Signing in, by django-allauth: passwords, codes, the office's own sign-in, and what ends a session."""
