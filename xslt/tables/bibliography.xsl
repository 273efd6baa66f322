<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the table of the works of the bibliography, and those that are cited without being listed.
  Input:   the edition of forms.xsl. Output: CSV.
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

</xsl:stylesheet>
