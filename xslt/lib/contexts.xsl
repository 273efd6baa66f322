<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the words around each mention, for an index of keywords in context. What is withheld has no words: it is `…`.
  Input:   a prepared TEI document. Output: a map from the id of a mention to its left side, itself, and its right side.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- How many characters of either side are shown, cut to whole words. -->
  <xsl:variable name="tw:side-length" as="xs:integer" select="36"/>

  <!-- The sides of all mentions of persons, organizations and places. Each block is read once. -->
  <xsl:function name="tw:contexts" visibility="public" as="map(xs:string, xs:string+)">
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:map>
      <xsl:for-each-group select="$prepared//*[@tw:entity]" group-by="generate-id(tw:context-of(.))">
        <xsl:variable name="pieces" as="node()*">
          <xsl:apply-templates select="tw:context-of(.)/node()" mode="tw:pieces"/>
        </xsl:variable>
        <xsl:variable name="collapsed" as="element()+" select="tw:collapsed($pieces)"/>
        <xsl:variable name="line" as="xs:string" select="string($collapsed[self::tw:line])"/>
        <xsl:variable name="ends" as="map(xs:string, xs:integer)"
          select="map:merge($collapsed[self::tw:close] ! map{string(@mention): xs:integer(@at)})"/>
        <xsl:variable name="wanted" as="xs:string*" select="current-group()/@tw:id"/>
        <xsl:for-each select="$collapsed[self::tw:open][@mention = $wanted]">
          <xsl:map-entry key="string(@mention)" select="tw:sides($line, xs:integer(@at), $ends(@mention))"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The element whose text is the line of a mention: the paragraph, heading, cell and so on around it. -->
  <xsl:function name="tw:context-of" visibility="public" as="element()">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="
        $mention/(ancestor::*[self::p or self::ab or self::head or self::l or self::item or self::cell or self::bibl or self::note
          or self::label or self::byline or self::docAuthor or self::figDesc][1], ..)[1]"/>
  </xsl:function>

  <!-- Left side, middle and right side of a line in which a mention stands from `start` to `end`. -->
  <xsl:function name="tw:sides" visibility="public" as="xs:string+">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:param name="end" as="xs:integer"/>
    <xsl:variable name="left" as="xs:string" select="tw:readable(substring($line, 1, $start))"/>
    <xsl:variable name="right" as="xs:string" select="tw:readable(substring($line, $end + 1))"/>
    <xsl:variable name="excess" as="xs:integer" select="string-length($left) - $tw:side-length"/>
    <xsl:sequence select="
        if ($excess le 0) then $left else replace(substring($left, $excess), '^\S*\s', ''),
        tw:readable(substring($line, $start + 1, $end - $start)),
        if (string-length($right) le $tw:side-length) then $right else replace(substring($right, 1, $tw:side-length + 1), '\s\S*$', '')"/>
  </xsl:function>

  <!-- Text with each withheld run as one sign. -->
  <xsl:function name="tw:readable" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="normalize-unicode(replace($text, $tw:withheld-character || '+', '…'))"/>
  </xsl:function>

</xsl:stylesheet>
