"""What holds of figures with no database: shapes, shares, comparisons, remarks. Pure Python."""
