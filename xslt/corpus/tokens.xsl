<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: words and sentences of the plain text, and what each word is part of.
  Input:   the edition of forms.xsl. Output: a tw:block for each block, in it a tw:sentence for each sentence, in it its words.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- A word: letters and digits, with a hyphen, apostrophe or point between them; a run of what is withheld. Any other character
       that is no space is a word of its own. -->
  <xsl:variable name="tw:word" as="xs:string" select="
      '[\p{L}\p{M}\p{N}]+([-&#xAD;&#x200C;&#x200D;&#x2010;&#x2011;''&#x2019;.&#xB7;][\p{L}\p{M}\p{N}]+)*|&#x2591;+|[^\s\p{Z}]'"/>

  <!-- The words of all blocks:
    tw:block    @id, @type
    tw:sentence @n
    tw:token    the word; @start, @end: its offsets in the text; @joined: whether no space follows it -->
  <xsl:function name="tw:tokenised" visibility="public" as="element(tw:block)*">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:for-each select="$edition?measured/tw:measured/tw:line">
      <tw:block id="{@block}" type="{@type}">
        <xsl:for-each-group select="tw:tokens(.)" group-starting-with="*[tw:begins-sentence(.)]">
          <tw:sentence n="{position()}">
            <xsl:sequence select="current-group()"/>
          </tw:sentence>
        </xsl:for-each-group>
      </tw:block>
    </xsl:for-each>
  </xsl:function>

  <!-- The words of a line, as children of one element. -->
  <xsl:function name="tw:tokens" visibility="public" as="element(tw:token)*">
    <xsl:param name="line" as="element(tw:line)"/>
    <xsl:variable name="tokens" as="element(tw:tokens)">
      <tw:tokens>
        <xsl:iterate select="analyze-string($line, $tw:word)/*">
          <xsl:param name="at" as="xs:integer" select="xs:integer($line/@start)"/>
          <xsl:if test="self::*:match">
            <tw:token start="{$at}" end="{$at + string-length()}" joined="{exists(following-sibling::*[1]/self::*:match)}">{.}</tw:token>
          </xsl:if>
          <xsl:next-iteration>
            <xsl:with-param name="at" select="$at + string-length()"/>
          </xsl:next-iteration>
        </xsl:iterate>
      </tw:tokens>
    </xsl:variable>
    <xsl:sequence select="$tokens/*"/>
  </xsl:function>

  <!-- Whether a sentence begins with this word: it begins like one, and before it, quotation marks and brackets aside, a sentence
       ends with `.`, `!`, `?` or `…`; a point behind single letters, a number or a common abbreviation ends none. -->
  <xsl:function name="tw:begins-sentence" visibility="public" as="xs:boolean">
    <xsl:param name="token" as="element(tw:token)"/>
    <xsl:variable name="before" as="element()*" select="$token/preceding-sibling::*[position() le 4]"/>
    <xsl:variable name="closing" as="xs:string" select="'^[&quot;''\)\]&#xBB;&#x201D;&#x2019;]$'"/>
    <xsl:variable name="end" as="element()?" select="$before[not(matches(., $closing))][last()]"/>
    <xsl:sequence select="
        matches($token, '^[\p{Lu}\p{Lt}\p{N}&quot;\(\[&#xAB;&#x201C;&#x2018;&#x201E;&#xBF;&#xA1;]')
        and $token/preceding-sibling::*[1]/@joined = 'false'
        and matches($end, '^[.!?&#x2026;]$')
        and not($end = '.' and matches($end/preceding-sibling::*[1], '^(\p{L}(\.\p{L})*|\p{N}+|\p{Lu}?\p{Ll}|[Cc]f|[Pp]p|[Ee]d|[Ee]ds|[Vv]ol|[Nn]r|[Nn]o|[Bb]d|Dr|Prof|Mr|Mrs|St)$')
          and $end/preceding-sibling::*[1]/@joined = 'true')"/>
  </xsl:function>

  <!-- The persons, organizations, places and dates among the mentions of a block, the outer before the inner. -->
  <xsl:function name="tw:named-in" visibility="public" as="map(xs:string, item()*)*">
    <xsl:param name="mentions" as="map(xs:string, item()*)*"/>
    <xsl:param name="block" as="element(tw:block)"/>
    <xsl:variable name="tokens" as="element(tw:token)*" select="$block//tw:token"/>
    <xsl:variable name="start" as="xs:integer" select="xs:integer(($tokens/@start, 0)[1])"/>
    <xsl:variable name="end" as="xs:integer" select="xs:integer(($tokens/@end)[last()])[exists($tokens)]"/>
    <xsl:variable name="here" as="map(xs:string, item()*)*" select="
        $mentions[?type = ('person', 'organization', 'place', 'date')][?start lt $end and ?end gt $start]"/>
    <xsl:perform-sort select="$here">
      <xsl:sort select="?start"/>
      <xsl:sort select="?end" order="descending"/>
    </xsl:perform-sort>
  </xsl:function>

  <!-- Those of the mentions that a word is part of, the outer before the inner. -->
  <xsl:function name="tw:covering" visibility="public" as="map(xs:string, item()*)*">
    <xsl:param name="mentions" as="map(xs:string, item()*)*"/>
    <xsl:param name="token" as="element(tw:token)"/>
    <xsl:sequence select="$mentions[?start lt xs:integer($token/@end) and ?end gt xs:integer($token/@start)]"/>
  </xsl:function>

  <!-- The tag of a word in a mention: B- at its first word, I- behind; O without a mention. -->
  <xsl:function name="tw:iob" visibility="public" as="xs:string">
    <xsl:param name="mention" as="map(xs:string, item()*)?"/>
    <xsl:param name="token" as="element(tw:token)"/>
    <xsl:param name="names" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="
        if (empty($mention)) then 'O'
        else (if ($mention?start ge xs:integer($token/@start)) then 'B-' else 'I-') || $names($mention?type)"/>
  </xsl:function>

  <!-- A value that a column may hold: without the characters that divide columns, lines and values; `_` where it is empty. -->
  <xsl:function name="tw:column" visibility="public" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="(replace($value, '[\s|]', '_')[.], '_')[1]"/>
  </xsl:function>

</xsl:stylesheet>
