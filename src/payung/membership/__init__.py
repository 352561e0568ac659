"""Who is insured, until when, and which worker of the register that is."""
