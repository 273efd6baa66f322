<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: what is known about a work from its entry, and from the names in it.
  Input:   biblStruct, bibl, biblFull; author, editor. Output: maps and strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:key name="tw:struct" match="biblStruct[@corresp]" use="tokenize(@corresp) ! tw:fragment(.)"/>

  <!-- The parsed form of a printed entry, else the entry itself. -->
  <xsl:function name="tw:parsed" visibility="public" as="element()">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="($entry/@xml:id/key('tw:struct', ., root($entry))[1], $entry)[1]"/>
  </xsl:function>

  <!-- The fields of a work, by column, as far as they are tagged. -->
  <xsl:function name="tw:work-fields" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="titles" as="element()*" select="$work/(title | analytic/title | titleStmt/title)"/>
    <xsl:variable name="hosts" as="element()*" select="$work/(monogr/title | title[@level = ('m', 'j')])"/>
    <xsl:variable name="own" as="element()?" select="($titles[@level = ('a', 'u')], $titles, $hosts)[1]"/>
    <xsl:variable name="scope" as="element(biblScope)*" select="$work//biblScope"/>
    <xsl:sequence select="map{
        'type': tw:work-type($work, $own, $hosts),
        'author': string-join(distinct-values(tw:authors-of($work) ! tw:listed-name(.)), '; '),
        'editor': string-join(distinct-values($work/(monogr/editor | editor) ! tw:listed-name(.)), '; '),
        'year': tw:year($work),
        'title': string($own ! tw:plain(.)),
        'container': string(($hosts except $own)[1] ! tw:plain(.)),
        'series': string($work/(series/title | monogr/title[@level = 's'] | title[@level = 's'])[1] ! tw:plain(.)),
        'volume': string($scope[@unit = ('volume', 'vol')][1] ! tw:plain(.)),
        'issue': string($scope[@unit = ('issue', 'number')][1] ! tw:plain(.)),
        'pages': string($scope[@unit = ('page', 'pages', 'pp')][1] ! tw:plain(.)),
        'place': string-join(distinct-values($work//pubPlace ! tw:plain(.)), '; '),
        'publisher': string-join(distinct-values($work//publisher ! tw:plain(.)), '; '),
        'identifiers': string-join($work//idno ! string-join((@type, tw:plain(.)), ':'), ' | '),
        'url': string(($work//(ref | ptr)/@target/string(), $work//idno[@type = ('URL', 'URI', 'url')]/tw:plain(.))[tw:web-uri(.)][1])
      }"/>
  </xsl:function>

  <!-- The authors of a work itself, not those of the book that it stands in. -->
  <xsl:function name="tw:authors-of" visibility="public" as="element()*">
    <xsl:param name="work" as="element()"/>
    <xsl:sequence select="if ($work/analytic/author) then $work/analytic/author else $work/(monogr/author, author, titleStmt/author)"/>
  </xsl:function>

  <!-- The type that the entry says, else what its titles show. -->
  <xsl:function name="tw:work-type" visibility="public" as="xs:string">
    <xsl:param name="work" as="element()"/>
    <xsl:param name="own" as="element()?"/>
    <xsl:param name="hosts" as="element()*"/>
    <xsl:sequence select="
        if ($work/@type) then string($work/@type)
        else if ($own[@level = 'a'] and $hosts[@level = 'j']) then 'article'
        else if ($own[@level = 'a'] and $hosts[@level = 'm']) then 'chapter'
        else if ($own[@level = 'm']) then 'book'
        else ''"/>
  </xsl:function>

  <!-- A name as a list has it: `Surname, Forename`, where its parts are tagged. -->
  <xsl:function name="tw:listed-name" visibility="public" as="xs:string">
    <xsl:param name="responsible" as="element()"/>
    <xsl:variable name="name" as="element()" select="($responsible/(persName, orgName, name), $responsible)[1]"/>
    <xsl:sequence select="
        if ($name/surname) then string-join((string-join($name/(surname | nameLink) ! tw:plain(.), ' '), string-join($name/(forename | genName) ! tw:plain(.), ' ')[.]), ', ')
        else replace(tw:plain($name), '\s*[,;:]$', '')"/>
  </xsl:function>

  <!-- The year of a work: that of its date, normalised or as printed. -->
  <xsl:function name="tw:year" visibility="public" as="xs:string">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="date" as="element(date)?" select="($work/monogr/imprint/date, $work//imprint/date, $work//date)[1]"/>
    <xsl:sequence select="string(($date/(@when, @from, @notBefore)[1]/replace(., '^(-?\d{4}).*$', '$1'), $date/tw:plain(.))[1])"/>
  </xsl:function>

  <!-- A work in two words: its first surnames and its year; without names its title. -->
  <xsl:function name="tw:short-reference" visibility="public" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="fields" as="map(xs:string, item()*)" select="tw:work-fields(tw:parsed($entry))"/>
    <xsl:variable name="names" as="xs:string*" select="tokenize(($fields?author[.], $fields?editor[.])[1], '; ') ! tokenize(., ',')[1]"/>
    <xsl:variable name="who" as="xs:string?" select="
        if (count($names) gt 2) then $names[1] || ' et al.' else string-join($names, ' and ')[.]"/>
    <xsl:sequence select="string-join((($who, $fields?title)[.][1], $fields?year[.]), ' ')"/>
  </xsl:function>


  <!-- A person or body: `name` as one says it, `listed` as a list has it, `family` and `given`, whether it is a
       `body`, and its `ids`, which are addresses. -->
  <xsl:function name="tw:agent" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="responsible" as="element()"/>
    <xsl:variable name="name" as="element()" select="($responsible/(persName, orgName, name), $responsible)[1]"/>
    <xsl:variable name="body" as="xs:boolean" select="exists($name/self::orgName) or $name/@type = 'org'"/>
    <xsl:variable name="parts" as="xs:string*" select="
        if ($body) then () else tokenize(tw:listed-name($responsible), ',\s+')[position() le 2]"/>
    <xsl:variable name="family" as="xs:string?" select="$parts[1][exists($parts[2]) or $name/surname]"/>
    <xsl:sequence select="map{
        'name': if ($family) then string-join(($parts[2], $family), ' ') else tw:plain($name),
        'listed': if ($family) then string-join(($family, $parts[2]), ', ') else tw:plain($name),
        'family': $family,
        'given': $parts[2],
        'body': $body,
        'ids': distinct-values(($responsible//idno ! tw:identifier-uri(@type, tw:collapse(.)), $responsible/descendant-or-self::*/@ref ! tw:web-uri(.)))
      }"/>
  </xsl:function>

  <!-- Where the identifiers of registers are resolved. -->
  <xsl:variable name="tw:registers" as="map(xs:string, xs:string)" select="map{
      'doi': 'https://doi.org/',
      'geonames': 'https://sws.geonames.org/',
      'gnd': 'https://d-nb.info/gnd/',
      'isni': 'https://isni.org/isni/',
      'orcid': 'https://orcid.org/',
      'ror': 'https://ror.org/',
      'viaf': 'https://viaf.org/viaf/',
      'wikidata': 'http://www.wikidata.org/entity/'
    }"/>

  <!-- The address of an identifier: itself, or by the register that its type names. -->
  <xsl:function name="tw:identifier-uri" visibility="public" as="xs:string?">
    <xsl:param name="type" as="xs:string?"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="base" as="xs:string?" select="$tw:registers(lower-case($type))"/>
    <xsl:sequence select="(tw:web-uri($value), $base ! tw:web-uri(. || replace($value, '^doi:', '')))[1]"/>
  </xsl:function>

</xsl:stylesheet>
