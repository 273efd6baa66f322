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

  <!-- What stands for a mark while the text around it is made one string: no character of any text. -->
  <xsl:variable name="tw:seam" as="xs:string" select="'&#xFDD0;'"/>

  <!-- The sides of all mentions of persons, organizations and places. Each block is read once. -->
  <xsl:function name="tw:contexts" visibility="public" as="map(xs:string, xs:string+)">
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:map>
      <xsl:for-each-group select="$prepared//*[@tw:entity]" group-by="generate-id(tw:context-of(.))">
        <xsl:variable name="pieces" as="node()*">
          <xsl:apply-templates select="tw:context-of(.)/node()" mode="tw:pieces"/>
        </xsl:variable>
        <xsl:sequence select="tw:contexts-in($pieces, current-group()/@tw:id)"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The sides of the mentions `sought` in the text and marks of one block. -->
  <xsl:function name="tw:contexts-in" visibility="public" as="map(xs:string, xs:string+)">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:param name="sought" as="xs:string*"/>
    <xsl:variable name="marks" as="element()*" select="$pieces[not(self::text())]"/>
    <xsl:variable name="texts" as="xs:string*" select="
        tokenize(tw:collapse(string-join($pieces ! (if (self::text()) then string() else $tw:seam))), $tw:seam)"/>
    <xsl:variable name="line" as="xs:string" select="string-join($texts)"/>
    <xsl:variable name="offsets" as="xs:integer*" select="
        fold-left($texts, (), function($sums, $text) {($sums, ($sums[last()], 0)[1] + string-length($text))})"/>
    <xsl:variable name="ends" as="map(xs:string, xs:integer)" select="
        map:merge(for $n in 1 to count($marks) return $marks[$n]/self::tw:close/map{string(@mention): $offsets[$n]})"/>
    <xsl:map>
      <xsl:for-each select="1 to count($marks)">
        <xsl:variable name="mention" as="xs:string?" select="$marks[current()]/self::tw:open/@mention[. = $sought]"/>
        <xsl:if test="exists($mention)">
          <xsl:map-entry key="$mention" select="tw:sides($line, $offsets[current()], $ends($mention))"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- The element whose text is the line of a mention: the paragraph, heading, cell and so on around it. -->
  <xsl:function name="tw:context-of" visibility="public" as="element()">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="
        $mention/(ancestor::*[self::p or self::ab or self::head or self::l or self::item or self::cell or self::bibl or self::note
          or self::label or self::byline or self::docAuthor or self::figDesc][1], ..)[1]"/>
  </xsl:function>

  <!-- Left side, middle and right side of a line in which a mention stands from `start` to `end`. Only what is near is read: what is
       withheld becomes shorter, so a little more than what is shown. -->
  <xsl:function name="tw:sides" visibility="public" as="xs:string+">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:param name="end" as="xs:integer"/>
    <xsl:variable name="reach" as="xs:integer" select="4 * $tw:side-length"/>
    <xsl:variable name="left" as="xs:string" select="tw:readable(substring($line, max((1, $start - $reach + 1)), min(($start, $reach))))"/>
    <xsl:variable name="right" as="xs:string" select="tw:readable(substring($line, $end + 1, $reach))"/>
    <xsl:variable name="excess" as="xs:integer" select="string-length($left) - $tw:side-length"/>
    <xsl:sequence select="
        if ($excess le 0) then $left else replace(substring($left, $excess), '^\S*\s', ''),
        tw:readable(substring($line, $start + 1, $end - $start)),
        if (string-length($right) le $tw:side-length) then $right else replace(substring($right, 1, $tw:side-length + 1), '\s\S*$', '')"/>
  </xsl:function>

  <!-- Text with each withheld run as one sign, and each space once. -->
  <xsl:function name="tw:readable" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="shown" as="xs:string" select="
        if (contains($text, $tw:withheld-character)) then replace($text, '&#x2591;+', '…') else $text"/>
    <xsl:sequence select="normalize-unicode(if (contains($shown, '  ')) then replace($shown, ' +', ' ') else $shown)"/>
  </xsl:function>

</xsl:stylesheet>
