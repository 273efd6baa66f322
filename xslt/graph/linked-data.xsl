<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the entities as linked data, in the vocabularies of schema.org and CIDOC CRM.
  Input:   the edition of forms.xsl. Output: Turtle.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- Who and what the text mentions; each is the topic of it. -->
  <xsl:function name="tw:turtle" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="work" as="xs:string" select="($edition?facts?url, 'index.html')[1]"/>
    <xsl:sequence select="
        string-join((
          '@prefix crm: &lt;http://www.cidoc-crm.org/cidoc-crm/> .',
          '@prefix rdfs: &lt;http://www.w3.org/2000/01/rdf-schema#> .', '@prefix schema: &lt;https://schema.org/> .', '',
          tw:iri($work) || ' a schema:CreativeWork, crm:E33_Linguistic_Object ; schema:name ' || tw:literal($edition?facts?title) || ' .',
          $edition?entities ! tw:turtle-entity(., $work)) ! (. || '&#xA;'))"/>
  </xsl:function>

  <!-- One of them: its types, its names, what it is the same as, and that the text refers to it. -->
  <xsl:function name="tw:turtle-entity" visibility="public" as="xs:string">
    <xsl:param name="entity" as="element(tw:entity)"/>
    <xsl:param name="work" as="xs:string"/>
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="map{
        'person': 'schema:Person, crm:E21_Person', 'organization': 'schema:Organization, crm:E74_Group', 'place': 'schema:Place, crm:E53_Place'
      }"/>
    <xsl:variable name="iri" as="xs:string" select="tw:iri($work || '#' || substring-after(tw:anchor($entity/@html-id), '#'))"/>
    <xsl:sequence select="
        string-join((
          $iri || ' a ' || $types($entity/@kind), 'schema:name ' || tw:literal($entity/@name), 'rdfs:label ' || tw:literal($entity/@name),
          $entity/tw:name/@text ! ('schema:alternateName ' || tw:literal(.)),
          tw:same-as($entity) ! ('schema:sameAs ' || tw:iri(.))), ' ;&#xA;  ') || ' .&#xA;'
        || tw:iri($work) || ' schema:mentions ' || $iri || ' ; crm:P67_refers_to ' || $iri || ' .'"/>
  </xsl:function>

  <!-- An address; what Turtle forbids in it is escaped. -->
  <xsl:function name="tw:iri" visibility="public" as="xs:string">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:sequence select="'&lt;' || iri-to-uri($uri) || '>'"/>
  </xsl:function>

  <!-- A string of JSON is one of Turtle. -->
  <xsl:function name="tw:literal" visibility="public" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="tw:json($text)"/>
  </xsl:function>

</xsl:stylesheet>
