<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the network of the entities, with the columns that Gephi knows.
  Input:   the edition of forms.xsl. Output: maps from column to value; CSV.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The table of edges. -->
  <xsl:function name="tw:edges-table" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:table('edges.csv', (tw:co-mentions($edition?entities), tw:relations($edition?entities, $edition?prepared)))"/>
  </xsl:function>

  <!-- Two entities that paragraphs mention together: an edge without a direction, whose weight is the number of these
       paragraphs. -->
  <xsl:function name="tw:co-mentions" visibility="public" as="map(xs:string, item()*)*">
    <xsl:param name="entities" as="element(tw:entity)*"/>
    <xsl:variable name="places" as="map(xs:string, xs:string*)" select="map:merge($entities ! map{string(@key): tw:blocks(.)})"/>
    <xsl:for-each select="$entities">
      <xsl:variable name="source" as="xs:string" select="@key"/>
      <xsl:variable name="blocks" as="xs:string*" select="$places($source)"/>
      <xsl:for-each select="subsequence($entities, position() + 1)">
        <xsl:variable name="both" as="xs:string*" select="$blocks[. = $places(current()/@key)]"/>
        <xsl:if test="exists($both)">
          <xsl:sequence select="tw:edge($source, @key, 'Undirected', 'co-mention', $both)"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <!-- The relations of the authority file, else of the edition, whose both ends the text mentions. -->
  <xsl:function name="tw:relations" visibility="public" as="map(xs:string, item()*)*">
    <xsl:param name="entities" as="element(tw:entity)*"/>
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:variable name="places" as="map(xs:string, xs:string*)" select="map:merge($entities ! map{string(@key): tw:blocks(.)})"/>
    <xsl:for-each select="($authority, $prepared)//listRelation/relation">
      <xsl:variable name="relation" as="element(relation)" select="."/>
      <xsl:variable name="mutual" as="xs:string*" select="tw:ends(@mutual, $prepared)"/>
      <xsl:variable name="pairs" as="array(xs:string)*" select="
          (for $source in tw:ends(@active, $prepared), $target in tw:ends(@passive, $prepared) return [$source, $target]),
          (for $one in 1 to count($mutual), $other in $one + 1 to count($mutual) return [$mutual[$one], $mutual[$other]])"/>
      <xsl:for-each select="$pairs[?1 ne ?2][map:contains($places, ?1) and map:contains($places, ?2)]">
        <xsl:variable name="target" as="xs:string" select="?2"/>
        <xsl:sequence select="map:put(
            map:merge((tw:edge(?1, $target, if ($relation/@mutual) then 'Undirected' else 'Directed', string($relation/@name),
              $places(?1)[. = $places($target)]), $relation/(@when, @from, @to) ! map{local-name(): string()})),
            'Weight', 1)"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <!-- The paragraphs and notes that mention an entity; a section is none. -->
  <xsl:function name="tw:blocks" visibility="public" as="xs:string*">
    <xsl:param name="entity" as="element(tw:entity)"/>
    <xsl:sequence select="distinct-values($entity/tw:mention[@place ne '§']/@block[string()])"/>
  </xsl:function>

  <!-- The entities at one end of a relation, also where it leads to a name of one. -->
  <xsl:function name="tw:ends" visibility="public" as="xs:string*">
    <xsl:param name="pointers" as="xs:string?"/>
    <xsl:param name="prepared" as="document-node()"/>
    <xsl:sequence select="tokenize($pointers) ! tw:fragment(.) ! string((tw:entry(., $prepared)/@xml:id, .)[1])"/>
  </xsl:function>

  <!-- An edge by its columns; its weight is the number of paragraphs. -->
  <xsl:function name="tw:edge" visibility="public" as="map(xs:string, item()*)">
    <xsl:param name="source" as="xs:string"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="paragraphs" as="xs:string*"/>
    <xsl:sequence select="map{
        'Source': $source, 'Target': $target, 'Type': $type, 'Weight': count($paragraphs), 'Label': $label,
        'document': $document, 'paragraphs': string-join($paragraphs, ' ')
      }"/>
  </xsl:function>

</xsl:stylesheet>
