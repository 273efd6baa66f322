<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: what an element is: a block, a float, a mention of some kind. Text and page both follow these
           functions, so a line of the text is a block of the page.
  Input:   elements of a TEI document, prepared or not. Output: booleans and names.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:variable name="tw:block-names" as="xs:string*" select="
      'text', 'front', 'body', 'back', 'group', 'floatingText', 'div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6',
      'div7', 'p', 'ab', 'head', 'lg', 'l', 'list', 'item', 'listBibl', 'listPerson', 'listOrg', 'listPlace',
      'biblStruct', 'biblFull', 'table', 'row', 'cell', 'figure', 'figDesc', 'cit', 'byline', 'dateline', 'salute',
      'signed', 'opener', 'closer', 'trailer', 'epigraph', 'argument', 'postscript', 'titlePage', 'docTitle',
      'titlePart', 'docImprint', 'docDate', 'docEdition', 'imprimatur', 'sp', 'speaker', 'stage', 'castList',
      'castItem', 'egXML', 'eg', 'schemaSpec', 'formula', 'bibl', 'quote', 'label', 'docAuthor', 'address', 'addrLine',
      'person', 'org', 'place', 'graphic', 'media'"/>

  <!-- Inline elements of which a reader needs no more than their text. -->
  <xsl:variable name="tw:plain-names" as="xs:string*" select="
      'abbr', 'addName', 'affiliation', 'analytic', 'app', 'author', 'biblScope', 'bloc', 'cit', 'citedRange', 'cl', 'corr', 'country', 'date',
      'desc', 'distinct', 'district', 'docDate', 'edition', 'editor', 'ellipsis', 'email', 'expan', 'extent', 'foreign', 'forename', 'genName',
      'geogFeat', 'geogName', 'gloss', 'idno', 'imprint', 'lem', 'measure', 'meeting', 'mentioned', 'monogr', 'name', 'nameLink', 'num', 'orgName', 'orig', 'pc',
      'persName', 'phr', 'placeName', 'pubPlace', 'publisher', 'q', 'reg', 'region', 'resp', 'respStmt', 'role', 'roleDesc', 'roleName', 'rs', 's', 'said', 'seg',
      'series', 'settlement', 'sic', 'soCalled', 'surname', 'term', 'time', 'title', 'w'"/>

  <!-- Whether an element begins a block of its own. A `bibl`, `quote`, `label` and so on is one outside of a
       paragraph and inline within it; an inline element that holds a block counts as a block. -->
  <xsl:function name="tw:is-block" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element)"/>
    <xsl:choose>
      <xsl:when test="tw:is-float($element)">
        <xsl:sequence select="false()"/>
      </xsl:when>
      <xsl:when test="not($name = $tw:block-names)">
        <xsl:sequence select="tw:holds-block($element)"/>
      </xsl:when>
      <xsl:when test="$name = ('bibl', 'quote', 'label', 'docAuthor', 'address', 'stage', 'cit', 'formula', 'eg',
          'graphic', 'media')">
        <xsl:sequence select="not(tw:is-inside-block($element)) or tw:is-display($element) or tw:holds-block($element)"/>
      </xsl:when>
      <xsl:when test="$name = ('biblStruct', 'biblFull', 'addrLine')">
        <xsl:sequence select="not(tw:is-inside-block($element))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="true()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Whether a block stands somewhere in the element, notes aside. -->
  <xsl:function name="tw:holds-block" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $child in $element/*[not(tw:is-float(.))] satisfies tw:is-block($child)"/>
  </xsl:function>

  <!-- Whether the element is part of the running text of a paragraph, a heading, a note and the like. -->
  <xsl:function name="tw:is-inside-block" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/ancestor::*[self::p or self::ab or self::head or self::l or self::bibl or self::byline
            or self::label or self::docAuthor or self::biblStruct
            or (self::note | self::cell | self::item | self::quote)[text()[normalize-space()]]])
        and not($element/parent::cit[tw:is-display(.)])"/>
  </xsl:function>

  <!-- Whether the element is set apart from the text around it. -->
  <xsl:function name="tw:is-display" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@rend = ('block', 'display') or exists($element/self::cit/quote[tw:is-display(.) or tw:holds-block(.)])"/>
  </xsl:function>

  <!-- Whether the element is a note that leaves the line it stands in. Notes of a bibliographical entry, and
       those that say they are inline, do not. -->
  <xsl:function name="tw:is-float" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/self::note[not(@place = ('inline', 'inspace'))]
            [not(ancestor::bibl or ancestor::biblStruct or ancestor::biblFull)])"/>
  </xsl:function>

  <!-- What kind of mention an element is, as the tables name it; empty where it is none. The fields of
       an entry, of a bibliography or of an index, are no mentions, and neither is anything outside of `text`. -->
  <xsl:function name="tw:kind" visibility="public" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="kind" as="xs:string?">
      <xsl:apply-templates select="$element" mode="tw:kind"/>
    </xsl:variable>
    <xsl:sequence select="$kind[exists($element/ancestor::text) and not($element/ancestor::listBibl
        or $element/ancestor::biblStruct or $element/ancestor::person or $element/ancestor::org
        or $element/ancestor::place or ($element/ancestor::bibl and not($element/self::ref)))]"/>
  </xsl:function>

  <xsl:mode name="tw:kind" on-no-match="deep-skip"/>

  <xsl:template match="persName" mode="tw:kind" as="xs:string">person</xsl:template>
  <xsl:template match="orgName" mode="tw:kind" as="xs:string">organization</xsl:template>
  <xsl:template match="placeName" mode="tw:kind" as="xs:string">place</xsl:template>
  <xsl:template match="date" mode="tw:kind" as="xs:string">date</xsl:template>
  <xsl:template match="ref[@type = 'bibl']" mode="tw:kind" as="xs:string">citation</xsl:template>
  <xsl:template match="ref[@type = 'bibl'][@subtype = 'interview']" priority="1" mode="tw:kind" as="xs:string">interview</xsl:template>
  <xsl:template match="quote" mode="tw:kind" as="xs:string">quotation</xsl:template>
  <xsl:template match="soCalled" mode="tw:kind" as="xs:string">soCalled</xsl:template>
  <xsl:template match="term" mode="tw:kind" as="xs:string">term</xsl:template>
  <xsl:template match="title" mode="tw:kind" as="xs:string">title</xsl:template>
  <xsl:template match="abbr[@corresp]" mode="tw:kind" as="xs:string">abbreviation</xsl:template>
  <xsl:template match="seg[@type = 'expansion']" mode="tw:kind" as="xs:string">expansion</xsl:template>

</xsl:stylesheet>
