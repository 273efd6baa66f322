<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the style sheet of the page, as text that the page carries in itself.
  Input:   nothing. Output: CSS.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- CSS without the white space that only its writers need. It holds no string in which that would matter. -->
  <xsl:function name="tw:compact" visibility="public" as="xs:string">
    <xsl:param name="css" as="xs:string"/>
    <xsl:sequence select="replace(replace(replace($css, '\s+', ' '), ' ?([{};,]) ?', '$1'), ';\}', '}')"/>
  </xsl:function>

  <xsl:variable name="tw:style" as="xs:string" expand-text="no"><![CDATA[
  :root {
    color-scheme: light dark;
    --paper: light-dark(#fffefb, #17181a); --ink: light-dark(#1d1f22, #e4e2dc); --faint: light-dark(#63666b, #9a9ca1);
    --line: light-dark(#d8d5cc, #3a3c40); --wash: light-dark(#f3f0e8, #212326); --bar: light-dark(#c9c5ba, #4a4d52);
    --link: light-dark(#174f86, #8fbdf0); --person: light-dark(#7a3e00, #e5b27a); --organization: light-dark(#1d5a3c, #8fd0ae);
    --place: light-dark(#5a3b86, #c3a9ec); --mark: light-dark(#fff1a8, #544a17);
  }
  :root:has([id="theme:light"]:checked, [id="theme:paper"]:checked) { color-scheme: light; }
  :root:has([id="theme:dark"]:checked) { color-scheme: dark; }
  :root:has([id="theme:paper"]:checked) {
    --paper: #f5ecd9; --ink: #2b2418; --faint: #625a4a; --line: #d9cbb0; --wash: #ebdfc6; --bar: #cdbd9d; --mark: #fbe18c;
  }
  * { box-sizing: border-box; }
  html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
  body {
    margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 44rem; background: var(--paper); color: var(--ink);
    font: 1.0625rem/1.6 "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, serif;
    overflow-wrap: break-word; hyphens: auto;
  }
  h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2.2em 0 .6em; text-wrap: balance; hyphens: none; }
  h1 { font-size: 1.9rem; margin: 1.2rem 0 .4rem; } h2 { font-size: 1.45rem; } h3 { font-size: 1.2rem; }
  h4 { font-size: 1.08rem; } h5, h6 { font-size: 1rem; font-style: italic; }
  p, .p { margin: 0 0 .9em; }
  a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
  a:hover { text-decoration-thickness: 2px; }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
  :target, mark { background: var(--mark); scroll-margin-top: 2rem; }
  section:target { background: none; } mark { color: inherit; }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }

  body > header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; margin-bottom: 1.5rem; }
  .authors { font-size: 1.1rem; margin: 0 0 .3em; } .source { color: var(--faint); font-size: .92rem; } .source p, dd p { margin: 0 0 .3em; }
  nav { font-size: .95rem; background: var(--wash); border-radius: 6px; padding: .8rem 1.2rem; margin: 0 0 2rem; }
  nav h2 { font-size: 1rem; margin: 0 0 .4em; }
  nav ol { list-style: none; margin: 0; padding: 0 0 0 1.1em; } nav > ol { padding: 0; }
  nav li { margin: .2em 0; } nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }

  main { position: relative; }
  .number, .permalink { font: .72rem/1 system-ui, sans-serif; color: var(--faint); text-decoration: none; }
  .number { float: right; margin: .55em 0 0 .8em; }
  .permalink { margin-left: .5em; opacity: 0; } :is(h2, h3, h4, h5, h6):hover .permalink, .permalink:focus { opacity: 1; }
  .number:hover { color: var(--link); text-decoration: underline; }
  .byline, .docAuthor { font-style: italic; } .subtitle, .caption { font-weight: 600; margin: 0 0 .6em; }
  .reference { color: var(--faint); font-size: .92rem; }
  .pb { font: .7rem/1 system-ui, sans-serif; color: var(--faint); white-space: nowrap; margin: 0 .3em; }
  .pb-line { margin: .6em 0; list-style: none; }
  .l { padding-left: 2em; text-indent: -2em; } .lg { margin: 0 0 .9em 1.5em; }
  blockquote { margin: 1em 0; padding: 0 0 0 1.1em; border-left: 3px solid var(--line); }
  .attribution { margin: -.4em 0 1em 1.25em; }
  q, cite, dfn { quotes: none; } q::before, q::after { content: none; } dfn { font-style: normal; }
  abbr { text-decoration: none; } abbr[title] { text-decoration: underline dotted var(--faint) 1px; text-underline-offset: .2em; }
  .correction { color: var(--faint); font-size: .9em; } .sic { text-decoration: underline wavy var(--faint) 1px; }
  .supplied { color: var(--faint); }
  .list { padding-left: 1.5em; } .printed { list-style: none; padding-left: 0; }
  .printed > li { padding-left: 2em; } .printed > li > .item-number { float: left; margin-left: -2em; }
  .loose { list-style: none; } li > .p:last-child, dd > .p:last-child { margin-bottom: .4em; }
  code, pre { font: .86em/1.45 ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; background: var(--wash); border-radius: 3px; }
  code { padding: .1em .25em; } pre { padding: .8em 1em; white-space: pre-wrap; hyphens: none; }
  .table { overflow-x: auto; margin: 1em 0; } table { border-collapse: collapse; font-size: .95em; }
  th, td { text-align: left; vertical-align: top; padding: .35em .7em; border-bottom: 1px solid var(--line); }
  .graphic { color: var(--faint); font-style: italic; }

  .person, .organization, .place, .citation { color: inherit; text-decoration-color: var(--line); }
  .person:hover, .person:focus { color: var(--person); } .organization:hover, .organization:focus { color: var(--organization); }
  .place:hover, .place:focus { color: var(--place); } .citation:hover { color: var(--link); }
  .person { text-decoration-color: var(--person); } .organization { text-decoration-color: var(--organization); }
  .place { text-decoration-color: var(--place); } a.citation { text-decoration-color: var(--link); }
  :is(.person, .organization, .place) { text-decoration-style: solid; text-decoration-thickness: 1px; }
  [data-cert] { text-decoration-line: underline; text-decoration-style: dotted; } .date[data-cert] { text-decoration-color: var(--faint); }
  .unresolved { border-bottom: 1px dashed var(--faint); }
  .noteref { font-size: .72em; line-height: 0; } .noteref a { text-decoration: none; padding: 0 .15em; }

  .withheld {
    display: inline-block; vertical-align: baseline; height: 1.25em; line-height: 1.25em; overflow: hidden; position: relative;
    width: calc(var(--n, 1) * .42ch); min-width: 1ch; max-width: 100%; text-indent: 0; background: var(--bar); border-radius: 3px;
    font: .68rem/1.25 system-ui, sans-serif; color: var(--ink); text-align: center; white-space: nowrap;
    margin: 0 1px; -webkit-print-color-adjust: exact; print-color-adjust: exact;
  }
  .notice { background: var(--wash); border-left: 3px solid var(--bar); padding: .7em 1em; font-size: .95rem; margin-bottom: 1.5rem; }
  .notice p { margin: 0; }

  .bibliography, .entities { list-style: none; padding: 0; } .entry { padding-left: 1.6em; text-indent: -1.6em; margin: 0 0 .5em; }
  .entry > * { text-indent: 0; } .part { margin-top: 1.2em; }
  .backlinks { font: .78rem/1.5 system-ui, sans-serif; color: var(--faint); hyphens: none; }
  .backlinks a { text-decoration: none; white-space: nowrap; } .backlinks a:hover { text-decoration: underline; }
  .entities > li { margin: 0 0 .7em; } .fact { color: var(--faint); font-size: .92rem; }
  summary { cursor: pointer; }
  section[id$=":"] { border-top: 1px solid var(--line); margin-top: 3rem; font-size: .95rem; }
  section[id$=":"] > h2 { margin-top: 1.2em; }
  div.note { margin: 0 0 .9em; padding-left: .9em; border-left: 2px solid var(--line); font-size: .85rem; line-height: 1.45; }
  .note .p { margin-bottom: .4em; } .note-number { margin-right: .3em; } .note-number + .p { display: inline; }
  .facts dt { font-weight: 600; margin-top: .8em; } .facts dd { margin: 0 0 .2em; } .facts dd + dt { margin-top: .8em; }

  button { font: .85rem/1.4 system-ui, sans-serif; color: var(--link); background: none; border: 1px solid var(--line); border-radius: 4px; padding: .25em .7em; cursor: pointer; }
  .tools { margin-top: .8rem; display: flex; gap: .5rem; }
  button:is(.card, .cite) { border: 0; padding: 0 .2em; color: var(--faint); font-size: .62rem; line-height: 1; vertical-align: super; }
  :has(+ .card, + .also)::after { content: "\2060"; } .card::before { content: "▾" / ""; } .cite::before { content: "❞" / ""; } .also::before { content: "⁺" / ""; }
  .step { display: none; padding: 0 .25em; } :target + .card + .step, :target + .card + .step + .step { display: inline; }
  .previous::before { content: "‹" / ""; } .next::before { content: "›" / ""; }
  .cite { float: right; margin-top: .6em; }
  @media (hover: hover) { .cite { opacity: 0; } :is(.p:hover, .p:target) > .cite, .cite:focus { opacity: 1; } }
  [popover]:not(:popover-open, .panel) {
    display: list-item; position: static; inset: auto; width: auto; height: auto; margin: 0; border: 0; padding: 0; overflow: visible;
    color: inherit; background: none;
  }
  .entry[popover]:not(:popover-open) { padding-left: 1.6em; margin-bottom: .5em; } .entities > [popover]:not(:popover-open) { margin-bottom: .7em; }
  [popover]:target:not(:popover-open) { background: var(--mark); }
  [popover]:popover-open {
    display: block; position: fixed; inset: auto 1rem 1rem auto; width: min(27rem, 100vw - 2rem); height: fit-content; max-height: min(60vh, 34rem);
    margin: 0; padding: 1rem 1.2rem; overflow: auto; text-indent: 0; font-size: .95rem; line-height: 1.5; color: var(--ink); background: var(--paper);
    border: 1px solid var(--faint); border-radius: 6px; box-shadow: 0 4px 24px #0005;
  }
  .panel h2 { font-size: .95rem; margin: .8em 0 .3em; } .panel p { margin: 0 0 .6em; } .panel pre { margin: 0; }
  fieldset { border: 0; margin: 0 0 .6em; padding: 0; font: .85rem/1.8 system-ui, sans-serif; } legend { color: var(--faint); padding: 0; }
  fieldset label { margin-right: .9em; white-space: nowrap; } .focus { font: .78rem/1.8 system-ui, sans-serif; color: var(--faint); }
  .kwic { list-style: none; margin: .3em 0 0; padding: 0; font-size: .85rem; line-height: 1.45; } .kwic a { margin-right: .3em; }
  .kwic mark { background: none; font-weight: 600; } .relations { margin: .2em 0; padding-left: 1.2em; font-size: .9rem; color: var(--faint); }
  figure { margin: 1.5em 0; } figcaption { font-weight: 600; margin-bottom: .4em; } svg { display: block; width: 100%; fill: var(--link); }
  .strip { height: .5rem; margin: .3em 0; background: var(--wash); } .strip path, .axis { stroke: var(--link); stroke-width: 1.5; } svg text { font: 13px system-ui, sans-serif; fill: var(--faint); }
  .years { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; font-size: .85rem; } .years dd { margin: 0; }
  .matrix table { font: .85rem/1.4 system-ui, sans-serif; } .matrix :is(th, td) { padding: .15em .3em; border: 0; } .matrix td { text-align: center; } .matrix .panel { text-align: left; } .matrix button { padding: .1em .4em; border: 0; }
  .bibliography { display: flex; flex-direction: column; }
  :root:has([id="sort:year"]:checked) .entry { order: var(--y, 9999); } :root:has([id="sort:times-cited"]:checked) .entry { order: var(--t, 0); }
  :root:has([id="show:person"]:not(:checked)) .person,
  :root:has([id="show:organization"]:not(:checked)) .organization, :root:has([id="show:place"]:not(:checked)) .place,
  :root:has([id="show:citation"]:not(:checked)) .citation { text-decoration: none; }
  :root:has([id="show:person"]:not(:checked)) .person + .card, :root:has([id="show:organization"]:not(:checked)) .organization + .card,
  :root:has([id="show:place"]:not(:checked)) .place + .card, :root:has([id="show:citation"]:not(:checked)) .citation + .card { display: none; }
  :root:has([id="show:date"]:checked) main .date { background: var(--wash); box-shadow: 0 1px var(--faint); }
  :root:has([id="reading:source"]:checked) .correction, :root:has([id="reading:editor"]:checked) :is(.bracket, .choice > :first-child) { display: none; }
  :root:has([id="reading:editor"]:checked) .correction { color: inherit; font-size: inherit; }

  @media (min-width: 76rem) {
    body { display: grid; grid-template-columns: 15rem minmax(0, 42rem) 16rem; column-gap: 3.4rem; justify-content: center; max-width: none; }
    body > * { grid-column: 2; min-width: 0; }
    nav { grid-column: 1; grid-row: 1 / span 9; align-self: start; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; margin: 0; }
    .number, .cite { position: absolute; left: -3rem; float: none; margin: .55em 0 0; width: 2.4rem; text-align: right; }
    button.cite { margin-top: 1.6em; padding: 0; }
    .noted { display: grid; grid-template-columns: 100% 16rem; column-gap: 3.4rem; } .notes .noted { display: block; }
  }
  @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
  @page { margin: 2.2cm 2cm; @bottom-center { content: counter(page); } }
  @media print {
    :root { color-scheme: light; } body { display: block; max-width: none; padding: 0; font-size: 10.5pt; }
    nav, .skip, .permalink, .backlinks, .tools, .card, .cite, .panel, fieldset, .focus { display: none; } a { color: inherit; text-decoration: none; }
    h1, h2, h3, h4, h5, h6 { break-after: avoid; } blockquote, li, .note { break-inside: avoid; } .p { orphans: 2; widows: 2; }
    div.note { --place: footnote; float: var(--place); margin: 0 0 .6em; font-size: 8.5pt; } .number { position: static; float: right; }
  }
  ]]></xsl:variable>

</xsl:stylesheet>
