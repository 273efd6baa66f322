<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: quotations in the line and set apart, words in quotation marks, titles and terms.
  Input:   cit, quote, q, said, soCalled, title, term of a prepared document, in the mode tw:html. Output: q, blockquote,
           figure. The marks are in the text already; the style sheet adds none.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template match="quote[tw:is-block(.)] | q[tw:is-block(.)] | said[tw:is-block(.)] | epigraph" mode="tw:html" as="element()">
    <blockquote>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="quote[not(tw:is-block(.))] | q[not(tw:is-block(.))]" mode="tw:html" as="element()">
    <q>
      <xsl:call-template name="tw:common"/>
      <xsl:call-template name="tw:certainty"/>
      <xsl:apply-templates mode="#current"/>
    </q>
  </xsl:template>

  <!-- A block quotation with its attribution. -->
  <xsl:template match="cit[tw:is-block(.)]" mode="tw:html" as="element()">
    <div class="cit">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates select="*" mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="cit/bibl[tw:is-block(.)]" priority="2" mode="tw:html" as="element()">
    <div class="attribution">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="title[@level = ('m', 'j', 's') or not(@level)][not(tw:is-block(.))]" mode="tw:html" as="element()">
    <cite>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </cite>
  </xsl:template>

  <xsl:template match="term[not(tw:is-block(.))]" mode="tw:html" as="element()">
    <dfn>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </dfn>
  </xsl:template>

</xsl:stylesheet>
