"""The `payung` command line. Each sub-command is imported only when it is called."""
