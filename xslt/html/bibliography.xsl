<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the bibliography: entries as printed, each with links back to where it is cited; and behind a text that prints none,
           the records of standOff that it cites.
  Input:   listBibl, bibl, biblStruct, standOff of a prepared document, in the mode tw:html. Output: ul, li, section.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:key name="tw:citing" match="*[@tw:target]" use="@tw:target, tokenize(@tw:also)"/>

  <xsl:key name="tw:cited-lists" match="text//listBibl[count(*/@xml:id[key('tw:citing', .)]) gt 1]" use="'yes'"/>

  <xsl:template match="listBibl" mode="tw:html" as="element()+">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:if test="count(*/@xml:id[key('tw:citing', .)]) gt 1 and . is key('tw:cited-lists', 'yes')[1]">
      <xsl:call-template name="tw:sorting"/>
    </xsl:if>
    <ul class="bibliography">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates select="* except head" mode="#current"/>
    </ul>
  </xsl:template>

  <xsl:template match="listBibl/listBibl" priority="1" mode="tw:html" as="element()">
    <li class="part">
      <xsl:next-match/>
    </li>
  </xsl:template>

  <xsl:template match="listBibl/bibl | listBibl/biblStruct | listBibl/biblFull" priority="1" mode="tw:html" as="element()">
    <li class="entry">
      <xsl:call-template name="tw:common"/>
      <xsl:call-template name="tw:card"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:call-template name="tw:cited"/>
    </li>
  </xsl:template>

  <xsl:template match="bibl[tw:is-block(.)]" mode="tw:html" as="element()">
    <div class="bibl">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:call-template name="tw:cited"/>
    </div>
  </xsl:template>

  <!-- The records that are cited and that no entry prints. -->
  <xsl:template match="standOff" mode="tw:html" as="element()?">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="records" as="element(biblStruct)*"
      select="listBibl/biblStruct[not(@corresp)][@xml:id/key('tw:citing', .)]"/>
    <xsl:if test="$records">
      <section class="works" aria-labelledby="works:" lang="{$language}">
        <h2 id="works:">{tw:label('works', $language)}</h2>
        <ul class="bibliography">
          <xsl:for-each select="$records">
            <li class="entry" id="{@xml:id}">
              <xsl:call-template name="tw:card"/>
              <xsl:apply-templates select="." mode="tw:reference"/>
              <xsl:call-template name="tw:cited"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A cited entry opens over the text; year and times cited are what its list can be sorted by. -->
  <xsl:template name="tw:card" as="attribute()*">
    <xsl:variable name="times" as="xs:integer" select="count(@xml:id/key('tw:citing', .))"/>
    <xsl:variable name="year" as="xs:string?" select="analyze-string(tw:year(.), '\d{4}')/*:match[1]/string()"/>
    <xsl:variable name="orders" as="xs:string*" select="$year ! ('--y:' || .), $times[. gt 0] ! ('--t:' || -.)"/>
    <xsl:if test="exists($orders)">
      <xsl:attribute name="style" select="string-join($orders, ';')"/>
    </xsl:if>
    <xsl:if test="$times gt 0">
      <xsl:attribute name="popover"/>
    </xsl:if>
  </xsl:template>

  <!-- How the entries are sorted. -->
  <xsl:template name="tw:sorting" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <fieldset class="sorting" lang="{$language}">
      <legend>{tw:label('sorted-by', $language)}</legend>
      <xsl:for-each select="'author', 'year', 'times-cited'">
        <label>
          <input type="radio" name="sort" id="sort:{.}">
            <xsl:if test="position() = 1">
              <xsl:attribute name="checked"/>
            </xsl:if>
          </input>
          <xsl:text> {tw:label(., $language)}</xsl:text>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <!-- Where the entry is cited. -->
  <xsl:template name="tw:cited" as="node()*">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="citing" as="element()*" select="@xml:id/key('tw:citing', .)"/>
    <xsl:if test="$citing">
      <xsl:text> </xsl:text>
      <span class="backlinks" lang="{$language}">
        <xsl:text>{tw:label('cited', $language)} {count($citing)}×: </xsl:text>
        <xsl:call-template name="tw:backlinks">
          <xsl:with-param name="mentions" select="$citing ! map{'id': string(@tw:id), 'place': string(@tw:place)}"/>
        </xsl:call-template>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Links to mentions: the first in a paragraph is labelled by it, the further ones by a count. -->
  <xsl:template name="tw:backlinks" as="node()*">
    <xsl:param name="mentions" as="map(xs:string, xs:string)*" required="yes"/>
    <xsl:for-each-group select="$mentions" group-adjacent="?place">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:for-each select="current-group()">
        <xsl:if test="position() gt 1">
          <xsl:text> </xsl:text>
        </xsl:if>
        <a href="#{?id}" role="doc-backlink">
          <xsl:if test="position() gt 1">
            <xsl:attribute name="aria-label" select="?place || '.' || position()"/>
          </xsl:if>
          <xsl:text>{if (position() = 1) then ?place else '·' || position()}</xsl:text>
        </a>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:template>

</xsl:stylesheet>
