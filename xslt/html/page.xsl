<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the frame of the page: head, contents, text, index, facts.
  Input:   a prepared TEI document (mode tw:page), with $entities, $entity-ids and $language as tunnel parameters.
  Output:  html.
  Text is rendered in the mode tw:html, whose templates stand in the modules beside this one.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="tw:page" on-no-match="fail"/>
  <xsl:mode name="tw:html" on-no-match="shallow-skip"/>
  <xsl:mode name="tw:contents" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="tw:page" as="element()">
    <xsl:param name="entities" as="element(tw:entity)*" tunnel="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="title" as="xs:string" select="tw:page-title(.)"/>
    <xsl:variable name="figures" as="element()?">
      <xsl:call-template name="tw:figures"/>
    </xsl:variable>
    <html lang="{$language}">
      <head>
        <meta charset="utf-8"/>
        <title>{$title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="generator" content="teiwright"/>
        <xsl:for-each select="teiHeader/fileDesc/titleStmt/author">
          <meta name="author" content="{tw:author-name(.)}"/>
        </xsl:for-each>
        <xsl:call-template name="tw:metadata"/>
        <style><xsl:value-of select="tw:compact($tw:style), tw:document-style($title, $entities)" separator="&#xA;"/></style>
      </head>
      <body>
        <a class="skip" href="#text:">{tw:label('skip', $language)}</a>
        <header>
          <h1>
            <xsl:call-template name="tw:text-language"/>
            <xsl:text>{$title}</xsl:text>
          </h1>
          <xsl:apply-templates select="teiHeader" mode="tw:summary"/>
          <xsl:call-template name="tw:tools"/>
        </header>
        <xsl:call-template name="tw:contents">
          <xsl:with-param name="has-figures" select="exists($figures)"/>
        </xsl:call-template>
        <xsl:call-template name="tw:main"/>
        <xsl:call-template name="tw:entity-index"/>
        <xsl:sequence select="$figures"/>
        <xsl:call-template name="tw:about"/>
        <xsl:call-template name="tw:cites"/>
      </body>
    </html>
  </xsl:template>

  <!-- The text alone, without what the page adds: to see what of a document is shown. -->
  <xsl:template match="*[$traced]" priority="1" mode="tw:page" as="element()">
    <html>
      <body>
        <xsl:call-template name="tw:main"/>
      </body>
    </html>
  </xsl:template>

  <!-- The text itself. -->
  <xsl:template name="tw:main" as="element()">
    <main id="text:">
      <xsl:call-template name="tw:text-language"/>
      <xsl:call-template name="tw:withheld-note"/>
      <xsl:apply-templates select="text | TEI, standOff" mode="tw:html"/>
    </main>
  </xsl:template>

  <!-- The lang attribute of the text, where the document says one. -->
  <xsl:template name="tw:text-language" as="attribute()?">
    <xsl:variable name="text-language" as="xs:string" select="tw:document-language(root())"/>
    <xsl:if test="$text-language">
      <xsl:attribute name="lang" select="$text-language"/>
    </xsl:if>
  </xsl:template>

  <!-- The contents: the headed divisions, nested, then the parts that the page adds. -->
  <xsl:template name="tw:contents" as="element()">
    <xsl:param name="has-figures" as="xs:boolean" required="yes"/>
    <xsl:param name="entities" as="element(tw:entity)*" tunnel="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <nav aria-labelledby="contents:">
      <h2 id="contents:">{tw:label('contents', $language)}</h2>
      <ol>
        <xsl:apply-templates select="text | TEI" mode="tw:contents"/>
        <xsl:if test="standOff/listBibl/biblStruct[not(@corresp)][@xml:id/key('tw:citing', .)]">
          <li><a href="#works:">{tw:label('works', $language)}</a></li>
        </xsl:if>
        <xsl:if test="$entities">
          <li><a href="#entities:">{tw:label('entities', $language)}</a></li>
        </xsl:if>
        <xsl:if test="$has-figures">
          <li><a href="#figures:">{tw:label('figures', $language)}</a></li>
        </xsl:if>
        <li><a href="#about:">{tw:label('about', $language)}</a></li>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template match="*[tw:is-section(.)]" mode="tw:contents" as="element()">
    <xsl:variable name="inner" as="element()*">
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:variable>
    <li>
      <a href="#{@tw:id}">
        <xsl:call-template name="tw:lang"/>
        <xsl:text>{tw:plain(head[1])}</xsl:text>
      </a>
      <xsl:if test="$inner">
        <ol>
          <xsl:sequence select="$inner"/>
        </ol>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="text()" mode="tw:contents"/>
  <xsl:template match="p | ab | list | table | note | listBibl | lg | figure" mode="tw:contents"/>

</xsl:stylesheet>
