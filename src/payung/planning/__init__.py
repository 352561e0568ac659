"""Engine: what a target means in people, how it is divided over villages, and where the pace leads.

Pure and in whole numbers: shares are basis points (40 % is 4000), people are integers, and no float
ever decides how many people a village must bring.
"""
