<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: what the tables hold, for programs: CSV on the Web, and a data package of Frictionless.
  Input:   the columns of columns.xsl and the header. Output: JSON.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The tables that are made, in their order. -->
  <xsl:variable name="tw:made" as="xs:string*" select="tokenize($forms)[map:contains($tw:columns, .)]"/>

  <!-- A description by "Metadata Vocabulary for Tabular Data" (W3C, 2015). -->
  <xsl:function name="tw:csvw" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:json-file(map:merge((
        map{'@context': ['http://www.w3.org/ns/csvw', map{'@language': 'en'}], 'dc:title': tw:page-title($edition?prepared/*)},
        tw:licences($edition?prepared)[1] ! map{'dc:license': map{'@id': .}},
        map{'dialect': map{'trim': false()}, 'tables': array{$tw:made ! tw:csvw-table(.)}})))"/>
  </xsl:function>

  <!-- What a table holds, for CSV on the Web. -->
  <xsl:function name="tw:csvw-table" visibility="public" as="map(*)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="primary" as="xs:string?" select="$tw:primary($name)"/>
    <xsl:sequence select="map{
        'url': $name,
        'dc:description': $tw:abouts($name),
        'tableSchema': map:merge((
          map{'columns': array{$tw:columns($name) ! map:merge((
            map{'name': ?name, 'titles': ?name, 'datatype': ?type, 'dc:description': ?about},
            if (?name = $primary) then map{'required': true()} else ()))}},
          $primary ! map{'primaryKey': .},
          map{'foreignKeys': array{tw:keys($name) ! map{
            'columnReference': ?column, 'reference': map{'resource': ?table, 'columnReference': 'id'}
          }}}[exists(tw:keys($name))]))
      }"/>
  </xsl:function>

  <!-- A description by Data Package v1 of Frictionless. -->
  <xsl:function name="tw:datapackage" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:json-file(map:merge((
        map{
          'profile': 'tabular-data-package',
          'name': (lower-case($document) ! replace(replace(., '\.xml$', ''), '[^a-z0-9._-]+', '-')[.], 'edition')[1],
          'title': tw:page-title($edition?prepared/*)
        },
        tw:licences($edition?prepared)[1] ! map{'licenses': [map{'path': .}]},
        map{'resources': array{$tw:made ! tw:resource(.)}})))"/>
  </xsl:function>

  <!-- What a table holds, for Frictionless. -->
  <xsl:function name="tw:resource" visibility="public" as="map(*)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="primary" as="xs:string?" select="$tw:primary($name)"/>
    <xsl:sequence select="map{
        'profile': 'tabular-data-resource',
        'name': substring-before($name, '.'),
        'path': $name,
        'description': $tw:abouts($name),
        'format': 'csv',
        'mediatype': 'text/csv',
        'encoding': 'utf-8',
        'schema': map:merge((
          map{'fields': array{$tw:columns($name) ! map{'name': ?name, 'type': ?type, 'description': ?about}}},
          map{'missingValues': ['']},
          $primary ! map{'primaryKey': .},
          map{'foreignKeys': array{tw:keys($name) ! map{
            'fields': ?column, 'reference': map{'resource': substring-before(?table, '.'), 'fields': 'id'}
          }}}[exists(tw:keys($name))]))
      }"/>
  </xsl:function>

  <!-- The columns of a table that lead to a table that is made, too. -->
  <xsl:function name="tw:keys" visibility="public" as="map(xs:string, xs:string)*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="foreign" as="map(xs:string, xs:string)?" select="$tw:foreign($name)"/>
    <xsl:sequence select="
        for $column in $tw:columns($name) ! ?name return $foreign ! .($column)[. = $tw:made] ! map{'column': $column, 'table': .}"/>
  </xsl:function>

  <!-- A value as a JSON file, indented. -->
  <xsl:function name="tw:json-file" visibility="public" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="serialize($value, map{'method': 'json', 'indent': true()}) ! replace(., '\\/', '/') || '&#xA;'"/>
  </xsl:function>

</xsl:stylesheet>
