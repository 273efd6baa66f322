<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: citations and interviews: links to the entry; marked where there is none.
  Input:   ref[@type='bibl'] of a prepared document, in the mode tw:html. Output: a or span.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template match="ref[@type = 'bibl'][@tw:kind][not(tw:is-block(.))]" priority="1" mode="tw:html" as="element()+">
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="found" as="xs:boolean" select="string(@tw:target) ne ''"/>
    <xsl:element name="{if ($found and not($linked)) then 'a' else 'span'}" namespace="">
      <xsl:attribute name="class" select="if ($found) then 'citation' else 'citation unresolved'"/>
      <xsl:call-template name="tw:common"/>
      <xsl:call-template name="tw:certainty">
        <xsl:with-param name="title" select="if ($found) then () else tw:label('no-entry', $language)"/>
      </xsl:call-template>
      <xsl:if test="$found and not($linked)">
        <xsl:attribute name="href" select="'#' || @tw:target"/>
        <xsl:attribute name="role" select="'doc-biblioref'"/>
      </xsl:if>
      <xsl:apply-templates mode="#current">
        <xsl:with-param name="linked" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
    <xsl:if test="$found and not($linked)">
      <xsl:call-template name="tw:also">
        <xsl:with-param name="ids" select="map{}"/>
        <xsl:with-param name="names" select="map{}"/>
      </xsl:call-template>
      <xsl:call-template name="tw:card-button">
        <xsl:with-param name="id" select="@tw:target"/>
        <xsl:with-param name="name" select="tw:label('entry-of', $language) || ' ' || @tw:target"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
