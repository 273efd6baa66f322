<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the index of persons, organizations and places, with links back to each mention.
  Input:   the tw:entity elements of pass 2, as the tunnel parameter $entities. Output: section.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="tw:index" on-no-match="fail"/>

  <xsl:template name="tw:entity-index" as="element()?">
    <xsl:param name="entities" as="element(tw:entity)*" tunnel="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:if test="$entities">
      <section id="entities:" role="doc-index" aria-labelledby="entities:title">
        <h2 id="entities:title">{tw:label('entities', $language)}</h2>
        <xsl:for-each-group select="$entities" group-adjacent="@kind">
          <h3>{tw:label(current-grouping-key(), $language)}</h3>
          <ul class="entities">
            <xsl:apply-templates select="current-group()" mode="tw:index"/>
          </ul>
        </xsl:for-each-group>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tw:entity" mode="tw:index" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <li id="{@html-id}">
      <b>{@name}</b>
      <xsl:apply-templates select="tw:name, tw:fact, tw:identifier" mode="#current"/>
      <xsl:if test="@known = 'false'">
        <span class="fact"> ({tw:label('not-in-authority', $language)})</span>
      </xsl:if>
      <xsl:variable name="links" as="node()*">
        <xsl:call-template name="tw:backlinks">
          <xsl:with-param name="mentions" select="tw:mention ! map{'id': string(@id), 'place': string(@place)}"/>
        </xsl:call-template>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="count(tw:mention) le 8">
          <div class="backlinks">
            <xsl:sequence select="$links"/>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <details class="backlinks">
            <summary>{tw:label('mentions', $language)}: {count(tw:mention)}</summary>
            <xsl:sequence select="$links"/>
          </details>
        </xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <xsl:template match="tw:name" mode="tw:index" as="node()*">
    <xsl:if test="@text ne ../@name or @when ne ''">
      <span class="fact">{@text[. ne ../../@name] ! ('; ' || .)}{@when[string()] ! (' (' || . || ')')}</span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tw:fact" mode="tw:index" as="node()*">
    <span class="fact">; {@text}</span>
  </xsl:template>

  <xsl:template match="tw:identifier" mode="tw:index" as="node()*">
    <span class="fact">
      <xsl:text>; {@type[string()] ! (. || ' ')}</xsl:text>
      <xsl:choose>
        <xsl:when test="@uri ne ''">
          <a href="{@uri}">{@text}</a>
        </xsl:when>
        <xsl:otherwise>{@text}</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

</xsl:stylesheet>
