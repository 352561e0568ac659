"""The register of processing (UU 27/2022, article 31): Payung's own, declared here, and what offices add."""
