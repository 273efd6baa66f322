<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: names for the tools of the shared tasks HIPE (named entities in historical documents).
  Input:   the edition of forms.xsl. Output: tab separated values by HIPE 2022.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- All words, with the outer name in NE-COARSE-LIT, an inner one in NE-NESTED, and the item of Wikidata in NEL-LIT. -->
  <xsl:function name="tw:hipe" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="items" as="map(xs:string, xs:string)" select="
        map:merge($edition?entities ! map{string(@key): (tw:same-as(.)[matches(., 'wikidata\.org/.*Q\d+$')][1] ! replace(., '^.*/', ''), 'NIL')[1]})"/>
    <xsl:variable name="facts" as="map(xs:string, item()*)" select="$edition?facts"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:for-each select="tw:tokenised($edition)">
        <xsl:variable name="named" as="map(xs:string, item()*)*" select="tw:named-in($edition?mentions, .)"/>
        <xsl:for-each select="tw:sentence/tw:token">
          <xsl:sequence select="tw:hipe-word(., tw:covering($named, .), $items)"/>
        </xsl:for-each>
        <xsl:sequence select="''"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="
        string-join((
          string-join(('TOKEN', 'NE-COARSE-LIT', 'NE-COARSE-METO', 'NE-FINE-LIT', 'NE-FINE-METO', 'NE-FINE-COMP', 'NE-NESTED', 'NEL-LIT', 'NEL-METO', 'MISC'), '&#x9;'),
          '# hipe2022:document_id = ' || $document,
          $facts?date ! ('# hipe2022:date = ' || .),
          $facts?language ! ('# hipe2022:language = ' || .),
          $lines) ! (. || '&#xA;'))"/>
  </xsl:function>

  <!-- A word with its ten columns. -->
  <xsl:function name="tw:hipe-word" visibility="public" as="xs:string">
    <xsl:param name="token" as="element(tw:token)"/>
    <xsl:param name="mentions" as="map(xs:string, item()*)*"/>
    <xsl:param name="items" as="map(xs:string, xs:string)"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="map{'person': 'pers', 'organization': 'org', 'place': 'loc', 'date': 'time'}"/>
    <xsl:variable name="tag" as="xs:string" select="tw:iob($mentions[1], $token, $types)"/>
    <xsl:variable name="misc" as="xs:string*" select="
        'NoSpaceAfter'[$token/@joined = 'true'], if (empty($token/following-sibling::*)) then 'EndOfSentence' else ()"/>
    <xsl:sequence select="
        string-join((string($token), $tag, 'O', $tag, 'O', 'O', tw:iob($mentions[2], $token, $types),
          ($mentions[1]?entity[.] ! $items(.), '_')[1], '_', (string-join($misc, '|')[.], '_')[1]), '&#x9;')"/>
  </xsl:function>

</xsl:stylesheet>
