"""Children's care outside their own family: guardians and foster families."""
