<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: prose that is withheld, and other gaps.
  Input:   gap of a prepared document, in the mode tw:html. Output: span: a bar as long as what is missing, up to the line;
           its length is text, which a screen reader says and a copy keeps.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template match="gap[@reason = 'legal']" priority="1" mode="tw:html" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <span class="withheld">
      <xsl:if test="@quantity castable as xs:nonNegativeInteger">
        <xsl:attribute name="style" select="'--n:' || xs:integer(@quantity)"/>
      </xsl:if>
      <xsl:call-template name="tw:common"/>
      <span class="hidden">[</span>
      <xsl:text>{@quantity}</xsl:text>
      <span class="hidden" lang="{$language}"> {tw:label('withheld', $language)}]</span>
    </span>
  </xsl:template>

  <xsl:template match="gap" mode="tw:html" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <span class="gap" title="{string-join((tw:label('gap', $language), @reason, @quantity, @unit), ' ')}">
      <xsl:call-template name="tw:common"/>
      <xsl:text>[…]</xsl:text>
    </span>
  </xsl:template>

  <!-- What the bars mean, once, before the text. -->
  <xsl:template name="tw:withheld-note" as="element()?">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="lengths" as="xs:integer*" select="
        .//text//gap[@reason = 'legal']/@quantity[. castable as xs:integer] ! xs:integer(.)"/>
    <xsl:if test="exists($lengths)">
      <aside class="notice" lang="{$language}">
        <p>{tw:label('withheld-note', $language)} {sum($lengths)} {tw:label('withheld', $language)}.</p>
      </aside>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
