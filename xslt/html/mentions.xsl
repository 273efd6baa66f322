<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: persons, organizations, places, dates, abbreviations.
  Input:   mentions of a prepared document, in the mode tw:html. Output: a to the index, time, abbr. Within a link there is
           no second one: HTML forbids it.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template match="*[@tw:entity][not(tw:is-block(.))]" priority="1" mode="tw:html" as="element()+">
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:param name="entity-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="entity-names" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:element name="{if ($linked) then 'span' else 'a'}" namespace="">
      <xsl:attribute name="class" select="@tw:kind"/>
      <xsl:call-template name="tw:common"/>
      <xsl:call-template name="tw:certainty"/>
      <xsl:if test="not($linked)">
        <xsl:attribute name="href" select="'#' || $entity-ids(@tw:entity)"/>
      </xsl:if>
      <xsl:apply-templates mode="#current">
        <xsl:with-param name="linked" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
    <xsl:if test="not($linked)">
      <xsl:call-template name="tw:also">
        <xsl:with-param name="ids" select="$entity-ids"/>
        <xsl:with-param name="names" select="$entity-names"/>
      </xsl:call-template>
      <xsl:call-template name="tw:card-button">
        <xsl:with-param name="id" select="$entity-ids(@tw:entity)"/>
        <xsl:with-param name="name" select="$entity-names(@tw:entity)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A date that HTML's time can say is one; its normal form is shown on demand. -->
  <xsl:template match="date[not(tw:is-block(.))]" mode="tw:html" as="element()">
    <xsl:variable name="is-time" as="xs:boolean" select="matches(@when, '^\d{4}(-\d\d(-\d\d)?)?$')"/>
    <xsl:element name="{if ($is-time) then 'time' else 'span'}" namespace="">
      <xsl:attribute name="class" select="'date'"/>
      <xsl:call-template name="tw:common"/>
      <xsl:if test="$is-time">
        <xsl:attribute name="datetime" select="@when"/>
      </xsl:if>
      <xsl:call-template name="tw:certainty">
        <xsl:with-param name="title" select="tw:span-of-time(.)"/>
      </xsl:call-template>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="abbr[not(tw:is-block(.))]" mode="tw:html" as="element()">
    <xsl:variable name="expansion" as="element()?" select="
        key('tw:xml-id', tw:fragment(tw:first-pointer(@corresp)))[1]"/>
    <abbr>
      <xsl:call-template name="tw:common"/>
      <xsl:call-template name="tw:certainty">
        <xsl:with-param name="title" select="$expansion/tw:plain(.)"/>
      </xsl:call-template>
      <xsl:apply-templates mode="#current"/>
    </abbr>
  </xsl:template>

  <!-- data-cert, which the style sheet shows, and the title, which says it. -->
  <xsl:template name="tw:certainty" as="attribute()*">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:param name="title" as="xs:string?" select="()"/>
    <xsl:variable name="cert" as="xs:string?" select="@cert[. = ('low', 'medium')]"/>
    <xsl:variable name="said" as="xs:string*" select="$title[.], $cert ! (tw:label('certainty', $language) || ': ' || .)"/>
    <xsl:if test="$cert">
      <xsl:attribute name="data-cert" select="$cert"/>
    </xsl:if>
    <xsl:if test="exists($said)">
      <xsl:attribute name="title" select="string-join($said, '; ')"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
