"""`majup network`: the planner's own door, on files alone. It needs no database and loads no Django."""
