<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: how to cite the edition, for GitHub, Zenodo and Zotero.
  Input:   the facts of facts.xsl. Output: YAML by the Citation File Format 1.2.0.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The file; empty where the header names no author, whom the format needs. -->
  <xsl:function name="tw:citation-file" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="facts" as="map(xs:string, item()*)" select="$edition?facts"/>
    <xsl:sequence select="
        if (empty($facts?authors)) then ''
        else string-join((
          'cff-version: 1.2.0', tw:yaml('message', 'Please cite this edition as follows.'), 'type: dataset',
          tw:yaml('title', string-join(($facts?title, $facts?subtitle), ': ')),
          tw:yaml-agents('authors', $facts?authors, ''),
          tw:yaml('date-released', $facts?date[matches(., '^\d{4}-\d\d-\d\d$')]),
          tw:yaml('version', $facts?version), tw:yaml('doi', $facts?doi), tw:yaml('url', $facts?url),
          tw:yaml('license-url', $facts?licences[1]), tw:yaml('abstract', $facts?abstract),
          if (exists($facts?keywords)) then ('keywords:', $facts?keywords ! ('  - ' || tw:json(.))) else (),
          $facts?source[?printed][exists(?authors)] ! tw:yaml-reference(.)), '&#xA;') || '&#xA;'"/>
  </xsl:function>

  <!-- A line of YAML, or none without a value. A string of JSON is one of YAML. -->
  <xsl:function name="tw:yaml" visibility="public" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value[.] ! ($key || ': ' || tw:json(.))"/>
  </xsl:function>

  <!-- A list of persons and bodies. -->
  <xsl:function name="tw:yaml-agents" visibility="public" as="xs:string*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="agents" as="map(xs:string, item()*)*"/>
    <xsl:param name="indent" as="xs:string"/>
    <xsl:if test="exists($agents)">
      <xsl:sequence select="$indent || $key || ':'"/>
      <xsl:for-each select="$agents">
        <xsl:variable name="lines" as="xs:string*" select="
            if (?body) then tw:yaml('name', ?name)
            else if (?family) then (tw:yaml('family-names', ?family), tw:yaml('given-names', ?given))
            else tw:yaml('name', ?name),
            tw:yaml('orcid', ?ids[matches(., '^https://orcid\.org/[-0-9X]{19}$')][1])[not(current()?body)]"/>
        <xsl:sequence select="for $n in 1 to count($lines) return $indent || (if ($n = 1) then '  - ' else '    ') || $lines[$n]"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <!-- The printed work. -->
  <xsl:function name="tw:yaml-reference" visibility="public" as="xs:string*">
    <xsl:param name="work" as="map(xs:string, item()*)"/>
    <xsl:variable name="pages" as="xs:string*" select="tokenize(string($work?pages), '\s*[-–—]\s*')[matches(., '^\d+$')]"/>
    <xsl:sequence select="'references:', '  - type: ' || (if ($work?type = ('article', 'book')) then $work?type else if ($work?type = 'chapter') then 'book' else 'generic'),
        (tw:yaml('title', $work?title), tw:yaml(if ($work?type = 'article') then 'journal' else 'collection-title', $work?container),
        $work?year[matches(., '^\d{4}$')] ! ('year: ' || .), $pages[1] ! ('start: ' || .), $pages[2] ! ('end: ' || .), tw:yaml('doi', $work?doi)) ! ('    ' || .),
        tw:yaml-agents('authors', $work?authors, '    '), tw:yaml-agents('editors', $work?editors, '    '),
        $work?publisher[.] ! ('    publisher:', '      ' || tw:yaml('name', .))"/>
  </xsl:function>

</xsl:stylesheet>
