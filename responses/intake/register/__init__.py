"""Pages of the inspectorate's register: what their words mean, what they are about, what they make."""
