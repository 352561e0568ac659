"""A roster of 100,000 rows into the register: Payung beside django-import-export, same file, same checks."""
