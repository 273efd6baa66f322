<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the network of the entities for Gephi, Cytoscape and programs.
  Input:   the edition of forms.xsl. Output: GEXF 1.3; GraphML.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- All edges, by their columns in edges.csv. -->
  <xsl:function name="tw:all-edges" visibility="public" as="map(xs:string, item()*)*">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:sequence select="tw:co-mentions($edition?entities), tw:relations($edition?entities, $edition?prepared)"/>
  </xsl:function>

  <!-- The network in the format of Gephi. -->
  <xsl:function name="tw:gexf" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="graph" as="element()">
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
        <meta>
          <title>{$edition?facts?title}</title>
        </meta>
        <graph defaultedgetype="undirected">
          <attributes class="node">
            <attribute id="type" title="type" type="string"/>
            <attribute id="count" title="count" type="integer"/>
          </attributes>
          <attributes class="edge">
            <attribute id="paragraphs" title="paragraphs" type="string"/>
            <attribute id="directed" title="directed" type="boolean"/>
          </attributes>
          <nodes>
            <xsl:for-each select="$edition?entities">
              <node id="{@key}" label="{@name}">
                <attvalues>
                  <attvalue for="type" value="{@kind}"/>
                  <attvalue for="count" value="{count(tw:mention)}"/>
                </attvalues>
              </node>
            </xsl:for-each>
          </nodes>
          <edges>
            <xsl:for-each select="tw:all-edges($edition)">
              <edge id="{position()}" source="{?Source}" target="{?Target}" weight="{?Weight}" label="{?Label}">
                <attvalues>
                  <attvalue for="paragraphs" value="{?paragraphs}"/>
                  <attvalue for="directed" value="{?Type = 'Directed'}"/>
                </attvalues>
              </edge>
            </xsl:for-each>
          </edges>
        </graph>
      </gexf>
    </xsl:variable>
    <xsl:sequence select="tw:xml-file($graph)"/>
  </xsl:function>

  <!-- The network in the format that most programs read. -->
  <xsl:function name="tw:graphml" visibility="public" as="xs:string">
    <xsl:param name="edition" as="map(xs:string, item()*)"/>
    <xsl:variable name="graph" as="element()">
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="label" for="all" attr.name="label" attr.type="string"/>
        <key id="type" for="node" attr.name="type" attr.type="string"/>
        <key id="count" for="node" attr.name="count" attr.type="int"/>
        <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
        <key id="directed" for="edge" attr.name="directed" attr.type="boolean"/>
        <key id="paragraphs" for="edge" attr.name="paragraphs" attr.type="string"/>
        <graph edgedefault="undirected">
          <xsl:for-each select="$edition?entities">
            <node id="{@key}">
              <data key="label">{@name}</data>
              <data key="type">{@kind}</data>
              <data key="count">{count(tw:mention)}</data>
            </node>
          </xsl:for-each>
          <xsl:for-each select="tw:all-edges($edition)">
            <edge id="{position()}" source="{?Source}" target="{?Target}">
              <data key="label">{?Label}</data>
              <data key="weight">{?Weight}</data>
              <data key="directed">{?Type = 'Directed'}</data>
              <data key="paragraphs">{?paragraphs}</data>
            </edge>
          </xsl:for-each>
        </graph>
      </graphml>
    </xsl:variable>
    <xsl:sequence select="tw:xml-file($graph)"/>
  </xsl:function>

</xsl:stylesheet>
