<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the tables of an edition by RFC 4180: `mentions` or `entities`, as $table says.
  Input:   a TEI document; $authority, $document, $table. Output: CSV with a header record.
  Passes:  1 prepare  (lib/prepare.xsl)   ids, numbers, kinds
           2 lines    (lib/lines.xsl)     the blocks as lines      (mentions only)
           3 measure  (lib/measure.xsl)   offsets                  (mentions only)
           4 entities (lib/entities.xsl)  who and what is meant    (entities only)
           5 records  (this file)
  The columns are described in docs/reference/outputs.md.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:include href="parameters.xsl"/>
  <xsl:include href="lib/strings.xsl"/>
  <xsl:include href="lib/classes.xsl"/>
  <xsl:include href="lib/prepare.xsl"/>
  <xsl:include href="lib/lines.xsl"/>
  <xsl:include href="lib/measure.xsl"/>
  <xsl:include href="lib/entities.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="document-node()" as="text()">
    <xsl:variable name="prepared" as="document-node()">
      <xsl:document>
        <xsl:apply-templates mode="tw:prepare"/>
      </xsl:document>
    </xsl:variable>
    <xsl:value-of separator="" select="
        if ($table = 'mentions') then tw:mention-records($prepared)
        else if ($table = 'entities') then tw:entity-records(tw:entities($prepared))
        else error(QName('urn:teiwright', 'tw:table'), 'no table ' || $table || '; it is mentions or entities')"/>
  </xsl:template>

  <!-- The table of mentions, in the order of the document. A mention on the side of a `choice` that the text does
       not follow is not in the text, and has no record. -->
  <xsl:function name="tw:mention-records" visibility="public" as="xs:string+">
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:variable name="lines" as="element()*">
      <xsl:apply-templates select="$prepared" mode="tw:lines"/>
    </xsl:variable>
    <xsl:variable name="measured" as="document-node()">
      <xsl:document>
        <xsl:sequence select="tw:measure($lines)"/>
      </xsl:document>
    </xsl:variable>
    <xsl:variable name="measured-lines" as="element(tw:line)*" select="$measured/tw:measured/tw:line"/>
    <xsl:sequence select="tw:csv-record(('document', 'mention_id', 'kind', 'surface', 'ref', 'start', 'end', 'paragraph',
        'section', 'page', 'when', 'from', 'to', 'not_before', 'not_after', 'cert', 'resp', 'target', 'type'))"/>
    <xsl:for-each select="$prepared//*[@tw:kind]">
      <xsl:variable name="span" as="element(tw:span)?" select="key('tw:span', @tw:id, $measured)"/>
      <xsl:if test="$span">
        <xsl:sequence select="tw:mention-record(., $span, tw:surface($span, $measured-lines))"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- A record of the table of mentions. -->
  <xsl:function name="tw:mention-record" visibility="public" as="xs:string">
    <xsl:param name="mention" as="element()"/>
    <xsl:param name="span" as="element(tw:span)"/>
    <xsl:param name="surface" as="xs:string"/>
    <xsl:sequence select="
        tw:csv-record((
          $document, $mention/@tw:id, $mention/@tw:kind, $surface, tw:value($mention/@ref), $span/@start, $span/@end,
          $mention/@tw:block, $mention/@tw:section, $mention/@tw:page,
          $mention/(
            tw:value(@when), tw:value(@from), tw:value(@to), tw:value(@notBefore), tw:value(@notAfter),
            tw:value(@cert), tw:value(@resp), tw:value((@target, @source, @corresp)[1]),
            tw:value((@subtype, @level, @type[. ne 'bibl'])[1]))) ! string())"/>
  </xsl:function>

  <!-- The value of an attribute, empty where it is not there: a record has all its fields. -->
  <xsl:function name="tw:value" visibility="public" as="xs:string">
    <xsl:param name="attribute" as="attribute()?"/>
    <xsl:sequence select="string($attribute)"/>
  </xsl:function>

  <!-- The characters of a span: those of its line from start to end; of several lines with LF between. -->
  <xsl:function name="tw:surface" visibility="public" as="xs:string">
    <xsl:param name="span" as="element(tw:span)"/>
    <xsl:param name="lines" as="element(tw:line)*"/>
    <xsl:variable name="held" as="element(tw:line)*" select="
        subsequence($lines, xs:integer($span/@first), $span/@last - $span/@first + 1)"/>
    <xsl:sequence select="
        substring(string-join($held, '&#xA;'), $span/@start - $held[1]/@start + 1, $span/@end - $span/@start)"/>
  </xsl:function>

  <!-- The table of what the persons, organizations and places of the text refer to. -->
  <xsl:function name="tw:entity-records" visibility="public" as="xs:string+">
    <xsl:param name="entities" as="element(tw:entity)*"/>
    <xsl:sequence select="tw:csv-record(('document', 'id', 'kind', 'name', 'variants', 'count', 'first_mention',
        'first_paragraph', 'in_authority', 'identifiers', 'facts'))"/>
    <xsl:for-each select="$entities">
      <xsl:sequence select="
          tw:csv-record((
            $document, @id, @kind, @name,
            string-join(distinct-values(tw:name/(@text || @when[string()]/(' (' || . || ')'))), ' | '),
            count(tw:mention), tw:mention[1]/@id, tw:mention[1]/@block, @known,
            string-join(tw:identifier/(string-join((@type[string()], @text), ':')), ' | '),
            string-join(tw:fact/@text, ' | ')) ! string())"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
