"""The small values every room shares: NIK, region code, month, rupiah, percentage, programme."""
