"""From links and payments to protection: the coverage engine run on the tables of this office."""
