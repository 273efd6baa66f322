<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: pass 3 of the plain text. Makes each line a string in NFC and counts where it and its mentions stand.
  Input:   the sequence that pass 2 makes. Output: one element
    tw:measured/tw:line   the characters of a line; @start its offset in the text; @block, @type as pass 2 made them
    tw:measured/tw:span   @mention, @start, @end: the offsets of a mention; @first, @last: the numbers of its lines
  Offsets count code points of the text output, in which each line ends with one line feed.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="tw:measure" on-no-match="fail"/>

  <xsl:key name="tw:span" match="tw:span" use="@mention"/>

  <!-- All lines and spans of the text. -->
  <xsl:function name="tw:measure" visibility="public" as="element(tw:measured)">
    <xsl:param name="lines" as="element()*"/>
    <xsl:variable name="placed" as="element()*">
      <xsl:iterate select="$lines">
        <xsl:param name="offset" as="xs:integer" select="0"/>
        <xsl:param name="number" as="xs:integer" select="1"/>
        <xsl:variable name="result" as="element()+">
          <xsl:apply-templates select="." mode="tw:measure">
            <xsl:with-param name="offset" select="$offset"/>
            <xsl:with-param name="number" select="$number"/>
          </xsl:apply-templates>
        </xsl:variable>
        <xsl:sequence select="$result"/>
        <xsl:next-iteration>
          <xsl:with-param name="offset" select="$offset + sum($result[self::tw:line] ! (string-length() + 1))"/>
          <xsl:with-param name="number" select="$number + count($result[self::tw:line])"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <tw:measured>
      <xsl:sequence select="$placed[self::tw:line]"/>
      <xsl:sequence select="tw:spans($placed[not(self::tw:line)])"/>
    </tw:measured>
  </xsl:function>

  <!-- A line: its string, then a mark for each mention that begins or ends in it. -->
  <xsl:template match="tw:line" mode="tw:measure" as="element()+">
    <xsl:param name="offset" as="xs:integer" required="yes"/>
    <xsl:param name="number" as="xs:integer" required="yes"/>
    <xsl:variable name="raw" as="element()+" select="tw:collapsed(node())"/>
    <xsl:variable name="text" as="xs:string" select="
        let $string := string($raw[self::tw:line])
        return if (ends-with($string, ' ')) then substring($string, 1, string-length($string) - 1) else $string"/>
    <xsl:variable name="line" as="xs:string" select="normalize-unicode($text)"/>
    <tw:line start="{$offset}">
      <xsl:sequence select="@block, @type"/>
      <xsl:value-of select="$line"/>
    </tw:line>
    <xsl:for-each select="$raw[not(self::tw:line)]">
      <xsl:variable name="at" as="xs:integer" select="min((xs:integer(@at), string-length($text)))"/>
      <xsl:copy>
        <xsl:sequence select="@mention"/>
        <xsl:attribute name="line" select="$number"/>
        <xsl:attribute name="at" select="$offset + (
            if ($line eq $text) then tw:inside($text, $at, exists(self::tw:open))
            else tw:inside($line, tw:composed($text, $line, $at, exists(self::tw:open)), exists(self::tw:open)))"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:template>

  <!-- A mark between lines: what begins there begins with the next line, what ends there ends with the one before. -->
  <xsl:template match="tw:open | tw:close" mode="tw:measure" as="element()">
    <xsl:param name="offset" as="xs:integer" required="yes"/>
    <xsl:param name="number" as="xs:integer" required="yes"/>
    <xsl:copy>
      <xsl:sequence select="@mention"/>
      <xsl:attribute name="line" select="if (self::tw:open) then $number else $number - 1"/>
      <xsl:attribute name="at" select="if (self::tw:open) then $offset else max((0, $offset - 1))"/>
    </xsl:copy>
  </xsl:template>

  <!-- The pieces of a line with white space collapsed: its marks with their place (@at), then its string. -->
  <xsl:function name="tw:collapsed" visibility="public" as="element()+">
    <xsl:param name="pieces" as="node()*"/>
    <xsl:iterate select="$pieces">
      <xsl:param name="line" as="xs:string" select="''"/>
      <xsl:on-completion>
        <tw:line>{$line}</tw:line>
      </xsl:on-completion>
      <xsl:choose>
        <xsl:when test="self::text()">
          <xsl:variable name="text" as="xs:string" select="tw:single-spaced(.)"/>
          <xsl:next-iteration>
            <xsl:with-param name="line" select="
                $line || (if (($line eq '' or ends-with($line, ' ')) and starts-with($text, ' ')) then substring($text, 2) else $text)"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:otherwise>
          <xsl:copy>
            <xsl:sequence select="@mention"/>
            <xsl:attribute name="at" select="string-length($line)"/>
          </xsl:copy>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <!-- Where offset `at` of `text` lies in `line`, its NFC. A mark inside of a character that NFC composed moves out of
       it, so that a mention holds the character whole. -->
  <xsl:function name="tw:composed" visibility="public" as="xs:integer">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="at" as="xs:integer"/>
    <xsl:param name="opens" as="xs:boolean"/>
    <xsl:variable name="before" as="xs:string" select="normalize-unicode(substring($text, 1, $at))"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($before)"/>
    <xsl:sequence select="if ($opens and not(starts-with($line, $before))) then $length - 1 else $length"/>
  </xsl:function>

  <!-- `at`, moved past a space that a mention would begin or end with. -->
  <xsl:function name="tw:inside" visibility="public" as="xs:integer">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="at" as="xs:integer"/>
    <xsl:param name="opens" as="xs:boolean"/>
    <xsl:sequence select="
        if ($opens and substring($line, $at + 1, 1) eq ' ') then $at + 1
        else if (not($opens) and substring($line, $at, 1) eq ' ') then $at - 1
        else $at"/>
  </xsl:function>

  <!-- Two marks make a span. -->
  <xsl:function name="tw:spans" visibility="public" as="element(tw:span)*">
    <xsl:param name="marks" as="element()*"/>
    <xsl:for-each-group select="$marks" group-by="@mention">
      <xsl:variable name="open" as="element(tw:open)" select="current-group()[self::tw:open][1]"/>
      <xsl:variable name="close" as="element(tw:close)" select="current-group()[self::tw:close][1]"/>
      <tw:span
        mention="{current-grouping-key()}"
        start="{$open/@at}"
        end="{max(($open/@at, $close/@at) ! xs:integer(.))}"
        first="{$open/@line}"
        last="{max(($open/@line, $close/@line) ! xs:integer(.))}"/>
    </xsl:for-each-group>
  </xsl:function>

</xsl:stylesheet>
