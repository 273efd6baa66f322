<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: words and sentences for the tools of Universal Dependencies.
  Input:   the edition of forms.xsl. Output: CoNLL-U, with the columns ID, FORM and MISC filled.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- All sentences. -->
  <xsl:function name="tw:conllu" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="
        map{'person': 'person', 'organization': 'organization', 'place': 'place', 'date': 'date'}"/>
    <xsl:variable name="text" as="xs:string" select="tw:text-file($edition)"/>
    <xsl:variable name="sentences" as="xs:string*">
      <xsl:for-each select="tw:tokenised($edition)">
        <xsl:variable name="block" as="element(tw:block)" select="."/>
        <xsl:variable name="number" as="xs:integer" select="position()"/>
        <xsl:variable name="named" as="map(xs:string, item()*)*" select="tw:named-in($edition?mentions, .)"/>
        <xsl:for-each select="tw:sentence">
          <xsl:variable name="start" as="xs:integer" select="xs:integer(tw:token[1]/@start)"/>
          <xsl:sequence select="string-join((
              if (@n = '1') then ('# newdoc id = ' || $document)[$number = 1] else (),
              if (@n = '1') then '# newpar id = ' || tw:column($block/@id) else (),
              '# sent_id = ' || $number || '.' || @n,
              '# text = ' || substring($text, $start + 1, tw:token[last()]/@end - $start),
              tw:token ! tw:conllu-word(., position(), tw:covering($named, .)[1], $types),
              ''), '&#xA;')"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($sentences ! (. || '&#xA;'))"/>
  </xsl:function>

  <!-- A word with its ten columns. -->
  <xsl:function name="tw:conllu-word" visibility="public" as="xs:string">
    <xsl:param name="token" as="element(tw:token)"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="mention" as="map(xs:string, item()*)?"/>
    <xsl:param name="types" as="map(xs:string, xs:string)"/>
    <xsl:variable name="misc" as="xs:string*" select="
        'SpaceAfter=No'[$token/@joined = 'true'],
        'TokenRange=' || $token/@start || ':' || $token/@end,
        if (exists($mention)) then 'NER=' || tw:iob($mention, $token, $types) else (),
        $mention?entity[.] ! ('Entity=' || tw:column(.))"/>
    <xsl:sequence select="string-join((string($number), string($token), (1 to 7) ! '_', string-join($misc, '|')), '&#x9;')"/>
  </xsl:function>

</xsl:stylesheet>
