"""Pages about people: the list, a person's file, assessments, support plans."""
