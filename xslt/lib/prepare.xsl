<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: pass 1 of every output. Numbers what the later passes point to.
  Input:   a TEI document. Output: the same document; below `text` these attributes are new:
    tw:id        the id in the page: the xml:id, else kind, colon and number (an xml:id has no colon)
    tw:kind      of a mention: what it is
    tw:entity    of a person, organization or place: the id of what it refers to; else kind, colon and written form
    tw:target    of a citation or quotation: the id of the entry it points to
    tw:also      of either: the ids of what it points to besides, where it points to several
    tw:n         of a paragraph, a note or a page: its number as shown
    tw:block     of a mention: the id of the block it stands in; of a quotation of paragraphs that of its first
    tw:place     of a mention: how a link back to it is labelled
    tw:section   of a mention: the heading above it
    tw:page      of a mention: the page it begins on, where the document has page breaks
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="tw:prepare" on-no-match="shallow-copy"/>

  <xsl:key name="tw:xml-id" match="*[@xml:id]" use="@xml:id"/>

  <xsl:accumulator name="tw:paragraphs" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//p | text//ab" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:accumulator name="tw:notes" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//note[tw:is-float(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:accumulator name="tw:sections" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//div | text//div1 | text//div2 | text//div3 | text//div4" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:accumulator name="tw:mentions" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//*[tw:kind(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The page as its break names it, or counted on from the one before. Before the first break it is page 1,
       or the one before the first break's number where that is a number. -->
  <xsl:accumulator name="tw:page" as="xs:string" initial-value="''">
    <xsl:accumulator-rule match="text[not(ancestor::text)]" select="
        let $first := (descendant::pb)[1]
        return if (empty($first)) then ''
        else if (empty($first/@n)) then '1'
        else if (exists($first/preceding::text()[normalize-space()][ancestor::text][1]) and $first/@n castable as xs:integer)
        then string(xs:integer($first/@n) - 1)
        else ''"/>
    <xsl:accumulator-rule match="text//pb" select="
        if (@n) then string(@n)
        else if ($value castable as xs:integer) then string(xs:integer($value) + 1)
        else ''"/>
  </xsl:accumulator>

  <xsl:template match="teiHeader | standOff" mode="tw:prepare" as="element()">
    <xsl:copy-of select="."/>
  </xsl:template>

  <xsl:template match="text//*" mode="tw:prepare" as="element()">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:apply-templates select="." mode="tw:number"/>
      <xsl:variable name="kind" as="xs:string?" select="tw:kind(.)"/>
      <xsl:if test="$kind">
        <xsl:call-template name="tw:mention">
          <xsl:with-param name="kind" select="$kind"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- The attributes of a mention, on the element that is being copied. -->
  <xsl:template name="tw:mention" as="attribute()+">
    <xsl:param name="kind" as="xs:string" required="yes"/>
    <xsl:variable name="block" as="element()?" select="(self::quote/descendant::p[1], ancestor::*[tw:has-id(.)][1])[1]"/>
    <xsl:attribute name="tw:id" select="tw:id(.)"/>
    <xsl:attribute name="tw:kind" select="$kind"/>
    <xsl:attribute name="tw:block" select="$block/tw:id(.)"/>
    <xsl:attribute name="tw:place" select="tw:place($block)"/>
    <xsl:attribute name="tw:section" select="ancestor::*[head][1]/head[1]/tw:plain(.)"/>
    <xsl:attribute name="tw:page" select="accumulator-before('tw:page')"/>
    <xsl:choose>
      <xsl:when test="$kind = ('person', 'organization', 'place')">
        <xsl:variable name="key" as="xs:string" select="tw:entity-key(., $kind)"/>
        <xsl:attribute name="tw:entity" select="$key"/>
        <xsl:sequence select="tw:also(tail(tokenize(@ref)) ! tw:pointed-entity(., root(current()))[. ne $key])"/>
      </xsl:when>
      <xsl:when test="$kind = ('citation', 'interview', 'quotation')">
        <xsl:variable name="entry" as="xs:string" select="tw:entry-id(.)"/>
        <xsl:attribute name="tw:target" select="$entry"/>
        <xsl:sequence select="tw:also(tail(tokenize((@target, @source)[1])) ! tw:pointed-entry(., root(current()))[not(. = ('', $entry))])"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Ids and numbers of what is no mention. -->
  <xsl:mode name="tw:number" on-no-match="deep-skip"/>

  <xsl:template match="*[@xml:id]" priority="-1" mode="tw:number" as="attribute()*">
    <xsl:attribute name="tw:id" select="tw:id(.)"/>
  </xsl:template>

  <xsl:template match="p | ab" mode="tw:number" as="attribute()*">
    <xsl:attribute name="tw:id" select="tw:id(.)"/>
    <xsl:attribute name="tw:n" select="tw:paragraph-number(.)"/>
  </xsl:template>

  <xsl:template match="note[tw:is-float(.)]" mode="tw:number" as="attribute()*">
    <xsl:attribute name="tw:id" select="tw:id(.)"/>
    <xsl:attribute name="tw:n" select="tw:note-number(.)"/>
  </xsl:template>

  <xsl:template match="div | div1 | div2 | div3 | div4" mode="tw:number" as="attribute()*">
    <xsl:attribute name="tw:id" select="tw:id(.)"/>
  </xsl:template>

  <xsl:template match="pb" mode="tw:number" as="attribute()*">
    <xsl:attribute name="tw:n" select="accumulator-before('tw:page')"/>
    <xsl:if test="@xml:id">
      <xsl:attribute name="tw:id" select="@xml:id"/>
    </xsl:if>
  </xsl:template>

  <!-- Whether the page gives the element an id, so that a mention in it can say where it is. -->
  <xsl:function name="tw:has-id" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::p or self::ab or self::div or self::div1 or self::div2 or self::div3 or self::div4
            or self::note[tw:is-float(.)] or self::bibl[@xml:id]])"/>
  </xsl:function>

  <!-- The id of an element in the page. -->
  <xsl:function name="tw:id" visibility="public" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element/@xml:id">
        <xsl:sequence select="string($element/@xml:id)"/>
      </xsl:when>
      <xsl:when test="$element/(self::p or self::ab)">
        <xsl:sequence select="'p:' || $element/accumulator-before('tw:paragraphs')"/>
      </xsl:when>
      <xsl:when test="tw:is-float($element)">
        <xsl:sequence select="'note:' || $element/accumulator-before('tw:notes')"/>
      </xsl:when>
      <xsl:when test="tw:has-id($element)">
        <xsl:sequence select="'section:' || $element/accumulator-before('tw:sections')"/>
      </xsl:when>
      <xsl:when test="tw:kind($element)">
        <xsl:sequence select="'m:' || $element/accumulator-before('tw:mentions')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The number of a paragraph: that of an xml:id such as `p12`, else how many there were up to it. -->
  <xsl:function name="tw:paragraph-number" visibility="public" as="xs:string">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="
        if (matches($paragraph/@xml:id, '^p\d+$')) then substring($paragraph/@xml:id, 2)
        else string($paragraph/accumulator-before('tw:paragraphs'))"/>
  </xsl:function>

  <!-- The number of a note: the printed one, else how many there were up to it. -->
  <xsl:function name="tw:note-number" visibility="public" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="string(($note/@n, $note/accumulator-before('tw:notes'))[1])"/>
  </xsl:function>

  <!-- How a link back to something in `block` is labelled: ¶ and the paragraph, * and the note, or §. -->
  <xsl:function name="tw:place" visibility="public" as="xs:string">
    <xsl:param name="block" as="element()?"/>
    <xsl:variable name="note" as="element()?" select="$block/ancestor-or-self::note[tw:is-float(.)][1]"/>
    <xsl:choose>
      <xsl:when test="$note">
        <xsl:sequence select="'*' || tw:note-number($note)"/>
      </xsl:when>
      <xsl:when test="$block/(self::p or self::ab)">
        <xsl:sequence select="'¶' || tw:paragraph-number($block)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="'§'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The id of the first entry that a citation or a quotation points to; empty where it leads to none. -->
  <xsl:function name="tw:entry-id" visibility="public" as="xs:string">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="tw:pointed-entry(tw:first-pointer(($mention/@target, $mention/@source)[1]), root($mention))"/>
  </xsl:function>

  <!-- The id of the entry that a pointer leads to, by way of `corresp` where that is a parsed entry outside of the
       text; empty where it leads to nothing in the text and to no record of standOff. -->
  <xsl:function name="tw:pointed-entry" visibility="public" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="found" as="element()?" select="
        if (starts-with($pointer, '#')) then key('tw:xml-id', substring($pointer, 2), $document)[1] else ()"/>
    <xsl:variable name="entry" as="element()?" select="
        if ($found/ancestor::text or empty($found/@corresp)) then $found
        else key('tw:xml-id', tw:fragment(tw:first-pointer($found/@corresp)), $document)[1]"/>
    <xsl:sequence select="string($entry[ancestor::text or self::biblStruct[parent::listBibl/parent::standOff]]/@xml:id)"/>
  </xsl:function>

  <!-- What all mentions of one person, organization or place have in common: the id of its entry, also where a
       pointer leads to one of its names; else the pointer; else kind, colon and written form. -->
  <xsl:function name="tw:entity-key" visibility="public" as="xs:string">
    <xsl:param name="mention" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="pointer" as="xs:string" select="tw:first-pointer($mention/@ref)"/>
    <xsl:sequence select="
        if (tw:fragment($pointer)) then tw:pointed-entity($pointer, root($mention)) else $kind || ':' || tw:plain($mention)"/>
  </xsl:function>

  <!-- The id of the entry that a pointer to a person, organization or place leads to; where there is none, the pointer's own. -->
  <xsl:function name="tw:pointed-entity" visibility="public" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="id" as="xs:string" select="tw:fragment($pointer)"/>
    <xsl:sequence select="(tw:entry($id, $document)/@xml:id/string(), $id)[1]"/>
  </xsl:function>

  <!-- The attribute tw:also for these ids; none for none. -->
  <xsl:function name="tw:also" visibility="public" as="attribute()?">
    <xsl:param name="ids" as="xs:string*"/>
    <xsl:if test="exists($ids)">
      <xsl:attribute name="tw:also" select="distinct-values($ids)"/>
    </xsl:if>
  </xsl:function>

  <!-- The entry that has this id or a name with this id, in the authority file, else in the document itself. -->
  <xsl:function name="tw:entry" visibility="public" as="element()?">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="
        (($authority, $document)
          ! key('tw:xml-id', $id, .)/ancestor-or-self::*[self::person or self::personGrp or self::org or self::place][1])[1]"/>
  </xsl:function>

  <!-- The text of an element as it is read: without notes, without the editor's side of a `choice`, on one line. -->
  <xsl:function name="tw:plain" visibility="public" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="pieces" as="node()*">
      <xsl:apply-templates select="$element" mode="tw:pieces"/>
    </xsl:variable>
    <xsl:sequence select="normalize-unicode(tw:collapse(string-join($pieces[self::text()])))"/>
  </xsl:function>

</xsl:stylesheet>
