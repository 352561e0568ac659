"""What does it cost, what does a family get: the law on a phone and over HTTP, without an account."""
