<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: pass 2 of the plain text. Cuts the text into lines, one a block, with a mark where a mention
           begins or ends.
  Input:   a prepared TEI document.
  Output:  tw:line elements that hold text and marks; marks stand between lines where a mention holds whole blocks.
    tw:line  @block    the id of the block, or of what it stands in
             @type     the name of its element
    tw:open  @mention  a mention begins here
    tw:close @mention  it ends here
  Notes stand where $notes says.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="tw:lines" on-no-match="shallow-skip"/>
  <xsl:mode name="tw:floats" on-no-match="shallow-skip"/>
  <xsl:mode name="tw:pieces" on-no-match="text-only-copy"/>

  <!-- What a withheld character looks like. One stands for one, so that the offsets of a withheld edition are those
       of the full one. -->
  <xsl:variable name="tw:withheld-character" as="xs:string" select="'&#x2591;'"/>

  <xsl:template match="document-node()" mode="tw:lines" as="element()*">
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="$notes = 'end'">
      <xsl:apply-templates select=".//text//note[tw:is-float(.)]" mode="#current"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="teiHeader | standOff | facsimile | sourceDoc" mode="tw:lines"/>

  <xsl:template match="text | text//*" mode="tw:lines" as="element()*">
    <xsl:variable name="owner" as="element()" select="."/>
    <xsl:apply-templates select="@tw:kind" mode="tw:open"/>
    <xsl:for-each-group select="node()" group-adjacent=". instance of element() and tw:is-block(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="tw:lines"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="pieces" as="node()*">
            <xsl:apply-templates select="current-group()" mode="tw:pieces">
              <xsl:with-param name="with-notes" select="$notes = 'inline'" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:variable>
          <xsl:if test="$pieces[self::text()][normalize-space()]">
            <tw:line block="{$owner/ancestor-or-self::*[@tw:id][1]/@tw:id}" type="{local-name($owner)}">
              <xsl:sequence select="$pieces"/>
            </tw:line>
          </xsl:if>
          <xsl:apply-templates select="current-group()" mode="tw:floats"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
    <xsl:apply-templates select="@tw:kind" mode="tw:close"/>
  </xsl:template>

  <xsl:template match="note[tw:is-float(.)]" mode="tw:floats" as="element()*">
    <xsl:if test="$notes = 'after'">
      <xsl:apply-templates select="." mode="tw:lines"/>
    </xsl:if>
  </xsl:template>

  <!-- Pieces: text and marks, in order. -->

  <xsl:template match="*[@tw:kind]" mode="tw:pieces" as="node()*">
    <xsl:apply-templates select="@tw:kind" mode="tw:open"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:apply-templates select="@tw:kind" mode="tw:close"/>
  </xsl:template>

  <!-- A note in the line stands in brackets, its blocks with a space between them. -->
  <xsl:template match="note[tw:is-float(.)]" priority="2" mode="tw:pieces" as="node()*">
    <xsl:param name="with-notes" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="$with-notes">
      <xsl:text> [</xsl:text>
      <xsl:apply-templates mode="#current"/>
      <xsl:text>]</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note//*[tw:is-block(.)]" priority="3" mode="tw:pieces" as="node()*">
    <xsl:next-match/>
    <xsl:if test="following-sibling::*">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="choice" mode="tw:pieces" as="node()*">
    <xsl:variable name="source" as="element()*" select="sic | orig | abbr"/>
    <xsl:variable name="editor" as="element()*" select="corr | reg | expan"/>
    <xsl:variable name="read" as="element()*" select="
        if ($reading = 'editor') then ($editor, $source, *) else ($source, $editor, *)"/>
    <xsl:apply-templates select="$read[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="app/rdg[../lem]" mode="tw:pieces"/>

  <xsl:template match="gap[@reason = 'legal'][@unit = 'char'][@quantity castable as xs:integer]" mode="tw:pieces" as="text()?">
    <xsl:value-of select="(1 to xs:integer(@quantity) - (if (tw:divides(following-sibling::node()[1])) then 1 else 0)) ! $tw:withheld-character" separator=""/>
  </xsl:template>

  <!-- A word that a break divides is joined: its hyphen and the white space at the break are not in the text. -->
  <xsl:template match="text()[tw:divides(following-sibling::node()[1]) or tw:divides(preceding-sibling::node()[1])]" mode="tw:pieces" as="text()?">
    <xsl:variable name="begun" as="xs:string" select="
        if (tw:divides(following-sibling::node()[1])) then replace(replace(., '\s+$', ''), '[-&#xAD;&#x2010;&#xAC;&#x2E17;]$', '') else ."/>
    <xsl:value-of select="if (tw:divides(preceding-sibling::node()[1])) then replace($begun, '^\s+', '') else $begun"/>
  </xsl:template>

  <!-- Whether the node is a break of a line, page or column inside of a word. -->
  <xsl:function name="tw:divides" visibility="public" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="exists($node/(self::lb | self::pb | self::cb | self::gb)[@break = 'no'])"/>
  </xsl:function>

  <xsl:template match="lb[not(@break = 'no')]" mode="tw:pieces" as="text()">
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Marks -->

  <xsl:mode name="tw:open" on-no-match="fail"/>
  <xsl:mode name="tw:close" on-no-match="fail"/>

  <xsl:template match="@tw:kind" mode="tw:open" as="element(tw:open)">
    <tw:open mention="{../@tw:id}"/>
  </xsl:template>

  <xsl:template match="@tw:kind" mode="tw:close" as="element(tw:close)">
    <tw:close mention="{../@tw:id}"/>
  </xsl:template>

</xsl:stylesheet>
