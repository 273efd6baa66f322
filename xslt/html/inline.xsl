<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: emphasis, code, corrections, links that are no citations, and every inline element without a template.
  Input:   inline elements of a prepared document, in the mode tw:html. Output: HTML phrasing content.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- An inline element that no other template knows is a span named after it. -->
  <xsl:template match="*" priority="-2" mode="tw:html" as="element()">
    <span class="{local-name()}">
      <xsl:call-template name="tw:untemplated"/>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- The name of an element that may want more than to be a span or div, so that it can be counted. -->
  <xsl:template name="tw:untemplated" as="attribute()?">
    <xsl:if test="not(local-name() = ($tw:plain-names, $tw:block-names)) or namespace-uri() ne 'http://www.tei-c.org/ns/1.0'">
      <xsl:attribute name="data-tei" select="local-name()"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="hi[not(tw:is-block(.))]" mode="tw:html" as="element()">
    <xsl:element namespace="" name="{
        if (matches(@rend, 'bold')) then 'b'
        else if (matches(@rend, 'strike')) then 's'
        else if (matches(@rend, 'sup')) then 'sup'
        else if (matches(@rend, 'sub')) then 'sub'
        else if (matches(@rend, 'ital') or not(@rend)) then 'i'
        else 'span'}">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="emph[not(tw:is-block(.))]" mode="tw:html" as="element()">
    <em>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </em>
  </xsl:template>

  <xsl:template match="foreign[not(tw:is-block(.))]" mode="tw:html" as="element()">
    <i>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </i>
  </xsl:template>

  <xsl:template match="code | gi | att | val | tag | ident" mode="tw:html" as="element()">
    <code class="{local-name()}">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </code>
  </xsl:template>

  <xsl:template match="lb" mode="tw:html" as="element()">
    <br/>
  </xsl:template>

  <!-- The source's reading, then the editor's in brackets. -->
  <xsl:template match="choice" mode="tw:html" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="read" as="element()?" select="(sic, orig, abbr, *)[1]"/>
    <xsl:variable name="editor" as="element()?" select="(corr, reg, expan)[1]"/>
    <span class="choice">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates select="$read" mode="#current"/>
      <xsl:if test="$editor and $read">
        <span class="correction">
          <span class="bracket"> [{$editor/self::corr/(tw:label('read', $language) || ': ')}</span>
          <xsl:apply-templates select="$editor/node()" mode="#current">
            <xsl:with-param name="linked" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
          <span class="bracket">]</span>
        </span>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="app/rdg[../lem]" mode="tw:html"/>

  <xsl:template match="supplied[not(tw:is-block(.))] | metamark" mode="tw:html" as="element()">
    <span class="{local-name()}">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- A link: to a place in the page, to the web, or, where a browser must not follow it, none. -->
  <xsl:template match="ref | ptr" mode="tw:html" as="element()">
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="pointer" as="xs:string" select="tw:first-pointer(@target)"/>
    <xsl:variable name="href" as="xs:string?" select="
        if (starts-with($pointer, '#')) then $pointer else tw:web-uri($pointer)"/>
    <xsl:variable name="is-link" as="xs:boolean" select="$href and not($linked) and not(tw:is-block(.))"/>
    <xsl:element name="{if ($is-link) then 'a' else if (tw:is-block(.)) then 'div' else 'span'}" namespace="">
      <xsl:attribute name="class" select="'ref'"/>
      <xsl:call-template name="tw:common"/>
      <xsl:if test="$is-link">
        <xsl:attribute name="href" select="$href"/>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="self::ptr or not(node())">
          <xsl:text>{if (starts-with($pointer, '#')) then '→' else $href}</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="#current">
            <xsl:with-param name="linked" select="$linked or $is-link" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
