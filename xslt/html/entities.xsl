<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the index of persons, organizations and places: names, facts, relations, and each mention in its context.
  Input:   the tw:entity elements of pass 2, as the tunnel parameter $entities; $contexts. Output: section.
           An entry is also the card that opens over the text (cards.xsl).
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
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
    <li id="{@html-id}" popover="">
      <b>{@name}</b>
      <xsl:apply-templates select="tw:name, tw:fact, tw:identifier" mode="#current"/>
      <xsl:if test="@known = 'false'">
        <span class="fact"> ({tw:label('not-in-authority', $language)})</span>
      </xsl:if>
      <xsl:if test="tw:relation">
        <ul class="relations">
          <xsl:for-each-group select="tw:relation" group-adjacent="string-join((@name, @role, @when), '|')">
            <xsl:apply-templates select="." mode="#current">
              <xsl:with-param name="ends" select="current-group()/tw:end"/>
            </xsl:apply-templates>
          </xsl:for-each-group>
        </ul>
      </xsl:if>
      <xsl:if test="tw:mention[2]">
        <label class="focus"><input type="checkbox"/> {tw:label('mark', $language)}</label>
      </xsl:if>
      <xsl:call-template name="tw:strip"/>
      <details>
        <summary>{tw:label('mentions', $language)}: {count(tw:mention)}</summary>
        <ol class="kwic">
          <xsl:apply-templates select="tw:mention" mode="#current"/>
        </ol>
      </details>
    </li>
  </xsl:template>

  <!-- A mention in its context, the way back to it before it. -->
  <xsl:template match="tw:mention" mode="tw:index" as="element()">
    <xsl:param name="contexts" as="map(xs:string, xs:string+)" tunnel="yes"/>
    <xsl:param name="text-language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="sides" as="xs:string*" select="$contexts(@id)"/>
    <li>
      <a href="#{@id}" role="doc-backlink">{@place}</a>
      <xsl:text> </xsl:text>
      <span>
        <xsl:if test="$text-language">
          <xsl:attribute name="lang" select="$text-language"/>
        </xsl:if>
        <xsl:text>{$sides[1]}</xsl:text>
        <mark>{$sides[2]}</mark>
        <xsl:text>{$sides[3]}</xsl:text>
      </span>
    </li>
  </xsl:template>

  <!-- What it was before and what became of it; what it is part of, and so on. A relation without a word of ours is called by its name. -->
  <xsl:template match="tw:relation" mode="tw:index" as="element()">
    <xsl:param name="ends" as="element(tw:end)*" required="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="key" as="xs:string" select="'relation:' || @name || ':' || @role"/>
    <li>
      <xsl:text>{if (map:contains($tw:labels, $key)) then tw:label($key, $language) else @name}</xsl:text>
      <xsl:text>{@when[string()] ! (' (' || tw:time-in-words(., $language) || ')')}: </xsl:text>
      <xsl:for-each select="$ends">
        <xsl:if test="position() gt 1">{if (../@role = 'both') then ' → ' else ', '}</xsl:if>
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each>
    </li>
  </xsl:template>

  <xsl:template match="tw:end" mode="tw:index" as="node()">
    <xsl:param name="entity-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="id" as="xs:string?" select="if (../@role = 'both') then () else $entity-ids(@key)"/>
    <xsl:choose>
      <xsl:when test="$id">
        <a href="#{$id}">{@text}</a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tw:name" mode="tw:index" as="node()*">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:if test="@text ne ../@name or @when ne ''">
      <span class="fact">{@text[. ne ../../@name] ! ('; ' || .)}{@when[string()] ! (' (' || tw:time-in-words(., $language) || ')')}</span>
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
