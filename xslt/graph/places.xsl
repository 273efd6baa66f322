<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the places for maps and gazetteers.
  Input:   the edition of forms.xsl. Output: GeoJSON by the Linked Places format.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- A collection of the places that the text mentions. -->
  <xsl:function name="tw:linked-places" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:json-file(map{
        '@context': 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld',
        'type': 'FeatureCollection',
        'features': array{$edition?entities[@kind = 'place'] ! tw:feature(., $edition?prepared)}
      })"/>
  </xsl:function>

  <!-- A place. What is not known is left out; without coordinates its geometry is null. -->
  <xsl:function name="tw:feature" visibility="public" as="map(*)">
    <xsl:param name="place" as="element(tw:entity)"/>
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:variable name="entry" as="element()?" select="tw:entry($place/@key, $prepared)"/>
    <xsl:variable name="same" as="xs:string*" select="tw:same-as($place)"/>
    <xsl:sequence select="map:merge((
        map{
          '@id': ($same[1], tw:anchor($place/@html-id))[1],
          'type': 'Feature',
          'properties': map{'title': string($place/@name), 'mentions': count($place/tw:mention)},
          'names': array{(string($place/@name), $place/tw:name/@text/string()) ! map{'toponym': .}}
        },
        $entry/@type ! map{'types': [map{'label': string()}]},
        if (exists($same)) then map{'links': array{$same ! map{'type': 'exactMatch', 'identifier': .}}} else (),
        map{'geometry': tw:point($entry/location/geo)}))"/>
  </xsl:function>

  <!-- A point of `geo`, in which TEI has the latitude first and GeoJSON the longitude. -->
  <xsl:function name="tw:point" visibility="public" as="map(*)?">
    <xsl:param name="geo" as="element(geo)*"/>
    <xsl:variable name="numbers" as="xs:double*" select="tokenize(replace(string($geo[1]), ',', ' '))[. castable as xs:double] ! xs:double(.)"/>
    <xsl:sequence select="
        if (count($numbers) eq 2 and abs($numbers[1]) le 90 and abs($numbers[2]) le 180)
        then map{'type': 'Point', 'coordinates': [$numbers[2], $numbers[1]]} else ()"/>
  </xsl:function>

</xsl:stylesheet>
