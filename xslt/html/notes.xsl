<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: notes: the mark in the text, the note behind the block that calls it, and the way back. The style sheet puts the
           note beside the text where there is room.
  Input:   note of a prepared document. Output: a in the line; div behind the block.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:key name="tw:note-of" match="note[tw:is-float(.)][not(tw:holds-notes(..))]" use="generate-id(tw:note-host(.))"/>

  <!-- Whether the children of an element are blocks, behind which notes can stand. -->
  <xsl:function name="tw:holds-notes" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::body or self::front or self::back
          or (self::quote | self::item | self::note)[not(text()[normalize-space()])][tw:holds-block(.)]])"/>
  </xsl:function>

  <!-- The block behind which a note stands. -->
  <xsl:function name="tw:note-host" visibility="public" as="element()?">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/ancestor::*[parent::*[tw:holds-notes(.)]][1]"/>
  </xsl:function>

  <!-- A block that has notes, then the notes; one that stands in another follows it. -->
  <xsl:template match="*[key('tw:note-of', generate-id())]" priority="10" mode="tw:html" as="element()">
    <div class="noted">
      <xsl:next-match/>
      <div class="notes">
        <xsl:apply-templates select="key('tw:note-of', generate-id())" mode="tw:note-body"/>
      </div>
    </div>
  </xsl:template>

  <!-- A note among blocks is called by nothing in the line, so it has no mark there. -->
  <xsl:template match="note[tw:is-float(.)][tw:holds-notes(..)]" priority="2" mode="tw:html" as="element()">
    <xsl:apply-templates select="." mode="tw:note-body"/>
  </xsl:template>

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

  <xsl:mode name="tw:note-body" on-no-match="fail"/>

  <xsl:template match="note" mode="tw:note-body" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <div class="note" id="{@tw:id}" role="note">
      <xsl:call-template name="tw:lang"/>
      <a class="note-number" href="#ref:{@tw:id}" role="doc-backlink" aria-label="{tw:label('back-to-text', $language)}, {tw:label('note', $language)} {@tw:n}">{@tw:n}</a>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="tw:html">
        <xsl:with-param name="linked" select="false()" tunnel="yes"/>
      </xsl:apply-templates>
    </div>
  </xsl:template>

</xsl:stylesheet>
