"""Pages about figures, targets and the people behind them. Each checks its region first."""
