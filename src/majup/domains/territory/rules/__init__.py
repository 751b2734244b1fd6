"""What is true of territories without any record: spreading, cells, outlines, ways. Pure; knows no Django."""
