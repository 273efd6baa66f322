<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: how the edition and each of its paragraphs are cited: a line for a list of works, BibTeX, RIS and CSL-JSON, all from the
           header (metadata/facts.xsl).
           A locator is no part of a record in the three formats, so each is in the page once.
  Input:   a prepared document. Output: button in a paragraph; div elements that open over the text.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template name="tw:cite-button" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <button class="cite" popovertarget="cite:{@tw:id}" aria-label="{tw:label('cite', $language)}: ¶ {@tw:n}"/>
  </xsl:template>

  <!-- The panel of the edition, and one for each numbered paragraph. -->
  <xsl:template name="tw:cites" as="element()+">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="facts" as="map(xs:string, item()*)" select="tw:facts(root())"/>
    <xsl:variable name="key" as="xs:string" select="string((@xml:id, 'edition')[1])"/>
    <xsl:variable name="line" as="xs:string" select="tw:style-line($facts)"/>
    <xsl:variable name="address" as="xs:string?" select="($facts?doi ! ('https://doi.org/' || .), $facts?url)[1]"/>
    <section id="cite:" class="panel" popover="" tabindex="0" aria-label="{tw:label('cite', $language)}">
      <p>{string-join(($line, $address), ' ')}</p>
      <h2>BibTeX</h2>
      <pre>{tw:bibtex($facts, $key)}</pre>
      <h2>RIS</h2>
      <pre>{tw:ris($facts)}</pre>
      <h2>CSL-JSON</h2>
      <pre>{tw:csl-json($facts, $key)}</pre>
    </section>
    <xsl:for-each select="descendant::*[self::p or self::ab][@tw:n][not(ancestor::note)]">
      <div id="cite:{@tw:id}" class="panel" popover="" role="group" aria-label="{tw:label('cite', $language)}: ¶ {@tw:n}">
        <p>{$line} ¶ <a href="#{@tw:id}">{@tw:n}</a>. {$address ! (. || '#' || current()/@tw:id)}</p>
        <button popovertarget="cite:">BibTeX, RIS, CSL-JSON</button>
      </div>
    </xsl:for-each>
  </xsl:template>

  <!-- `A, B: Title. Publisher, date.` -->
  <xsl:function name="tw:style-line" visibility="public" as="xs:string">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:variable name="names" as="xs:string" select="string-join($facts?authors?name, ', ')"/>
    <xsl:variable name="house" as="xs:string" select="string-join(($facts?publishers[1][. ne $names], ($facts?date, $facts?year)[1]), ', ')"/>
    <xsl:variable name="parts" as="xs:string*" select="
        string-join(($names[.], $facts?title), ': '), $facts?version ! tw:collapse(.)[.] ! ('Version ' || .), $house[.]"/>
    <xsl:sequence select="string-join($parts ! replace(., '\.$', ''), '. ') || '.'"/>
  </xsl:function>

  <!-- A record of BibTeX. A name that is not two parts is in braces, which keep it whole. -->
  <xsl:function name="tw:bibtex" visibility="public" as="xs:string">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="authors" as="xs:string" select="
        string-join($facts?authors ! (if (?family and exists(?given)) then tw:tex(?listed) else '{' || tw:tex(?name) || '}'), ' and ')"/>
    <xsl:variable name="fields" as="xs:string*" select="
        $authors[.] ! ('author = {' || . || '}'),
        'title = {{' || tw:tex($facts?title) || '}}',
        $facts?version ! ('edition = {' || tw:tex(.) || '}'),
        $facts?publishers[1] ! ('publisher = {' || tw:tex(.) || '}'),
        $facts?year ! ('year = {' || . || '}'),
        $facts?doi ! ('doi = {' || . || '}'),
        $facts?url ! ('url = {' || . || '}')"/>
    <xsl:sequence select="'@book{' || $key || ',&#xA;  ' || string-join($fields, ',&#xA;  ') || '&#xA;}'"/>
  </xsl:function>

  <!-- Text for TeX: its own signs escaped. -->
  <xsl:function name="tw:tex" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        replace(replace(replace($text, '\\', '\\textbackslash '), '([{}%&amp;#_$])', '\\$1'), '~', '\\textasciitilde ')"/>
  </xsl:function>

  <!-- A record of RIS. -->
  <xsl:function name="tw:ris" visibility="public" as="xs:string">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:variable name="lines" as="xs:string*" select="
        'TY  - BOOK',
        $facts?authors ! ('AU  - ' || ?listed),
        'TI  - ' || $facts?title,
        $facts?version ! ('ET  - ' || .),
        $facts?publishers[1] ! ('PB  - ' || .),
        $facts?year ! ('PY  - ' || .),
        $facts?date ! ('DA  - ' || translate(., '-', '/')),
        $facts?doi ! ('DO  - ' || .),
        $facts?url ! ('UR  - ' || .),
        $facts?language ! ('LA  - ' || .),
        'ER  - '"/>
    <xsl:sequence select="string-join($lines, '&#xA;')"/>
  </xsl:function>

  <!-- The record in CSL-JSON, an array of one. Each member is written by itself, as a map keeps no order. -->
  <xsl:function name="tw:csl-json" visibility="public" as="xs:string">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="authors" as="map(xs:string, xs:string)*" select="
        $facts?authors ! (if (?family and exists(?given)) then map{'family': ?family, 'given': ?given} else map{'literal': ?name})"/>
    <xsl:variable name="members" as="map(xs:string, item()*)*" select="
        map{'id': $key},
        map{'type': 'book'},
        map{'title': $facts?title},
        map{'author': array{$authors}}[exists($authors)],
        $facts?version ! map{'edition': .},
        $facts?publishers[1] ! map{'publisher': .},
        ($facts?date, $facts?year)[1] ! map{'issued': map{'date-parts': [array{tokenize(., '-') ! xs:integer(.)}]}},
        $facts?doi ! map{'DOI': .},
        $facts?url ! map{'URL': .},
        $facts?language ! map{'language': .}"/>
    <xsl:variable name="said" as="xs:string*" select="
        $members ! replace(serialize(., map{'method': 'json'}), '^\{|\}$', '') ! replace(., '\\/', '/')"/>
    <xsl:sequence select="'[{&#xA;  ' || string-join($said, ',&#xA;  ') || '&#xA;}]'"/>
  </xsl:function>

</xsl:stylesheet>
