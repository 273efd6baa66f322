<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: what is made of an edition beside the page: the plain text, tables, metadata, and the forms of other tools.
  Input:   a TEI document; $authority, $document, $forms, $notes, $reading.
  Output:  one JSON object: for each name in $forms the characters of that file; none where the document lacks what it needs.
  Passes:  1 prepare  (lib/prepare.xsl)     ids, numbers, kinds
           2 lines    (lib/lines.xsl)       the blocks as lines
           3 measure  (lib/measure.xsl)     strings in NFC, offsets
           4 entities (lib/entities.xsl)    who and what is meant
           5 mentions (tables/mentions.xsl) what is known about each mention
           6 forms    (the modules of the folders tables, metadata, corpus and graph)
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:include href="parameters.xsl"/>
  <xsl:include href="lib/strings.xsl"/>
  <xsl:include href="lib/classes.xsl"/>
  <xsl:include href="lib/prepare.xsl"/>
  <xsl:include href="lib/document.xsl"/>
  <xsl:include href="lib/lines.xsl"/>
  <xsl:include href="lib/measure.xsl"/>
  <xsl:include href="lib/entities.xsl"/>
  <xsl:include href="lib/work.xsl"/>
  <xsl:include href="tables/columns.xsl"/>
  <xsl:include href="tables/text.xsl"/>
  <xsl:include href="tables/mentions.xsl"/>
  <xsl:include href="tables/entities.xsl"/>
  <xsl:include href="tables/edges.xsl"/>
  <xsl:include href="tables/citations.xsl"/>
  <xsl:include href="tables/bibliography.xsl"/>
  <xsl:include href="tables/descriptions.xsl"/>
  <xsl:include href="metadata/facts.xsl"/>
  <xsl:include href="metadata/json-ld.xsl"/>
  <xsl:include href="metadata/dublin-core.xsl"/>
  <xsl:include href="metadata/datacite.xsl"/>
  <xsl:include href="metadata/citation-file.xsl"/>
  <xsl:include href="corpus/tokens.xsl"/>
  <xsl:include href="corpus/vrt.xsl"/>
  <xsl:include href="corpus/conllu.xsl"/>
  <xsl:include href="corpus/hipe.xsl"/>
  <xsl:include href="graph/network.xsl"/>
  <xsl:include href="graph/annotations.xsl"/>
  <xsl:include href="graph/places.xsl"/>
  <xsl:include href="graph/linked-data.xsl"/>

  <xsl:output method="json" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <!-- What makes each file. Each function is given the edition: what the passes made of it, by their names. -->
  <xsl:variable name="tw:makers" as="map(xs:string, function(map(xs:string, item()*)) as xs:string)" select="map{
      'text.txt': tw:text-file#1,
      'offsets.jsonl': tw:offsets#1,
      'mentions.csv': tw:mentions-table#1,
      'entities.csv': tw:entities-table#1,
      'edges.csv': tw:edges-table#1,
      'citations.csv': tw:citations-table#1,
      'bibliography.csv': tw:bibliography-table#1,
      'tables.csv-metadata.json': tw:csvw#1,
      'datapackage.json': tw:datapackage#1,
      'metadata/datacite.json': tw:datacite#1,
      'metadata/oai_dc.xml': tw:oai-dc#1,
      'metadata/CITATION.cff': tw:citation-file#1,
      'annotations.jsonld': tw:annotations#1,
      'text.vrt': tw:vrt#1,
      'text.conllu': tw:conllu#1,
      'text.hipe.tsv': tw:hipe#1,
      'network.gexf': tw:gexf#1,
      'network.graphml': tw:graphml#1,
      'places.geojson': tw:linked-places#1,
      'entities.ttl': tw:turtle#1
    }"/>

  <xsl:template match="document-node()" as="map(xs:string, xs:string)">
    <xsl:variable name="prepared" as="document-node()">
      <xsl:document>
        <xsl:apply-templates mode="tw:prepare"/>
      </xsl:document>
    </xsl:variable>
    <xsl:variable name="lines" as="element()*">
      <xsl:apply-templates select="$prepared" mode="tw:lines"/>
    </xsl:variable>
    <xsl:variable name="measured" as="document-node()">
      <xsl:document>
        <xsl:sequence select="tw:measure($lines)"/>
      </xsl:document>
    </xsl:variable>
    <xsl:variable name="edition" as="map(xs:string, item()*)" select="map{
        'prepared': $prepared,
        'facts': tw:facts($prepared),
        'measured': $measured,
        'entities': tw:entities($prepared),
        'mentions': tw:mentions($prepared, $measured)
      }"/>
    <xsl:map>
      <xsl:for-each select="tokenize($forms)">
        <xsl:map-entry key="." select="tw:maker(.)($edition)"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:template>

  <!-- The function that makes the file called `name`. -->
  <xsl:function name="tw:maker" visibility="public" as="function(map(xs:string, item()*)) as xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="
        ($tw:makers($name), error(QName('urn:teiwright', 'tw:form'),
          'no form ' || $name || '; the forms are ' || string-join(sort(map:keys($tw:makers)), ', ')))[1]"/>
  </xsl:function>

</xsl:stylesheet>
