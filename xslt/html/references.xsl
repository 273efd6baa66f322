<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: a parsed reference as one reads it, for the header.
  Input:   biblStruct. Output: phrasing content, such as
           `A: T. In: B, C: V. Place: Publisher, 2010, 45-72.`
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="tw:reference" on-no-match="deep-skip"/>

  <xsl:template match="biblStruct" mode="tw:reference" as="node()*">
    <xsl:apply-templates select="analytic, monogr, series" mode="#current"/>
  </xsl:template>

  <xsl:template match="analytic" mode="tw:reference" as="node()*">
    <xsl:call-template name="tw:titled"/>
    <xsl:text>. </xsl:text>
  </xsl:template>

  <xsl:template match="monogr" mode="tw:reference" as="node()*">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:if test="../analytic">{tw:label('in', $language)}: </xsl:if>
    <xsl:call-template name="tw:titled"/>
    <xsl:text>. </xsl:text>
    <xsl:variable name="places" as="xs:string" select="string-join(imprint/pubPlace ! tw:plain(.), ', ')"/>
    <xsl:variable name="house" as="xs:string" select="string-join(($places, imprint/publisher ! tw:plain(.))[.], ': ')"/>
    <xsl:variable name="scope" as="xs:string*" select="(biblScope, imprint/biblScope) ! tw:plain(.)"/>
    <xsl:text>{string-join(($house, imprint/date ! tw:plain(.), $scope)[.], ', ')}.</xsl:text>
  </xsl:template>

  <xsl:template match="series" mode="tw:reference" as="node()*">
    <xsl:text> (</xsl:text>
    <xsl:call-template name="tw:titled"/>
    <xsl:text>{biblScope ! (', ' || tw:plain(.))})</xsl:text>
  </xsl:template>

  <!-- Who and what: names, colon, titles. -->
  <xsl:template name="tw:titled" as="node()*">
    <xsl:variable name="names" as="xs:string" select="
        string-join((author, editor) ! tw:name((persName, orgName, name, .)[1]), ', ')"/>
    <xsl:text>{$names[.] ! (. || ': ')}</xsl:text>
    <xsl:for-each select="title">
      <xsl:if test="position() gt 1">. </xsl:if>
      <xsl:element name="{if (@level = 'a') then 'span' else 'cite'}" namespace="">{tw:plain(.)}</xsl:element>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
