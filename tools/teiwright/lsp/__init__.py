"""The language server: what `teiwright check` finds, and what the profile's ODD says, while a document is being written.

Nothing here is imported by the stages, and nothing is imported from here but `teiwright.lsp.server` by the command line.
"""
