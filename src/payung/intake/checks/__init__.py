"""What is looked at in each row of each kind of file, with a sentence for every fault."""
