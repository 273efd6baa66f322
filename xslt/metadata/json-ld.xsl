<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the edition and the entities it mentions in the vocabulary of schema.org.
  Input:   the facts of facts.xsl, the entities. Output: maps for JSON.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The edition. Entities that a heading names are what it is about; those else that an entry describes are mentioned. -->
  <xsl:function name="tw:json-ld" visibility="public" as="map(*)">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:param name="entities" as="element(tw:entity)*"/>
    <xsl:variable name="known" as="element(tw:entity)*" select="$entities[@known = 'true' or tw:same-as(.)]"/>
    <xsl:variable name="about" as="element(tw:entity)*" select="$known[tw:mention/@heading = 'true']"/>
    <xsl:sequence select="tw:filled((
        map{'@context': 'https://schema.org'},
        map{'@type': tw:schema-type($facts?source?type)},
        map{'@id': ($facts?doi ! ('https://doi.org/' || .), $facts?url)[1]},
        map{'url': $facts?url},
        map{'name': $facts?title},
        map{'alternativeHeadline': $facts?subtitle},
        map{'author': $facts?authors ! tw:schema-agent(.)},
        map{'editor': $facts?editors ! tw:schema-agent(.)},
        map{'publisher': $facts?publishers ! map{'@type': 'Organization', 'name': .}},
        map{'datePublished': ($facts?date, $facts?year)[1]},
        map{'license': $facts?licences},
        map{'inLanguage': $facts?language},
        map{'version': $facts?version},
        map{'identifier': $facts?doi ! ('https://doi.org/' || .)},
        map{'keywords': $facts?keywords},
        map{'abstract': $facts?abstract},
        map{'isPartOf': $facts?source[not(?printed)] ! tw:schema-container(.)},
        map{'isBasedOn': $facts?source[?printed] ! tw:schema-work(.)},
        map{'encoding': tw:other-files()[not(tw:describes(.))] ! map{'@type': 'MediaObject', 'contentUrl': tw:file-uri(.), 'encodingFormat': tw:media-type(.)}},
        map{'about': $about ! tw:schema-entity(.)},
        map{'mentions': ($known except $about) ! tw:schema-entity(.)}))"/>
  </xsl:function>

  <!-- The maps, of one member each, as one, without the members that are empty; several values are an array. -->
  <xsl:function name="tw:filled" visibility="public" as="map(*)">
    <xsl:param name="members" as="map(*)*"/>
    <xsl:map>
      <xsl:for-each select="$members">
        <xsl:variable name="key" as="xs:string" select="map:keys(.)"/>
        <xsl:variable name="values" as="item()*" select=".($key)[. instance of map(*) or . instance of array(*) or string()]"/>
        <xsl:if test="exists($values)">
          <xsl:map-entry key="$key" select="tw:many($values)"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- One value as itself, several as an array. -->
  <xsl:function name="tw:many" visibility="public" as="item()?">
    <xsl:param name="values" as="item()*"/>
    <xsl:sequence select="if (count($values) gt 1) then array{$values} else $values"/>
  </xsl:function>

  <!-- The type of schema.org for a type of work. -->
  <xsl:function name="tw:schema-type" visibility="public" as="xs:string">
    <xsl:param name="type" as="xs:string?"/>
    <xsl:sequence select="(map{'article': 'ScholarlyArticle', 'chapter': 'Chapter', 'book': 'Book'}(string($type)), 'CreativeWork')[1]"/>
  </xsl:function>

  <!-- A person or body. -->
  <xsl:function name="tw:schema-agent" visibility="public" as="map(*)">
    <xsl:param name="agent" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:filled((
        map{'@type': if ($agent?body) then 'Organization' else 'Person'}, map{'name': $agent?name},
        map{'familyName': $agent?family}, map{'givenName': $agent?given}, map{'sameAs': $agent?ids}))"/>
  </xsl:function>

  <!-- A printed work. -->
  <xsl:function name="tw:schema-work" visibility="public" as="map(*)">
    <xsl:param name="work" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:filled((
        map{'@type': tw:schema-type($work?type)},
        map{'name': $work?title},
        map{'author': $work?authors ! tw:schema-agent(.)},
        map{'datePublished': $work?year},
        map{'pagination': $work?pages},
        map{'identifier': $work?doi ! ('https://doi.org/' || .)},
        if ($work?container) then map{'isPartOf': tw:schema-container($work)}
        else (map{'publisher': $work?publisher[.] ! map{'@type': 'Organization', 'name': .}}, map{'isbn': $work?isbn})))"/>
  </xsl:function>

  <!-- The journal or book that a work is part of. -->
  <xsl:function name="tw:schema-container" visibility="public" as="map(*)">
    <xsl:param name="work" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:filled((
        map{'@type': if ($work?type = 'article') then 'Periodical' else 'Book'},
        map{'name': $work?container},
        map{'editor': $work?editors ! tw:schema-agent(.)},
        map{'publisher': $work?publisher[.] ! map{'@type': 'Organization', 'name': .}},
        map{'issn': $work?issn},
        map{'isbn': $work?isbn},
        map{'volumeNumber': $work?volume[$work?type = 'article']},
        map{'issueNumber': $work?issue[$work?type = 'article']}))"/>
  </xsl:function>

  <!-- A person, organization or place that the text mentions. -->
  <xsl:function name="tw:schema-entity" visibility="public" as="map(*)">
    <xsl:param name="entity" as="element(tw:entity)"/>
    <xsl:sequence select="tw:filled((
        map{'@type': map{'person': 'Person', 'organization': 'Organization', 'place': 'Place'}(string($entity/@kind))},
        map{'name': string($entity/@name)},
        map{'sameAs': tw:same-as($entity)}))"/>
  </xsl:function>

</xsl:stylesheet>
