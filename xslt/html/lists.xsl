<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: lists and their items.
  Input:   list, item, label of a prepared document, in the mode tw:html. Output: ul, ol, dl.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- A numbered list shows the printed number of each item, so it has none of its own. -->
  <xsl:template match="list" mode="tw:html" as="element()+">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:element name="{if (@rend = 'numbered' or @type = 'ordered' or item/@n) then 'ol' else 'ul'}" namespace="">
      <xsl:attribute name="class" select="if (item/@n) then 'list printed' else 'list'"/>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates select="* except head" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="item" mode="tw:html" as="element()">
    <li>
      <xsl:call-template name="tw:common"/>
      <xsl:if test="@n">
        <span class="item-number">{@n} </span>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </li>
  </xsl:template>

  <!-- What a list holds besides its items has an item of its own: in HTML nothing else may stand there. -->
  <xsl:template match="list[not(label)]/*[not(self::item or self::head or self::pb or self::fw)]
      | listBibl/*[not(self::bibl or self::biblStruct or self::biblFull or self::listBibl or self::head or self::pb or self::fw)]"
      priority="20" mode="tw:html" as="element()">
    <li class="loose">
      <xsl:next-match/>
    </li>
  </xsl:template>

  <!-- A list of terms. -->
  <xsl:template match="list[label]" priority="1" mode="tw:html" as="element()+">
    <xsl:apply-templates select="head" mode="#current"/>
    <dl class="list">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates select="label | item" mode="#current"/>
    </dl>
  </xsl:template>

  <xsl:template match="list/label" priority="1" mode="tw:html" as="element()">
    <dt>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </dt>
  </xsl:template>

  <xsl:template match="list[label]/item" priority="1" mode="tw:html" as="element()">
    <dd>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </dd>
  </xsl:template>

  <!-- A run-in heading of a paragraph or an item. -->
  <xsl:template match="label[not(tw:is-block(.))]" mode="tw:html" as="element()">
    <strong class="label">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </strong>
  </xsl:template>

</xsl:stylesheet>
