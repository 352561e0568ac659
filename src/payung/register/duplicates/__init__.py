"""A person twice inside the register: found, kept as clusters, merged when somebody says so, taken back."""
