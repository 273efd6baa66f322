<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: all parameters of all stylesheets, with their types and defaults.
  Input:   none. Output: none; teiwright.publish sets them.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The authority file: where the persons, organizations and places stand that the document refers to. -->
  <xsl:param name="authority" as="document-node()?" select="()"/>

  <!-- The name of the TEI file, as the tables and the page say it; empty where there is no such file. -->
  <xsl:param name="document" as="xs:string" select="''"/>

  <!-- Which side of a `choice` the plain text and the offsets follow: `source` (sic, orig, abbr) or
       `editor` (corr, reg, expan). -->
  <xsl:param name="reading" as="xs:string" select="'source'"/>

  <!-- Where the plain text has its notes: `after` the line that calls them, at the `end`, `inline` in brackets,
       or nowhere: `omitted`. -->
  <xsl:param name="notes" as="xs:string" select="'after'"/>

  <!-- The names of the files that stand beside the page, with spaces between them: those that forms.xsl makes, and
       those to which the page leads. -->
  <xsl:param name="forms" as="xs:string" select="''"/>

  <!-- Whether html.xsl makes the text alone, so that it can be seen what of a document is shown. -->
  <xsl:param name="traced" as="xs:boolean" select="false()"/>

</xsl:stylesheet>
