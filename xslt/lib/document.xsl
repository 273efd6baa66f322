<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: what the header says that the page, the tables and the metadata all ask for.
  Input:   a TEI document, prepared or not. Output: strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The language that the document says it is in; empty where it says nothing. -->
  <xsl:function name="tw:document-language" visibility="public" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="
        string(($document/*/text/@xml:lang, $document/*/@xml:lang, $document/*/teiHeader/profileDesc/langUsage/language[1]/@ident)[1])"/>
  </xsl:function>

  <!-- The title of the edition: the main one of the header, else the first heading, else the name of the file. -->
  <xsl:function name="tw:page-title" visibility="public" as="xs:string">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="titles" as="element(title)*" select="$root/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:variable name="main" as="element()*" select="$titles[@type = 'main'], $titles, ($root//text//head)[1]"/>
    <xsl:sequence select="($main ! tw:plain(.), $document, 'TEI')[.][1]"/>
  </xsl:function>

  <!-- The name of an author; the whole of the element where no name is tagged in it. -->
  <xsl:function name="tw:author-name" visibility="public" as="xs:string">
    <xsl:param name="author" as="element(author)"/>
    <xsl:sequence select="($author/(persName | name | orgName), $author)[1]/tw:plain(.)"/>
  </xsl:function>

  <!-- The addresses of the licences, in their order. Of what is restricted none: there a licence is for a part, as the prose
       of the header says. -->
  <xsl:function name="tw:licences" visibility="public" as="xs:string*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="
        distinct-values($document/*/teiHeader/fileDesc/publicationStmt/availability[not(@status = 'restricted')]//(licence/@target, ref/@target[matches(., 'licen[cs]e|creativecommons')])
          ! tw:web-uri(.))"/>
  </xsl:function>

</xsl:stylesheet>
