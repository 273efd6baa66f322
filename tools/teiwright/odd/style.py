"""How the reference page looks: one column on a phone, a wider one on a desk, light or dark as the reader has it."""

__all__ = ["STYLE"]

STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fffdf9; --line: #d9d4ca; --link: #7a2e12; --soft: #f3efe7; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e5dd; --paper: #191816; --line: #45413a; --link: #f0a988; --soft: #24221f; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 52rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.2; font-weight: 600; }
h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); }
h3 { margin-top: 2.5rem; }
h3 small { font-weight: 400; }
code { font: 0.9em/1.4 ui-monospace, Menlo, Consolas, monospace; }
a { color: var(--link); text-underline-offset: 0.15em; }
.model { background: var(--soft); padding: 0.5rem 0.75rem; border-radius: 0.3rem; }
.index { columns: 9rem; padding: 0; list-style: none; }
dt { margin-top: 0.75rem; font-weight: 600; }
dd { margin: 0.1rem 0 0 1rem; }
dl.values { margin: 0.25rem 0 0; }
dl.values dt { margin-top: 0.25rem; font-weight: 400; }
dl.values dt, dl.values dd { display: inline; margin-left: 0; }
dl.values div { margin-left: 0.5rem; }
.rule { border-left: 3px solid var(--line); padding-left: 0.75rem; margin: 1rem 0; }
.rule p { margin: 0.25rem 0; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; }
:target { scroll-margin-top: 1rem; }
h3:target { outline: 2px solid var(--link); outline-offset: 0.25rem; }
"""
