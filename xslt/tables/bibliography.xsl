<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the table of the works of the bibliography, and those that are cited without being listed.
  Input:   the edition of forms.xsl. Output: CSV; short references.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The table of works. -->
  <xsl:function name="tw:bibliography-table" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="citations" as="map(xs:string, item()*)*" select="tw:citations($edition)"/>
    <xsl:variable name="paragraphs" as="map(xs:string, xs:string*)" select="
        map:merge($citations ! map{?entry: string(?paragraph)}, map{'duplicates': 'combine'})"/>
    <xsl:variable name="entries" as="element()*" select="tw:works($edition)"/>
    <xsl:sequence select="tw:table('bibliography.csv', $entries ! tw:work-row(., position(), $paragraphs))"/>
  </xsl:function>

  <!-- The entries: those of lists, not those in them, and whatever a mention points to. -->
  <xsl:function name="tw:works" visibility="public" as="element()*">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="document" as="document-node()" select="$edition?prepared"/>
    <xsl:variable name="listed" as="element()*" select="
        $document//text//listBibl/(bibl | biblStruct | biblFull) | $document//text//div[@type = 'bibliography']//(bibl | biblStruct | biblFull)"/>
    <xsl:variable name="cited" as="element()*" select="
        distinct-values($edition?mentions ! (?entry, ?entries))[.] ! key('tw:xml-id', ., $document)[1]"/>
    <xsl:sequence select="$listed[not(ancestor::bibl or ancestor::biblStruct or ancestor::biblFull)] | $cited"/>
  </xsl:function>

  <!-- What is known about a work, by column. -->
  <xsl:function name="tw:work-row" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="citing" as="map(xs:string, xs:string*)"/>
    <xsl:variable name="id" as="xs:string" select="($entry/@xml:id/string(), 'entry:' || $number)[1]"/>
    <xsl:variable name="paragraphs" as="xs:string*" select="$citing($id)"/>
    <xsl:sequence select="map:merge((map{
        'document': $document,
        'id': $id,
        'text': tw:plain($entry),
        'times_cited': count($paragraphs),
        'paragraphs': string-join(distinct-values($paragraphs[.]), ' '),
        'anchor': $entry/@xml:id/tw:anchor(.)
      }, tw:work-fields(tw:parsed($entry))))"/>
  </xsl:function>

  <!-- The parsed form of a printed entry, else the entry itself. -->
  <xsl:function name="tw:parsed" visibility="public" as="element()">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="($entry/@xml:id/key('tw:struct', ., root($entry))[1], $entry)[1]"/>
  </xsl:function>

  <!-- The fields of a work, by column, as far as they are tagged. -->
  <xsl:function name="tw:work-fields" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="authors" as="element()*" select="($work/analytic[author]/author, $work/monogr/author, $work/author)"/>
    <xsl:variable name="titles" as="element()*" select="$work/(title | analytic/title)"/>
    <xsl:variable name="hosts" as="element()*" select="$work/(monogr/title | title[@level = ('m', 'j')])"/>
    <xsl:variable name="own" as="element()?" select="($titles[@level = ('a', 'u')], $titles, $hosts)[1]"/>
    <xsl:variable name="scope" as="element(biblScope)*" select="$work//biblScope"/>
    <xsl:sequence select="map{
        'type': tw:work-type($work, $own, $hosts),
        'author': string-join(distinct-values((if ($work/analytic/author) then $work/analytic/author else $authors) ! tw:listed-name(.)), '; '),
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

</xsl:stylesheet>
