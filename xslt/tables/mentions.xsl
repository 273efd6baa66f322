<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: what is known about each mention, and the table of it.
  Input:   the prepared document and the measured text. Output: a map for each mention, from column to value; CSV.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- How many code points of context a mention has on each side at most. -->
  <xsl:variable name="tw:context-length" as="xs:integer" select="60"/>

  <!-- The table of mentions. -->
  <xsl:function name="tw:mentions-table" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:table('mentions.csv', $edition?mentions)"/>
  </xsl:function>

  <!-- All mentions in the order of the document. One on the side of a `choice` that the text does not follow, or in a
       note that it leaves out, is not in the text, and is none. -->
  <xsl:function name="tw:mentions" visibility="public" as="map(xs:string, item()*)*">
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:param name="measured" as="document-node()"/>
    <xsl:variable name="lines" as="element(tw:line)*" select="$measured/tw:measured/tw:line"/>
    <xsl:variable name="found" as="element()*" select="$prepared//*[@tw:kind][key('tw:span', @tw:id, $measured)]"/>
    <xsl:variable name="ids" as="map(xs:string, xs:string)" select="tw:stable-ids($found)"/>
    <xsl:for-each select="$found">
      <xsl:variable name="span" as="element(tw:span)" select="key('tw:span', @tw:id, $measured)"/>
      <xsl:sequence select="map:merge((
          map{'document': $document, 'id': $ids(@tw:id)}, tw:meant(.), tw:placed($span, $lines), tw:said(.)))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What a mention is and what it means. -->
  <xsl:function name="tw:meant" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="map{
        'mention_id': string($mention/@tw:id),
        'type': string($mention/@tw:kind),
        'subtype': string($mention/(@subtype, @level, @type[. ne 'bibl'])[1]),
        'entity': string($mention/@tw:entity),
        'entry': string($mention/@tw:target),
        'normalised': tw:normalised($mention)
      }"/>
  </xsl:function>

  <!-- Where it stands in the text. -->
  <xsl:function name="tw:placed" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="span" as="element(tw:span)"/>
    <xsl:param name="lines" as="element(tw:line)*"/>
    <xsl:variable name="held" as="element(tw:line)*" select="
        subsequence($lines, xs:integer($span/@first), $span/@last - $span/@first + 1)"/>
    <xsl:variable name="text" as="xs:string" select="string-join($held, '&#xA;')"/>
    <xsl:variable name="start" as="xs:integer" select="xs:integer($span/@start - $held[1]/@start)"/>
    <xsl:variable name="end" as="xs:integer" select="xs:integer($span/@end - $held[1]/@start)"/>
    <xsl:sequence select="map{
        'start': xs:integer($span/@start),
        'end': xs:integer($span/@end),
        'surface': substring($text, $start + 1, $end - $start),
        'left_context': tw:left-context(substring($text, 1, $start)),
        'right_context': tw:right-context(substring($text, $end + 1))
      }"/>
  </xsl:function>

  <!-- The end of `text`, from the beginning of a word. -->
  <xsl:function name="tw:left-context" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($text)"/>
    <xsl:variable name="cut" as="xs:string" select="substring($text, $length - $tw:context-length + 1)"/>
    <xsl:sequence select="
        if ($length le $tw:context-length or substring($text, $length - $tw:context-length, 1) eq ' ' or not(contains($cut, ' '))) then $cut
        else substring-after($cut, ' ')"/>
  </xsl:function>

  <!-- The beginning of `text`, to the end of a word. -->
  <xsl:function name="tw:right-context" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="cut" as="xs:string" select="substring($text, 1, $tw:context-length)"/>
    <xsl:sequence select="
        if ($cut eq $text or substring($text, $tw:context-length + 1, 1) eq ' ' or not(contains($cut, ' '))) then $cut
        else replace($cut, ' [^ ]*$', '')"/>
  </xsl:function>

  <!-- What the document says about it further. -->
  <xsl:function name="tw:said" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="map{
        'when': string($mention/@when),
        'from': string($mention/@from),
        'to': string($mention/@to),
        'notBefore': string($mention/@notBefore),
        'notAfter': string($mention/@notAfter),
        'paragraph': string($mention/@tw:block),
        'section': string($mention/@tw:section),
        'page': string($mention/@tw:page),
        'xpath': tw:path($mention),
        'anchor': tw:anchor($mention/@tw:id),
        'cert': string($mention/@cert),
        'resp': string($mention/@resp),
        'ref': string($mention/@ref),
        'target': string($mention/(@target, @source, @corresp)[1]),
        'locator': string($mention/descendant::seg[@type = 'locator'][1]/tw:plain(.)),
        'entries': tw:entry-ids($mention)
      }"/>
  </xsl:function>

  <!-- The address of something in the page. -->
  <xsl:function name="tw:anchor" visibility="public" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="'index.html#' || escape-html-uri(replace(replace($id, '%', '%25'), ' ', '%20'))"/>
  </xsl:function>

  <!-- Ids that do not count the mentions before: the block, what is meant (the entity, the entry, the date, else the type),
       and which mention of it in this block it is. -->
  <xsl:function name="tw:stable-ids" visibility="public" as="map(xs:string, xs:string)">
    <xsl:param name="mentions" as="element()*"/>
    <xsl:map>
      <xsl:for-each-group select="$mentions" group-by="string-join((@tw:block[string()], tw:gist(.)), '.')">
        <xsl:for-each select="current-group()">
          <xsl:map-entry key="string(@tw:id)" select="string((@xml:id, current-grouping-key() || '.' || position())[1])"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- What a mention means, in one word. -->
  <xsl:function name="tw:gist" visibility="public" as="xs:string">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="
        ($mention/@tw:entity[../@ref/normalize-space()]/string(), $mention/@tw:target/string()[.], $mention/self::date/tw:edtf(.)[.],
        $mention/@tw:kind/string())[1]"/>
  </xsl:function>

  <!-- The place of an element in its document; elements of TEI have the prefix tei. -->
  <xsl:function name="tw:path" visibility="public" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        replace(path($element), 'Q\{http://www\.tei-c\.org/ns/1\.0\}', 'tei:')
          ! replace(., 'Q\{([^}]*)\}([^\[/]+)', '*[local-name()=''$2'' and namespace-uri()=''$1'']')"/>
  </xsl:function>

  <!-- A mention as it would be written everywhere: the preferred name, the date in EDTF, author and year, the long form. -->
  <xsl:function name="tw:normalised" visibility="public" as="xs:string">
    <xsl:param name="mention" as="element()"/>
    <xsl:variable name="document" as="document-node()" select="root($mention)"/>
    <xsl:choose>
      <xsl:when test="$mention/@tw:entity">
        <xsl:sequence select="string(tw:entry($mention/@tw:entity, $document)/(persName | orgName | placeName)[1]/tw:name(.))"/>
      </xsl:when>
      <xsl:when test="$mention/@tw:target">
        <xsl:sequence select="string(key('tw:xml-id', $mention/@tw:target, $document)[1]/tw:short-reference(.))"/>
      </xsl:when>
      <xsl:when test="$mention/self::date">
        <xsl:sequence select="tw:edtf($mention)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="string($mention/self::abbr/@corresp/key('tw:xml-id', tw:fragment(tw:first-pointer(.)), $document)[1]/tw:plain(.))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A date in the Extended Date/Time Format: `1951`, `1888/1891`, `1989/..`, `[1892..1894]`, `[..1894]`, `XXXX-11`. -->
  <xsl:function name="tw:edtf" visibility="public" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="
        if ($date/@when) then replace(replace($date/@when, '^--', 'XXXX-'), '^XXXX-(-|(\d\d)-(\d\d)$)', 'XXXX-$2-$3') ! replace(., '^XXXX--(\d\d)?$', 'XXXX-XX-$1') ! replace(., '-$', '')
        else if ($date/(@from | @to)) then ($date/@from/string(), '..')[1] || '/' || ($date/@to/string(), '..')[1]
        else if ($date/(@notBefore | @notAfter)) then '[' || $date/@notBefore || '..' || $date/@notAfter || ']'
        else ''"/>
  </xsl:function>

  <!-- All entries that a citation points to, by their ids in the page. -->
  <xsl:function name="tw:entry-ids" visibility="public" as="xs:string*">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="
        tokenize(($mention/@target, $mention/@source)[1]) ! tw:pointed-entry(., root($mention))[.]"/>
  </xsl:function>

</xsl:stylesheet>
