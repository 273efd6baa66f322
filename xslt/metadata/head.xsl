<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the metadata in the head of the page: for search engines (schema.org), Zotero and Google Scholar (Highwire), Dublin Core, OpenGraph, and links to the other forms.
  Input:   a prepared TEI document and its entities. Output: meta, link, script.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- All of it. -->
  <xsl:template name="tw:metadata" as="element()*">
    <xsl:param name="entities" as="element(tw:entity)*" tunnel="yes"/>
    <xsl:variable name="facts" as="map(xs:string, item()*)" select="tw:facts(root())"/>
    <xsl:sequence select="tw:highwire($facts), tw:dublin-core-meta($facts), tw:open-graph($facts), tw:alternates($facts)"/>
    <script type="application/ld+json">
      <xsl:value-of select="tw:inert(serialize(tw:json-ld($facts, $entities), map{'method': 'json'}))"/>
    </script>
  </xsl:template>

  <!-- JSON that can stand in a script element: no `&lt;` is left in it, so nothing in it ends the element or begins a comment. -->
  <xsl:function name="tw:inert" visibility="public" as="xs:string">
    <xsl:param name="json" as="xs:string"/>
    <xsl:sequence select="replace(replace($json, '&lt;', '\\u003c'), '&#x2028;', '\\u2028') ! replace(., '&#x2029;', '\\u2029')"/>
  </xsl:function>

  <!-- A meta element for each value that is not empty. -->
  <xsl:function name="tw:meta" visibility="public" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:for-each select="$values[.]">
      <meta name="{$name}" content="{.}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What is cited: the printed work where the header describes one, else the edition itself. -->
  <xsl:function name="tw:highwire" visibility="public" as="element()*">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:variable name="source" as="map(xs:string, item()*)" select="($facts?source, map{})[1]"/>
    <xsl:variable name="cited" as="map(xs:string, item()*)" select="if ($source?printed) then $source else $facts"/>
    <xsl:variable name="pages" as="xs:string*" select="tokenize(string($source?pages), '\s*[-–—]\s*')"/>
    <xsl:sequence select="
        tw:meta('citation_title', $cited?title),
        tw:meta('citation_author', $cited?authors ! ?listed),
        tw:meta('citation_publication_date', replace((if ($source?printed) then $source?year else ($facts?date, $facts?year)[1], '')[1], '-', '/')),
        tw:meta('citation_online_date', if ($source?printed) then replace(string($facts?date), '-', '/') else ()),
        tw:meta(if ($source?type = 'article') then 'citation_journal_title' else 'citation_inbook_title', $source?container),
        tw:meta('citation_editor', if ($source?printed) then $source?editors ! ?listed else ()),
        tw:meta('citation_volume', $source?volume),
        tw:meta('citation_issue', $source?issue),
        tw:meta('citation_firstpage', $pages[1]),
        tw:meta('citation_lastpage', $pages[2]),
        tw:meta('citation_isbn', $source?isbn),
        tw:meta('citation_issn', $source?issn),
        tw:meta('citation_publisher', if ($source?printed) then $source?publisher else $facts?publishers),
        tw:meta('citation_doi', if ($source?printed) then $source?doi else $facts?doi),
        tw:meta('citation_language', $facts?language),
        tw:meta('citation_keywords', $facts?keywords),
        tw:meta('citation_public_url', $facts?url)"/>
  </xsl:function>

  <!-- The edition by the elements of Dublin Core. -->
  <xsl:function name="tw:dublin-core-meta" visibility="public" as="element()*">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/"/>
    <xsl:for-each select="tw:dublin-core($facts)">
      <xsl:sequence select="tw:meta('DC.' || ?name, ?value)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The edition as a card of the Open Graph protocol. -->
  <xsl:function name="tw:open-graph" visibility="public" as="element()*">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:variable name="properties" as="map(xs:string, xs:string?)*" select="
        map{'og:type': 'article'}, map{'og:title': $facts?title}, map{'og:description': ($facts?abstract, $facts?subtitle)[1]},
        map{'og:url': $facts?url}, map{'og:locale': $facts?language[matches(., '^[a-z]{2}-[A-Z]{2}$')] ! translate(., '-', '_')},
        $facts?authors ! map{'article:author': ?name}, map{'article:published_time': $facts?date},
        $facts?keywords ! map{'article:tag': .}"/>
    <xsl:for-each select="$properties">
      <xsl:variable name="name" as="xs:string" select="map:keys(.)"/>
      <xsl:for-each select=".($name)[.]">
        <meta property="{$name}" content="{.}"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <!-- Links to the licence, to the address, and to the other files: other forms of the text, and what describes them. -->
  <xsl:function name="tw:alternates" visibility="public" as="element()*">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:for-each select="$facts?url">
      <link rel="canonical" href="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="$facts?licences">
      <link rel="license" href="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="tw:other-files()">
      <link rel="{if (tw:describes(.)) then 'describedby' else 'alternate'}" type="{tw:media-type(.)}" href="{tw:file-uri(.)}"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
