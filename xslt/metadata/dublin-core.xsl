<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the edition by the fifteen elements of Dublin Core: for the head of the page, and as a record of OAI-PMH.
  Input:   the facts of facts.xsl. Output: maps of name and value; XML.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The elements that have a value, in their order. -->
  <xsl:function name="tw:dublin-core" visibility="public" as="map(xs:string, xs:string)*">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:variable name="source" as="map(xs:string, item()*)?" select="$facts?source"/>
    <xsl:variable name="values" as="map(xs:string, item()*)*" select="
        map{'title': string-join(($facts?title, $facts?subtitle), ': ')}, map{'creator': $facts?authors ! ?listed}, map{'contributor': $facts?editors ! ?listed},
        map{'subject': $facts?keywords}, map{'description': $facts?abstract}, map{'publisher': $facts?publishers},
        map{'date': ($facts?date, $facts?year)[1]}, map{'type': 'Text'}, map{'format': ('text/html', 'application/tei+xml')},
        map{'identifier': ($facts?doi ! ('https://doi.org/' || .), $facts?url)}, map{'source': $source[?printed] ! tw:citation-of(.)},
        map{'language': $facts?language}, map{'relation': $source[not(?printed)] ! ?container}, map{'rights': ($facts?licences, $facts?rights)}"/>
    <xsl:for-each select="$values">
      <xsl:variable name="name" as="xs:string" select="map:keys(.)"/>
      <xsl:sequence select=".($name)[string()] ! map{'name': $name, 'value': string()}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A work on one line: `A, B; C, D: T. In: V. Place: Publisher, 2010, 45-72.` -->
  <xsl:function name="tw:citation-of" visibility="public" as="xs:string">
    <xsl:param name="work" as="map(xs:string, item()*)"/>
    <xsl:variable name="house" as="xs:string" select="string-join(($work?place, $work?publisher)[.], ': ')"/>
    <xsl:variable name="scope" as="xs:string" select="string-join(($work?volume, $work?issue)[.], '.')"/>
    <xsl:sequence select="
        string-join((
          string-join((string-join($work?authors ! ?listed, '; '), $work?title)[.], ': '),
          $work?container[.] ! ('In: ' || .),
          string-join(($house, $scope, $work?year, $work?pages)[.], ', ')[.]), '. ') || '.'"/>
  </xsl:function>

  <!-- A record by the schema oai_dc. -->
  <xsl:function name="tw:oai-dc" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="record" as="element()">
      <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
        <xsl:for-each select="tw:dublin-core($edition?facts)">
          <xsl:element name="dc:{?name}" namespace="http://purl.org/dc/elements/1.1/">{?value}</xsl:element>
        </xsl:for-each>
      </oai_dc:dc>
    </xsl:variable>
    <xsl:sequence select="tw:xml-file($record)"/>
  </xsl:function>

</xsl:stylesheet>
