"""The law over HTTP: one case or a list in, figures with their explanation out; described by OpenAPI."""
