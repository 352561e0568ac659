"""People decide whether two persons of the register are one."""
