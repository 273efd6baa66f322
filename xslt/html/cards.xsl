<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: cards: an entry of the bibliography or of the index that opens over the text (popover), and the buttons for it.
           The entry is in the page once: closed it stands in its list, open it stands over the text. The link on the words
           leads to it where a browser knows no popover. A button has no text of its own, so the text stays what it was.
  Input:   mentions of a prepared document, with $entity-ids and $entity-names as tunnel parameters. Output: button and a elements.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The mentions of one thing in one block. -->
  <xsl:key name="tw:in-block" match="*[@tw:block]" use="string-join((@tw:block, (@tw:entity, @tw:target)[1]), ' ')"/>

  <!-- The first mention in a block has a button; and links to the mentions of the same in the blocks before and behind, which the
       style sheet shows where one has arrived. -->
  <xsl:template name="tw:card-button" as="element()*">
    <xsl:param name="id" as="xs:string" required="yes"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="neighbours" as="map(xs:string, map(xs:string, xs:string))" tunnel="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:if test="key('tw:in-block', string-join((@tw:block, (@tw:entity, @tw:target)[1]), ' '))[1] is .">
      <button class="card" popovertarget="{$id}" aria-label="{$name}"/>
      <xsl:variable name="steps" as="map(xs:string, xs:string)?" select="$neighbours(@tw:id)"/>
      <xsl:for-each select="('previous', 'next')[map:contains(($steps, map{})[1], .)]">
        <a class="step {.}" href="#{$steps(.)}" aria-label="{tw:label(., $language)}"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- From the first mention of a thing in each block to those in the blocks before and behind. -->
  <xsl:function name="tw:neighbours" visibility="public" as="map(xs:string, map(xs:string, xs:string))">
    <xsl:param name="entities" as="element(tw:entity)*"/>
    <xsl:variable name="steps" as="map(xs:string, map(xs:string, xs:string))*">
      <xsl:for-each select="$entities">
        <xsl:variable name="firsts" as="xs:string*">
          <xsl:for-each-group select="tw:mention" group-by="@block">
            <xsl:sequence select="string(@id)"/>
          </xsl:for-each-group>
        </xsl:variable>
        <xsl:sequence select="
            for $n in 1 to count($firsts)
            return map{$firsts[$n]: map:merge(($firsts[$n - 1] ! map{'previous': .}, $firsts[$n + 1] ! map{'next': .}))}"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="map:merge($steps, map{'duplicates': 'use-first'})"/>
  </xsl:function>

  <!-- Links to what a mention points to besides. -->
  <xsl:template name="tw:also" as="element()*">
    <xsl:param name="ids" as="map(xs:string, xs:string)" required="yes"/>
    <xsl:param name="names" as="map(xs:string, xs:string)" required="yes"/>
    <xsl:variable name="class" as="xs:string" select="@tw:kind || ' also'"/>
    <xsl:for-each select="tokenize(@tw:also)">
      <a class="{$class}" href="#{($ids(.), .)[1]}" aria-label="{($names(.), .)[1]}"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
