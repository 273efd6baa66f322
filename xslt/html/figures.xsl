<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the text at a glance: a timeline of its dates, where in the text each thing is mentioned, and what is mentioned together.
           All is drawn as SVG or set as a table, and leads to the places in the text.
  Input:   a prepared document, $entities. Output: section with figures; svg.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- How many things the table of what is mentioned together has. -->
  <xsl:variable name="tw:matrix-size" as="xs:integer" select="12"/>

  <xsl:template name="tw:figures" as="element()?">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="figures" as="element()*">
      <xsl:call-template name="tw:timeline"/>
      <xsl:call-template name="tw:matrix"/>
    </xsl:variable>
    <xsl:if test="$figures">
      <section id="figures:" aria-labelledby="figures:title">
        <h2 id="figures:title">{tw:label('figures', $language)}</h2>
        <xsl:sequence select="$figures"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A bar for each year that has dates, as high as they are many; it leads to the first of them, the list below to all. -->
  <xsl:template name="tw:timeline" as="element()?">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="dates" as="element()*" select="descendant::*[@tw:kind = 'date'][exists(tw:year-of-date(.))]"/>
    <xsl:variable name="years" as="xs:integer*" select="$dates ! tw:year-of-date(.)"/>
    <xsl:if test="count(distinct-values($years)) gt 2">
      <figure class="timeline">
        <figcaption>{tw:label('timeline', $language)}</figcaption>
        <xsl:call-template name="tw:bars">
          <xsl:with-param name="dates" select="$dates"/>
          <xsl:with-param name="first" select="min($years)"/>
          <xsl:with-param name="last" select="max($years)"/>
        </xsl:call-template>
        <details>
          <summary>{tw:label('years', $language)}: {count(distinct-values($years))}</summary>
          <dl class="years">
            <xsl:for-each-group select="$dates" group-by="tw:year-of-date(.)">
              <xsl:sort select="current-grouping-key()"/>
              <dt>{current-grouping-key()}</dt>
              <dd>
                <xsl:call-template name="tw:backlinks">
                  <xsl:with-param name="mentions" select="current-group() ! map{'id': string(@tw:id), 'place': string(@tw:place)}"/>
                </xsl:call-template>
              </dd>
            </xsl:for-each-group>
          </dl>
        </details>
      </figure>
    </xsl:if>
  </xsl:template>

  <xsl:template name="tw:bars" as="element()">
    <xsl:param name="dates" as="element()+" required="yes"/>
    <xsl:param name="first" as="xs:integer" required="yes"/>
    <xsl:param name="last" as="xs:integer" required="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="most" as="xs:integer" select="max(map:for-each(tw:tally($dates ! tw:year-of-date(.)), function($year, $times) {$times}))"/>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 90" role="group" aria-label="{tw:label('timeline', $language)}, {$first}–{$last}">
      <path class="axis" d="M10 72H630"/>
      <xsl:for-each-group select="$dates" group-by="tw:year-of-date(.)">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:variable name="height" as="xs:integer" select="xs:integer(round(4 + 60 * count(current-group()) div $most))"/>
        <xsl:variable name="said" as="xs:string" select="current-grouping-key() || ': ' || count(current-group()) || '×'"/>
        <a href="#{@tw:id}" aria-label="{$said}">
          <title>{$said}</title>
          <rect x="{tw:at(current-grouping-key(), $first, $last)}" y="{72 - $height}" width="4" height="{$height}"/>
        </a>
      </xsl:for-each-group>
      <text x="10" y="87">{$first}</text>
      <text x="630" y="87" text-anchor="end">{$last}</text>
    </svg>
  </xsl:template>

  <!-- The year in which a date lies or begins; none where the document does not normalise it. -->
  <xsl:function name="tw:year-of-date" visibility="public" as="xs:integer?">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="
        $date/(@when, @from, @notBefore, @notAfter, @to)[1] ! replace(., '^(-?\d{4,}).*$', '$1')[matches(., '^-?\d{4,6}$')] ! xs:integer(.)"/>
  </xsl:function>

  <!-- How often each value occurs. -->
  <xsl:function name="tw:tally" visibility="public" as="map(xs:integer, xs:integer)">
    <xsl:param name="values" as="xs:integer*"/>
    <xsl:map>
      <xsl:for-each-group select="$values" group-by=".">
        <xsl:map-entry key="current-grouping-key()" select="count(current-group())"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- Where a year stands on the axis. -->
  <xsl:function name="tw:at" visibility="public" as="xs:integer">
    <xsl:param name="year" as="xs:integer"/>
    <xsl:param name="first" as="xs:integer"/>
    <xsl:param name="last" as="xs:integer"/>
    <xsl:sequence select="xs:integer(round(10 + 616 * ($year - $first) div max((1, $last - $first))))"/>
  </xsl:function>

  <!-- A stroke for each block that mentions the entity, from the first of the text to the last. The list of mentions says the
       same in words, so it is hidden from who hears the page. -->
  <xsl:template name="tw:strip" as="element()?">
    <xsl:param name="places" as="map(xs:string, xs:integer)" tunnel="yes"/>
    <xsl:variable name="at" as="xs:integer*" select="
        distinct-values(tw:mention/@block ! $places(.) ! xs:integer(round(300 * . div map:size($places))))"/>
    <xsl:if test="count($at) gt 2">
      <svg xmlns="http://www.w3.org/2000/svg" class="strip" viewBox="0 0 303 8" preserveAspectRatio="none" aria-hidden="true">
        <path d="{string-join($at ! ('M' || . || ' 0v8'))}"/>
      </svg>
    </xsl:if>
  </xsl:template>

  <!-- The numbers of the blocks that can hold mentions, in the order of the text. -->
  <xsl:function name="tw:places" visibility="public" as="map(xs:string, xs:integer)">
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:variable name="blocks" as="xs:string*" select="distinct-values($prepared//*[@tw:n]/@tw:id)"/>
    <xsl:map>
      <xsl:for-each select="$blocks">
        <xsl:map-entry key="." select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- Which of the things mentioned most are mentioned in the same paragraphs. -->
  <xsl:template name="tw:matrix" as="element()?">
    <xsl:param name="entities" as="element(tw:entity)*" tunnel="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="most" as="element(tw:entity)*" select="
        sort($entities[tw:mention[2]], (), function($entity) {-count($entity/tw:mention)})[position() le $tw:matrix-size]"/>
    <xsl:variable name="blocks" as="map(xs:integer, map(xs:string, xs:string))" select="
        map:merge(for $n in 1 to count($most) return map{$n: tw:paragraphs-of($most[$n])})"/>
    <xsl:if test="count($most) gt 2">
      <figure class="matrix">
        <figcaption id="matrix:">{tw:label('together', $language)}</figcaption>
        <div class="table" tabindex="0" role="region" aria-labelledby="matrix:">
          <table>
            <thead>
              <tr>
                <td/>
                <xsl:for-each select="$most[position() lt last()]">
                  <th scope="col"><abbr title="{@name}">{position()}</abbr></th>
                </xsl:for-each>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="$most">
                <xsl:variable name="row" as="xs:integer" select="position()"/>
                <tr>
                  <th scope="row">{$row} <a href="#{@html-id}">{@name}</a></th>
                  <xsl:for-each select="1 to $row - 1">
                    <xsl:call-template name="tw:pair">
                      <xsl:with-param name="id" select="'pair:' || $row || ':' || ."/>
                      <xsl:with-param name="names" select="($most[$row], $most[current()]) ! string(@name)"/>
                      <xsl:with-param name="first" select="$blocks($row)"/>
                      <xsl:with-param name="second" select="$blocks(.)"/>
                    </xsl:call-template>
                  </xsl:for-each>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </figure>
    </xsl:if>
  </xsl:template>

  <!-- A cell: how many paragraphs mention both; its button opens the links to them. -->
  <xsl:template name="tw:pair" as="element()">
    <xsl:param name="id" as="xs:string" required="yes"/>
    <xsl:param name="names" as="xs:string+" required="yes"/>
    <xsl:param name="first" as="map(xs:string, xs:string)" required="yes"/>
    <xsl:param name="second" as="map(xs:string, xs:string)" required="yes"/>
    <xsl:variable name="shared" as="xs:string*" select="map:keys($first)[map:contains($second, .)]"/>
    <xsl:variable name="said" as="xs:string" select="string-join($names, ' – ')"/>
    <td>
      <xsl:if test="exists($shared)">
        <button popovertarget="{$id}" aria-label="{$said}: {count($shared)}">{count($shared)}</button>
        <div id="{$id}" class="panel" popover="" role="group" aria-label="{$said}">
          <p>{$said}</p>
          <p>
            <xsl:for-each select="sort($shared, (), function($block) {number(replace($first($block), '\D', '')), $block})">
              <xsl:if test="position() gt 1">, </xsl:if>
              <a href="#{.}">{$first(.)}</a>
            </xsl:for-each>
          </p>
        </div>
      </xsl:if>
    </td>
  </xsl:template>

  <!-- The paragraphs that mention an entity: their ids, and how a link to each is labelled. -->
  <xsl:function name="tw:paragraphs-of" visibility="public" as="map(xs:string, xs:string)">
    <xsl:param name="entity" as="element(tw:entity)"/>
    <xsl:sequence select="
        map:merge($entity/tw:mention[starts-with(@place, '¶')] ! map{string(@block): string(@place)}, map{'duplicates': 'use-first'})"/>
  </xsl:function>

</xsl:stylesheet>
