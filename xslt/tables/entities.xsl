<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the table of the persons, organizations and places that the text mentions.
  Input:   the edition of forms.xsl. Output: CSV.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The table of entities, by kind and then by name. -->
  <xsl:function name="tw:entities-table" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:table('entities.csv', $edition?entities ! tw:entity-row(., $edition?prepared))"/>
  </xsl:function>

  <!-- What is known about an entity, by column. -->
  <xsl:function name="tw:entity-row" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="entity" as="element(tw:entity)"/>
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:sequence select="map{
        'document': $document,
        'id': string($entity/@key),
        'type': string($entity/@kind),
        'subtype': string(tw:entry($entity/@key, $prepared)/@type),
        'name': string($entity/@name),
        'variants': string-join(distinct-values($entity/tw:name/(@text || @when[string()]/(' (' || . || ')'))), ' | '),
        'count': count($entity/tw:mention),
        'first_mention': string($entity/tw:mention[1]/@id),
        'first_paragraph': string($entity/tw:mention[1]/@block),
        'paragraphs': string-join(distinct-values($entity/tw:mention/@block), ' '),
        'in_authority': string($entity/@known),
        'identifiers': string-join($entity/tw:identifier/(string-join((@type[string()], @text), ':')), ' | '),
        'facts': string-join($entity/tw:fact/@text, ' | '),
        'anchor': tw:anchor($entity/@html-id)
      }"/>
  </xsl:function>

</xsl:stylesheet>
