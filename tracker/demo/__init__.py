"""The demonstration: three offices' published letters, loaded through the product's own flows."""
