<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the edition as a record of DataCite.
  Input:   the facts of facts.xsl. Output: JSON by the metadata schema 4.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The record; empty where the header lacks what DataCite needs: who made it, who published it, and when. -->
  <xsl:function name="tw:datacite" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="facts" as="map(xs:string, item()*)" select="$edition?facts"/>
    <xsl:sequence select="
        if (exists($facts?authors) and exists($facts?publishers) and exists($facts?year)) then tw:json-file(tw:datacite-record($facts)) else ''"/>
  </xsl:function>

  <!-- The members of the record. -->
  <xsl:function name="tw:datacite-record" visibility="public" as="map(*)">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:filled((
        map{'doi': $facts?doi},
        map{'url': $facts?url},
        map{'types': map{'resourceTypeGeneral': 'Text', 'resourceType': 'TEI edition'}},
        map{'creators': array{$facts?authors ! tw:datacite-agent(.)}},
        map{'titles': array{map{'title': $facts?title}, $facts?subtitle ! map{'title': ., 'titleType': 'Subtitle'}}},
        map{'publisher': map{'name': $facts?publishers[1]}},
        map{'publicationYear': $facts?year},
        map{'subjects': tw:listed($facts?keywords ! map{'subject': .})},
        map{'contributors': tw:listed($facts?editors ! map:put(tw:datacite-agent(.), 'contributorType', 'Editor'))},
        map{'dates': tw:listed($facts?date ! map{'date': ., 'dateType': 'Issued'})},
        map{'language': $facts?language},
        map{'relatedItems': tw:listed($facts?source ! tw:datacite-item(.))},
        map{'sizes': tw:listed(distinct-values($facts?extent))},
        map{'formats': ['text/html', 'application/tei+xml', 'text/plain', 'text/csv']},
        map{'version': $facts?version},
        map{'rightsList': tw:listed($facts?licences ! map{'rightsUri': .})},
        map{'descriptions': tw:listed($facts?abstract ! map{'description': ., 'descriptionType': 'Abstract'})},
        map{'schemaVersion': 'http://datacite.org/schema/kernel-4'}))"/>
  </xsl:function>

  <!-- An array of the values; none where there is none. -->
  <xsl:function name="tw:listed" visibility="public" as="array(*)?">
    <xsl:param name="values" as="item()*"/>
    <xsl:sequence select="if (exists($values)) then array{$values} else ()"/>
  </xsl:function>

  <!-- A person or body. -->
  <xsl:function name="tw:datacite-agent" visibility="public" as="map(*)">
    <xsl:param name="agent" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:filled((
        map{'name': $agent?listed}, map{'nameType': if ($agent?body) then 'Organizational' else 'Personal'},
        map{'givenName': $agent?given}, map{'familyName': $agent?family},
        map{'nameIdentifiers': tw:listed($agent?ids ! map{
          'nameIdentifier': ., 'nameIdentifierScheme': upper-case(replace(., '^https?://(www\.)?([^./]+).*$', '$2'))
        })}))"/>
  </xsl:function>

  <!-- The printed work that the edition is made of, or the journal that it stands in. -->
  <xsl:function name="tw:datacite-item" visibility="public" as="map(*)">
    <xsl:param name="work" as="map(xs:string, item()*)"/>
    <xsl:variable name="pages" as="xs:string*" select="tokenize(string($work?pages), '\s*[-–—]\s*')"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="map{'article': 'JournalArticle', 'chapter': 'BookChapter', 'book': 'Book'}"/>
    <xsl:sequence select="tw:filled((
        map{'relatedItemType': if ($work?printed) then ($types(string($work?type)), 'Text')[1] else 'Journal'},
        map{'relationType': if ($work?printed) then 'IsDerivedFrom' else 'IsPublishedIn'},
        map{'relatedItemIdentifier': $work?doi ! map{'relatedItemIdentifier': ., 'relatedItemIdentifierType': 'DOI'}},
        map{'creators': tw:listed($work?authors ! tw:datacite-agent(.))},
        map{'titles': [map{'title': ($work?title, $work?container)[.][1]}]},
        map{'publicationYear': $work?year[matches(., '^\d{4}$')]},
        map{'volume': $work?volume},
        map{'issue': $work?issue},
        map{'firstPage': $pages[1]},
        map{'lastPage': $pages[2]},
        map{'publisher': $work?publisher}))"/>
  </xsl:function>

</xsl:stylesheet>
