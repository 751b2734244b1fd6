"""Who takes part: ministry, regions, social services, providers, courts, schools, police."""
