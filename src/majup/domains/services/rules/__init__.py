"""What holds of services with no database: states, the register's demands, the three questions."""
