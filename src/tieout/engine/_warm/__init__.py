"""Processes that keep a taxonomy loaded, and fork a child for each document that is reported with it.

`_keeper` holds a session with the packages of one profile. For the documents of the taxonomy that submissions refer to
it forks a holder each (`_holder`), which loads them once, validates them once, and forks a child for each submission.
`_adopt` lets the child's engine find those documents loaded, `_fit` decides whether that is the same as loading them
anew, and `_narrow` leaves out what was checked in them before. Where it is not the same the submission is examined from
the beginning.
"""
