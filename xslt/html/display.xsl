<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: what the reader may choose without a script: theme, marked kinds, reading of corrections. The style sheet asks with :has()
           what is checked. And the part of the style sheet that depends on the document.
  Input:   a prepared document, $entities. Output: div with fieldsets; CSS.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The buttons under the title, and the panel that the first of them opens. -->
  <xsl:template name="tw:tools" as="element()+">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="kinds" as="xs:string*" select="distinct-values(descendant::*/@tw:kind)"/>
    <div class="tools">
      <button popovertarget="display:">{tw:label('display', $language)}</button>
      <button popovertarget="cite:">{tw:label('cite', $language)}</button>
    </div>
    <div id="display:" class="panel" popover="" role="group" aria-label="{tw:label('display', $language)}">
      <xsl:call-template name="tw:choices">
        <xsl:with-param name="name" select="'theme'"/>
        <xsl:with-param name="values" select="'auto', 'light', 'paper', 'dark'"/>
      </xsl:call-template>
      <fieldset>
        <legend>{tw:label('marks', $language)}</legend>
        <xsl:for-each select="('person', 'organization', 'place', 'citation', 'date')[. = $kinds]">
          <label>
            <input type="checkbox" id="show:{.}">
              <xsl:if test=". ne 'date'">
                <xsl:attribute name="checked"/>
              </xsl:if>
            </input>
            <xsl:text> {tw:label(., $language)}</xsl:text>
          </label>
        </xsl:for-each>
      </fieldset>
      <xsl:if test="descendant::choice[sic | orig | abbr][corr | reg | expan]">
        <xsl:call-template name="tw:choices">
          <xsl:with-param name="name" select="'reading'"/>
          <xsl:with-param name="values" select="'both', 'source', 'editor'"/>
        </xsl:call-template>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- Radio buttons, the first of them checked. -->
  <xsl:template name="tw:choices" as="element()">
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="values" as="xs:string+" required="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <fieldset>
      <legend>{tw:label($name, $language)}</legend>
      <xsl:for-each select="$values">
        <label>
          <input type="radio" name="{$name}" id="{$name}:{.}">
            <xsl:if test="position() = 1">
              <xsl:attribute name="checked"/>
            </xsl:if>
          </input>
          <xsl:text> {tw:label($name || ':' || ., $language)}</xsl:text>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <!-- The rules of this document: the running head; for each thing mentioned twice or more, that its mentions are marked while its
       entry is open, aimed at or checked. -->
  <xsl:function name="tw:document-style" visibility="public" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="entities" as="element(tw:entity)*"/>
    <xsl:variable name="rules" as="xs:string*" select="
        '@page{@top-center{content:' || tw:css-string($title) || '}}',
        $entities[tw:mention[2]]/@html-id ! (
          let $entry := '[id=' || tw:css-string(.) || ']'
          return ':root:has(' || $entry || ':is(:target,:popover-open),' || $entry || ' :checked) [href=' || tw:css-string('#' || .)
            || ']{background:var(--mark)}')"/>
    <xsl:sequence select="string-join($rules, '&#xA;')"/>
  </xsl:function>

  <!-- A string of CSS that can end neither itself nor the style element. -->
  <xsl:function name="tw:css-string" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="escaped" as="xs:string*" select="
        string-to-codepoints($text) ! (
          if (. lt 32 or . = (34, 60, 62, 92)) then '\' || tw:hexadecimal(.) || ' '
          else codepoints-to-string(.))"/>
    <xsl:sequence select="'&quot;' || string-join($escaped) || '&quot;'"/>
  </xsl:function>

  <!-- A number below 256 in two hexadecimal digits. -->
  <xsl:function name="tw:hexadecimal" visibility="public" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="($number idiv 16, $number mod 16) ! substring('0123456789abcdef', . + 1, 1) => string-join()"/>
  </xsl:function>

</xsl:stylesheet>
