"""The auditor's pages: the trail searched, one person's record from import to today, who looked at whom."""
