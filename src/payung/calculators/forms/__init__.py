"""The questions of each calculator, and the cases they become."""
