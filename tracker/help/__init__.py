"""Help: the guide of docs/guide and its glossary as pages, and the words that other pages explain in place."""
