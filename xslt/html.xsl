<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the edition as one HTML page that needs no other file.
  Input:   a TEI document; $authority, $document. Output: HTML.
  Passes:  1 prepare  (lib/prepare.xsl)   ids, numbers, kinds
           2 entities (lib/entities.xsl)  who and what is meant, with the mentions of each
           3 page     (html/*.xsl)        the page, each topic of TEI in a module of its own
           4 links    (html/links.xsl)    a link that leads nowhere in the page becomes plain text
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:include href="parameters.xsl"/>
  <xsl:include href="lib/strings.xsl"/>
  <xsl:include href="lib/labels.xsl"/>
  <xsl:include href="lib/classes.xsl"/>
  <xsl:include href="lib/prepare.xsl"/>
  <xsl:include href="lib/document.xsl"/>
  <xsl:include href="lib/lines.xsl"/>
  <xsl:include href="lib/measure.xsl"/>
  <xsl:include href="lib/contexts.xsl"/>
  <xsl:include href="lib/entities.xsl"/>
  <xsl:include href="lib/work.xsl"/>
  <xsl:include href="metadata/facts.xsl"/>
  <xsl:include href="metadata/head.xsl"/>
  <xsl:include href="metadata/json-ld.xsl"/>
  <xsl:include href="metadata/dublin-core.xsl"/>
  <xsl:include href="html/page.xsl"/>
  <xsl:include href="html/style.xsl"/>
  <xsl:include href="html/header.xsl"/>
  <xsl:include href="html/references.xsl"/>
  <xsl:include href="html/structure.xsl"/>
  <xsl:include href="html/inline.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/quotations.xsl"/>
  <xsl:include href="html/notes.xsl"/>
  <xsl:include href="html/display.xsl"/>
  <xsl:include href="html/cite.xsl"/>
  <xsl:include href="html/cards.xsl"/>
  <xsl:include href="html/mentions.xsl"/>
  <xsl:include href="html/citations.xsl"/>
  <xsl:include href="html/bibliography.xsl"/>
  <xsl:include href="html/withheld.xsl"/>
  <xsl:include href="html/entities.xsl"/>
  <xsl:include href="html/figures.xsl"/>
  <xsl:include href="html/links.xsl"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no" escape-uri-attributes="no"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="document-node()" as="document-node()">
    <xsl:variable name="prepared" as="document-node()">
      <xsl:document>
        <xsl:apply-templates mode="tw:prepare"/>
      </xsl:document>
    </xsl:variable>
    <xsl:variable name="entities" as="element(tw:entity)*" select="tw:entities($prepared)"/>
    <xsl:variable name="page" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="$prepared/*" mode="tw:page">
          <xsl:with-param name="entities" select="$entities" tunnel="yes"/>
          <xsl:with-param name="entity-ids" tunnel="yes" select="map:merge($entities ! map{string(@key): string(@html-id)})"/>
          <xsl:with-param name="entity-names" tunnel="yes" select="map:merge($entities ! map{string(@key): string(@name)})"/>
          <xsl:with-param name="neighbours" tunnel="yes" select="tw:neighbours($entities)"/>
          <xsl:with-param name="places" tunnel="yes" select="tw:places($prepared)"/>
          <xsl:with-param name="contexts" tunnel="yes" select="tw:contexts($prepared)"/>
          <xsl:with-param name="text-language" tunnel="yes" select="tw:document-language($prepared)"/>
          <xsl:with-param name="language" tunnel="yes" select="tw:page-language(tw:document-language($prepared))"/>
        </xsl:apply-templates>
      </xsl:document>
    </xsl:variable>
    <xsl:apply-templates select="$page" mode="tw:links"/>
  </xsl:template>

</xsl:stylesheet>
