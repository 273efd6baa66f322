<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the pass that gathers what the mentions of persons, organizations and places refer to.
  Input:   a prepared TEI document, and the authority file in $authority.
  Output:  one tw:entity for each, by kind and then by name, in it its mentions as copies without content
    @id      of the person, org or place that is pointed to; empty where nothing is
    @key     what its mentions carry as tw:entity
    @html-id the id in the page
    @kind    person, organization or place
    @name    the preferred name; without an entry the form first written
    @sort    what it is sorted by: a surname before the rest
    @known   whether an entry was found
    tw:name  @text, @when: a further name with its time, in the order of the entry
    tw:fact  @text: what the entry says further: role, birth and death, type, note
    tw:identifier @type, @text, @uri
    tw:relation   @name, @role, @when: a relation to something else, in which it is `active`, `passive`, `mutual` or `both`;
      tw:end      @key, @text: to what; of `both` its name before and its name after
    tw:mention    @id, @place, @block, @heading (whether it stands in one): in the order of the text
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:key name="tw:relation" match="relation" use="(@active, @passive, @mutual) ! tokenize(.) ! tw:fragment(.)"/>

  <!-- All entities that the document mentions. -->
  <xsl:function name="tw:entities" visibility="public" as="element(tw:entity)*">
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:variable name="entities" as="element(tw:entity)*">
      <xsl:for-each-group select="$prepared//*[@tw:entity]" group-by="@tw:entity, tokenize(@tw:also)">
        <xsl:call-template name="tw:entity">
          <xsl:with-param name="key" select="current-grouping-key()"/>
          <xsl:with-param name="mentions" select="current-group()"/>
          <xsl:with-param name="entry" select="tw:entry(current-grouping-key(), $prepared)"/>
          <xsl:with-param name="number" select="position()"/>
        </xsl:call-template>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:perform-sort select="$entities">
      <xsl:sort select="index-of(('person', 'organization', 'place'), @kind)"/>
      <xsl:sort select="tw:sort-key(@sort, tw:document-language($prepared))"/>
      <xsl:sort select="@key"/>
    </xsl:perform-sort>
  </xsl:function>

  <xsl:template name="tw:entity" as="element(tw:entity)">
    <xsl:param name="key" as="xs:string" required="yes"/>
    <xsl:param name="mentions" as="element()+" required="yes"/>
    <xsl:param name="entry" as="element()?" required="yes"/>
    <xsl:param name="number" as="xs:integer" required="yes"/>
    <xsl:variable name="names" as="element()*" select="$entry/(persName | orgName | placeName)"/>
    <tw:entity
      id="{if (normalize-space($mentions[1]/@ref)) then $key else ''}"
      key="{$key}"
      html-id="entity:{if ($entry) then $key else $number}"
      kind="{tw:entry-kind($entry, $mentions[1])}"
      name="{if ($names) then tw:name($names[1]) else tw:plain($mentions[1])}"
      sort="{$names[1]/surname[1]} {if ($names) then tw:name($names[1]) else tw:plain($mentions[1])}"
      known="{exists($entry)}">
      <xsl:for-each select="$names[position() gt 1 or tw:span-of-time(.)]">
        <tw:name text="{tw:name(.)}" when="{tw:span-of-time(.)}"/>
      </xsl:for-each>
      <xsl:apply-templates select="$entry/*" mode="tw:facts"/>
      <xsl:sequence select="$entry/tw:relations(.)"/>
      <xsl:for-each select="$mentions">
        <tw:mention id="{@tw:id}" place="{@tw:place}" block="{@tw:block}" heading="{exists(ancestor::head)}"/>
      </xsl:for-each>
    </tw:entity>
  </xsl:template>

  <!-- The kind that the entry has; without one the kind of its first mention. -->
  <xsl:function name="tw:entry-kind" visibility="public" as="xs:string">
    <xsl:param name="entry" as="element()?"/>
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="
        if ($entry/self::org) then 'organization'
        else if ($entry/self::place) then 'place'
        else if ($entry) then 'person'
        else string($mention/@tw:kind)"/>
  </xsl:function>

  <!-- A name of an entry on one line. Where it has only parts, they are joined: `Surname, Forename`. -->
  <xsl:function name="tw:name" visibility="public" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        normalize-unicode(tw:collapse(string-join(
          if ($name/text()[normalize-space()]) then $name else $name/*,
          if ($name/*[1][self::surname]) then ', ' else ' ')))"/>
  </xsl:function>

  <!-- What names are sorted by: letters without marks, small, as English, German (DIN 5007-1) and French lists do. In
       Spanish ñ is a letter of its own behind n. -->
  <xsl:function name="tw:sort-key" visibility="public" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="small" as="xs:string" select="replace(lower-case(normalize-unicode($name)), 'ß', 'ss')"/>
    <xsl:variable name="marked" as="xs:string" select="
        if (matches($language, '^es(-|$)')) then replace($small, 'ñ', 'n&#xFFFD;') else $small"/>
    <xsl:sequence select="replace(normalize-unicode($marked, 'NFKD'), '\p{M}|^[^\p{L}\p{N}]+', '')"/>
  </xsl:function>

  <!-- What the relations of an authority file say about an entry or one of its names. -->
  <xsl:function name="tw:relations" visibility="public" as="element(tw:relation)*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="own" as="xs:string*" select="$entry/(@xml:id, */@xml:id)/string()"/>
    <xsl:for-each select="key('tw:relation', $own, root($entry))">
      <xsl:variable name="active" as="xs:string*" select="tokenize(@active) ! tw:fragment(.)"/>
      <xsl:variable name="passive" as="xs:string*" select="tokenize(@passive) ! tw:fragment(.)"/>
      <xsl:variable name="role" as="xs:string" select="
          if ($active = $own and $passive = $own) then 'both'
          else if ($active = $own) then 'active'
          else if ($passive = $own) then 'passive'
          else 'mutual'"/>
      <xsl:variable name="others" as="xs:string*" select="
          if ($role = 'both') then ($active, $passive)
          else if ($role = 'active') then $passive
          else if ($role = 'passive') then $active
          else tokenize(@mutual) ! tw:fragment(.)[not(. = $own)]"/>
      <tw:relation name="{@name}" role="{$role}" when="{tw:span-of-time(.)}">
        <xsl:for-each select="$others">
          <xsl:variable name="end" as="element()?" select="key('tw:xml-id', ., root($entry))[1]"/>
          <tw:end key="{($end/ancestor-or-self::*[self::person or self::org or self::place][1]/@xml:id, .)[1]}"
            text="{($end/(self::persName | self::orgName | self::placeName, persName, orgName, placeName)[1] ! tw:name(.), .)[1]}"/>
        </xsl:for-each>
      </tw:relation>
    </xsl:for-each>
  </xsl:function>

  <xsl:mode name="tw:facts" on-no-match="deep-skip"/>

  <xsl:template match="birth | death" mode="tw:facts" as="element(tw:fact)?">
    <xsl:variable name="when" as="xs:string" select="(tw:span-of-time(.)[.], tw:collapse(.))[1]"/>
    <xsl:if test="$when">
      <tw:fact text="{if (self::birth) then '* ' else '† '}{$when}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="occupation | affiliation | desc | note | state | trait" mode="tw:facts" as="element(tw:fact)?">
    <xsl:variable name="text" as="xs:string" select="tw:collapse(.)"/>
    <xsl:variable name="when" as="xs:string" select="tw:span-of-time(.)"/>
    <xsl:if test="$text">
      <tw:fact text="{$text}{$when[.] ! (' (' || . || ')')}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="location[geo]" mode="tw:facts" as="element(tw:fact)">
    <tw:fact text="{tw:collapse(geo[1])}"/>
  </xsl:template>

  <xsl:template match="idno" mode="tw:facts" as="element(tw:identifier)">
    <xsl:variable name="text" as="xs:string" select="tw:collapse(.)"/>
    <tw:identifier type="{@type}" text="{$text}" uri="{tw:web-uri($text)}"/>
  </xsl:template>

</xsl:stylesheet>
