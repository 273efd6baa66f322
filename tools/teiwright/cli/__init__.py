"""The command line: every command parses its words into one value and calls the library with it.

Results go to standard output, everything else to standard error. The status is 0 where all is clean, 1 where there
are findings, 2 where a command could not run, 130 after an interrupt.
"""
