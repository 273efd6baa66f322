<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the mentions as annotations of the plain text.
  Input:   the edition of forms.xsl. Output: JSON-LD by the Web Annotation Data Model (W3C, 2017).
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- A collection of one page. -->
  <xsl:function name="tw:annotations" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="known" as="map(xs:string, xs:string)" select="
        map:merge($edition?entities ! map{string(@key): (tw:same-as(.)[1], tw:anchor(@html-id))[1]})"/>
    <xsl:variable name="items" as="map(*)*" select="$edition?mentions ! tw:annotation(., $known)"/>
    <xsl:sequence select="tw:json-file(map{
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        'id': 'annotations.jsonld',
        'type': 'AnnotationCollection',
        'label': $edition?facts?title,
        'total': count($items),
        'first': map{'id': 'annotations.jsonld#page', 'type': 'AnnotationPage', 'startIndex': 0, 'items': array{$items}}
      })"/>
  </xsl:function>

  <!-- An annotation of a mention: its type, what it identifies, and where it stands by offset and by its words. -->
  <xsl:function name="tw:annotation" visibility="public" as="map(*)">
    <xsl:param name="mention" as="map(xs:string, item()*)"/>
    <xsl:param name="known" as="map(xs:string, xs:string)"/>
    <xsl:variable name="meant" as="xs:string*" select="
        $mention?entity[.] ! $known(.), $mention?entries ! tw:anchor(.)"/>
    <xsl:sequence select="map{
        'id': 'annotations.jsonld#' || encode-for-uri($mention?id),
        'type': 'Annotation',
        'motivation': if (exists($meant)) then 'identifying' else 'classifying',
        'body': array{
          map{'type': 'TextualBody', 'purpose': 'classifying', 'value': $mention?type},
          $mention?normalised[.] ! map{'type': 'TextualBody', 'purpose': 'describing', 'value': .},
          $meant ! map{'type': 'SpecificResource', 'purpose': 'identifying', 'source': .}
        },
        'target': map{
          'source': 'text.txt',
          'selector': [
            map{'type': 'TextPositionSelector', 'start': $mention?start, 'end': $mention?end},
            map{'type': 'TextQuoteSelector', 'exact': $mention?surface, 'prefix': $mention?left_context, 'suffix': $mention?right_context}
          ]
        }
      }"/>
  </xsl:function>

</xsl:stylesheet>
