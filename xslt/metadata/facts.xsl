<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the facts of the header, each read once for all metadata.
  Input:   a TEI document. Output: a map.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- What the header says of the edition. A fact that it lacks is empty; nothing is made up. -->
  <xsl:function name="tw:facts" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="header" as="element(teiHeader)?" select="$document/*/teiHeader"/>
    <xsl:variable name="file" as="element(fileDesc)?" select="$header/fileDesc"/>
    <xsl:variable name="publication" as="element(publicationStmt)?" select="$file/publicationStmt"/>
    <xsl:variable name="date" as="element(date)?" select="($publication/date[not(@type) or @type = ('publication', 'published')], $publication/date)[1]"/>
    <xsl:sequence select="map{
        'title': string(tw:page-title($document/*)),
        'subtitle': $file/titleStmt/title[@type = 'sub'][1] ! tw:plain(.),
        'authors': $file/titleStmt/author ! tw:agent(.),
        'editors': $file/titleStmt/editor ! tw:agent(.),
        'publishers': $publication/publisher ! tw:plain(.)[not(matches(., '^(unpublished(\W.*)?|s\.\s?n\.|n\.\s?p\.)$', 'i'))],
        'date': tw:iso-date($date),
        'year': analyze-string(string(($date/@when, $date)[1]), '\d{4}')/*:match[1]/string(),
        'licences': tw:licences($document),
        'rights': $publication/availability//p ! tw:plain(.)[.],
        'language': tw:document-language($document)[. castable as xs:language],
        'version': $file/editionStmt/edition/@n[1]/string(),
        'doi': tw:doi(($publication/idno[lower-case(@type) = 'doi'])[1]),
        'url': ($publication/(idno[lower-case(@type) = ('url', 'uri')] | ptr/@target) ! tw:web-uri(tw:collapse(.)))[1],
        'keywords': distinct-values($header/profileDesc/textClass/keywords//(term | item[not(term)]) ! tw:plain(.)[.]),
        'abstract': $header/profileDesc/abstract[1] ! tw:plain(.)[.],
        'source': tw:source($file),
        'extent': $file/extent ! tw:plain(.)[.]
      }"/>
  </xsl:function>

  <!-- A date by ISO 8601, where the header says one so; `2016`, `2016-12`, `2016-12-07`. -->
  <xsl:function name="tw:iso-date" visibility="public" as="xs:string?">
    <xsl:param name="date" as="element(date)?"/>
    <xsl:sequence select="($date/@when/string(), $date ! tw:plain(.))[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')][1]"/>
  </xsl:function>

  <!-- A DOI without the address of its resolver. -->
  <xsl:function name="tw:doi" visibility="public" as="xs:string?">
    <xsl:param name="identifier" as="element(idno)?"/>
    <xsl:sequence select="$identifier ! replace(tw:collapse(.), '^(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i')[starts-with(., '10.')]"/>
  </xsl:function>

  <!-- The work that the edition is made of, as far as it has a title: the printed one that the header describes, or the
       article that the text itself is, in the journal of the header. -->
  <xsl:function name="tw:source" visibility="public" as="map(xs:string, item()*)?">
    <xsl:param name="file" as="element(fileDesc)?"/>
    <xsl:variable name="entry" as="element()?" select="($file/sourceDesc//(biblStruct | biblFull | bibl[not(@type = 'digitalSource')][title])[not(ancestor::biblStruct | ancestor::biblFull)])[1]"/>
    <xsl:variable name="journal" as="element(seriesStmt)?" select="$file/seriesStmt[title/@level = 'j'][1]"/>
    <xsl:choose>
      <xsl:when test="$entry and tw:work-fields($entry)?title[.]">
        <xsl:sequence select="map:merge((tw:work-fields($entry), map{
            'printed': true(),
            'authors': tw:authors-of($entry) ! tw:agent(.),
            'editors': $entry/(monogr/editor | editor) ! tw:agent(.),
            'doi': tw:doi(($entry//idno[lower-case(@type) = 'doi'])[1]),
            'isbn': distinct-values($entry//idno[lower-case(@type) = 'isbn']) ! tw:collapse(.),
            'issn': distinct-values($entry//idno[lower-case(@type) = ('issn', 'eissn')]) ! tw:collapse(.)
          }))"/>
      </xsl:when>
      <xsl:when test="$journal">
        <xsl:sequence select="map{
            'printed': false(),
            'type': 'article',
            'container': tw:plain($journal/title[@level = 'j'][1]),
            'volume': string($journal/biblScope[@unit = ('volume', 'vol')][1]/(@n, .)[1]),
            'issue': string($journal/biblScope[@unit = ('issue', 'number')][1]/(@n, .)[1]),
            'pages': string($journal/biblScope[@unit = ('page', 'pages')][1]),
            'issn': distinct-values($journal/idno[lower-case(@type) = ('issn', 'eissn')]) ! tw:collapse(.)
          }"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The addresses that tell what an entity is: those of its identifiers, and what its mentions point to. -->
  <xsl:function name="tw:same-as" visibility="public" as="xs:string*">
    <xsl:param name="entity" as="element(tw:entity)"/>
    <xsl:sequence select="distinct-values(($entity/tw:identifier ! tw:identifier-uri(@type, @text), $entity/@id ! tw:web-uri(.)))"/>
  </xsl:function>

  <!-- The type of a file by its name. -->
  <xsl:function name="tw:media-type" visibility="public" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="map{
        'txt': 'text/plain', 'csv': 'text/csv', 'tsv': 'text/tab-separated-values', 'json': 'application/json', 'jsonl': 'application/jsonl',
        'jsonld': 'application/ld+json', 'ttl': 'text/turtle', 'geojson': 'application/geo+json', 'xml': 'application/xml', 'cff': 'application/yaml'
      }"/>
    <xsl:sequence select="
        if ($name = $document) then 'application/tei+xml'
        else ($types(tokenize($name, '\.')[last()]), 'application/octet-stream')[1]"/>
  </xsl:function>

  <!-- The files beside the page: the TEI, then the others. -->
  <xsl:function name="tw:other-files" visibility="public" as="xs:string*">
    <xsl:sequence select="$document[.], tokenize($forms)"/>
  </xsl:function>

  <!-- Whether a file describes the edition, and is no form of its text. -->
  <xsl:function name="tw:describes" visibility="public" as="xs:boolean">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="starts-with($name, 'metadata/') or ends-with($name, '.json')"/>
  </xsl:function>

  <!-- The address of a file beside the page, as seen from it. -->
  <xsl:function name="tw:file-uri" visibility="public" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize($name, '/') ! encode-for-uri(.), '/')"/>
  </xsl:function>

</xsl:stylesheet>
