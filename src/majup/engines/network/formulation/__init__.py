"""The problem as arrays: sets, columns, one function for each constraint family, and the aims."""
