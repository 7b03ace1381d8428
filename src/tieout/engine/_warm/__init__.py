"""Processes that keep a taxonomy loaded, and fork a child for each document that is reported with it.

`_keeper` holds a session with the packages of one profile. For the documents of the taxonomy that submissions refer to
it forks a holder each (`_holder`), which loads them once, validates them once, and forks a child for each submission.
`_adopt` lets the child's engine find those documents loaded, `_fit` decides whether that is the same as loading them
anew, and `_narrow` leaves out what was checked in them before. Where it is not the same the submission is examined from
the beginning.

What a further fact costs is what the engine looks up for it, again and again. In the holders and their children
`_lookups` keeps properties, `_results` what functions gave, `_alike` the types of facts like one before, `_ready` what
is the same for all reports, and `_pages` passes over elements that there is no check for.
"""
