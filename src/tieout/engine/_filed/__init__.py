"""The worker's side of a check: a filed submission through Arelle's command line, in a process of its own."""
