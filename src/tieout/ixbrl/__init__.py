"""ixbrl."""
