<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: notes: the mark in the text, the note at the end, and the way back.
  Input:   note of a prepared document. Output: a in the line; section of notes.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The mark. Within a link it is none itself, but the note still finds it. -->
  <xsl:template match="note[tw:is-float(.)]" priority="1" mode="tw:html" as="element()">
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <sup class="noteref">
      <xsl:element name="{if ($linked) then 'span' else 'a'}" namespace="">
        <xsl:attribute name="id" select="'ref:' || @tw:id"/>
        <xsl:if test="not($linked)">
          <xsl:attribute name="href" select="'#' || @tw:id"/>
          <xsl:attribute name="role" select="'doc-noteref'"/>
          <xsl:attribute name="aria-label" select="tw:label('note', $language) || ' ' || @tw:n"/>
        </xsl:if>
        <xsl:text>{@tw:n}</xsl:text>
      </xsl:element>
    </sup>
  </xsl:template>

  <!-- The notes of the whole text; one that stands in another follows it. -->
  <xsl:template name="tw:notes" as="element()?">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="notes" as="element(note)*" select=".//text//note[tw:is-float(.)]"/>
    <xsl:if test="$notes">
      <section id="notes:" role="doc-endnotes" aria-labelledby="notes:title">
        <h2 id="notes:title">{tw:label('notes', $language)}</h2>
        <xsl:apply-templates select="$notes" mode="tw:note-body"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="tw:note-body" on-no-match="fail"/>

  <xsl:template match="note" mode="tw:note-body" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <div class="note">
      <xsl:attribute name="id" select="@tw:id"/>
      <xsl:call-template name="tw:text-language"/>
      <xsl:call-template name="tw:lang"/>
      <a class="note-number" href="#ref:{@tw:id}" role="doc-backlink" aria-label="{tw:label('back-to-text', $language)}, {tw:label('note', $language)} {@tw:n}">{@tw:n}</a>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="tw:html"/>
    </div>
  </xsl:template>

</xsl:stylesheet>
