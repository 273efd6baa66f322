<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: divisions, headings, paragraphs, page breaks, verse, tables, figures, and every block without a template.
  Input:   blocks of a prepared document, in the mode tw:html. Output: HTML blocks.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- Whether an element is a division with a heading of its own. -->
  <xsl:function name="tw:is-section" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::div or self::div1 or self::div2 or self::div3 or self::div4]/head[tw:plain(.)])"/>
  </xsl:function>

  <!-- The level of the heading of a division: 2 below the title of the page, and so on to 6. -->
  <xsl:function name="tw:level" visibility="public" as="xs:integer">
    <xsl:param name="section" as="element()"/>
    <xsl:sequence select="min((6, 2 + count($section/ancestor::*[tw:is-section(.)])))"/>
  </xsl:function>

  <!-- The attributes that each rendered element takes over: id and lang. -->
  <xsl:template name="tw:common" as="attribute()*">
    <xsl:if test="@tw:id">
      <xsl:attribute name="id" select="@tw:id"/>
    </xsl:if>
    <xsl:call-template name="tw:lang"/>
  </xsl:template>

  <xsl:template name="tw:lang" as="attribute()?">
    <xsl:if test="@xml:lang castable as xs:language">
      <xsl:attribute name="lang" select="@xml:lang"/>
    </xsl:if>
  </xsl:template>

  <!-- Text nodes are text; comments and processing instructions are not shown. -->
  <xsl:template match="text()" mode="tw:html" as="text()">
    <xsl:copy/>
  </xsl:template>

  <!-- A block that no other template knows is a div named after it. -->
  <xsl:template match="*[tw:is-block(.)]" priority="-1" mode="tw:html" as="element()">
    <div class="{local-name()}">
      <xsl:call-template name="tw:untemplated"/>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="TEI" mode="tw:html" as="element()*">
    <xsl:apply-templates select="text, standOff" mode="#current"/>
  </xsl:template>

  <xsl:template match="text" mode="tw:html" as="node()*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="body | front | back" mode="tw:html" as="element()">
    <xsl:choose>
      <xsl:when test="@tw:id or @xml:lang">
        <div>
          <xsl:call-template name="tw:common"/>
          <xsl:apply-templates select="*" mode="#current"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <div class="{local-name()}">
          <xsl:apply-templates select="*" mode="#current"/>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="div | div1 | div2 | div3 | div4" mode="tw:html" as="element()">
    <xsl:element name="{if (tw:is-section(.)) then 'section' else 'div'}" namespace="">
      <xsl:attribute name="class" select="string-join(('div', @type[matches(., '^[\w-]+$')]), ' ')"/>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="head[tw:is-section(..)]" mode="tw:html" as="element()?">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="preceding-sibling::head">
        <p class="subtitle">
          <xsl:call-template name="tw:common"/>
          <xsl:apply-templates mode="#current"/>
        </p>
      </xsl:when>
      <xsl:when test="tw:plain(.)">
        <xsl:element name="h{tw:level(..)}" namespace="">
          <xsl:call-template name="tw:common"/>
          <xsl:apply-templates mode="#current"/>
          <a class="permalink" href="#{../@tw:id}" aria-label="{tw:label('permalink', $language)}">#</a>
        </xsl:element>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A heading of a list, a figure, a stanza is no heading of the page. -->
  <xsl:template match="head" priority="-0.5" mode="tw:html" as="element()">
    <xsl:element name="{if (tw:is-phrasing(..)) then 'span' else 'div'}" namespace="">
      <xsl:attribute name="class" select="'caption'"/>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Whether the element becomes one that may hold no block. -->
  <xsl:function name="tw:is-phrasing" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="exists($element) and not(tw:is-block($element))"/>
  </xsl:function>

  <!-- A paragraph, numbered with a permalink; HTML's p may hold no block, so one that does is a div. -->
  <xsl:template match="p | ab" mode="tw:html" as="element()">
    <xsl:element name="{if (tw:holds-block(.)) then 'div' else 'p'}" namespace="">
      <xsl:attribute name="class" select="'p'"/>
      <xsl:call-template name="tw:common"/>
      <xsl:call-template name="tw:permalink"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template name="tw:permalink" as="element()*">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:if test="@tw:n and not(ancestor::note)">
      <a class="number" href="#{@tw:id}" aria-label="{tw:label('paragraph', $language)} {@tw:n}">{@tw:n}</a>
      <xsl:call-template name="tw:cite-button"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pb" mode="tw:html" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:variable name="label" as="xs:string" select="
        if (@tw:n[string()]) then tw:label('page', $language) || ' ' || @tw:n else tw:label('page-break', $language)"/>
    <xsl:variable name="mark" as="element()">
      <span class="pb" role="doc-pagebreak" aria-label="{$label}">
        <xsl:call-template name="tw:common"/>
        <xsl:text>[{if (@tw:n[string()]) then @tw:n else '—'}]</xsl:text>
      </span>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="tw:is-inside-block(.)">
        <xsl:sequence select="$mark"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{if (parent::list or parent::listBibl) then 'li' else 'div'}" namespace="">
          <xsl:attribute name="class" select="'pb-line'"/>
          <xsl:sequence select="$mark"/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A running head or foot, which may stand in the middle of a sentence. -->
  <xsl:template match="fw" mode="tw:html" as="element()">
    <xsl:element name="{
        if (tw:is-inside-block(.)) then 'span'
        else if (parent::list or parent::listBibl) then 'li'
        else 'div'}" namespace="">
      <xsl:attribute name="class" select="'fw'"/>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A rule between two parts without a heading. -->
  <xsl:template match="milestone[not(tw:is-inside-block(.))][parent::div or parent::body or parent::quote or parent::item]" mode="tw:html" as="element()">
    <hr class="milestone"/>
  </xsl:template>

  <xsl:template match="l" mode="tw:html" as="element()">
    <div class="l">
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Tables: the wrapper scrolls on a narrow screen, the page does not. -->
  <xsl:template match="table" mode="tw:html" as="element()">
    <div class="table" tabindex="0">
      <table>
        <xsl:call-template name="tw:common"/>
        <xsl:for-each select="head[1]">
          <caption>
            <xsl:apply-templates mode="tw:html"/>
          </caption>
        </xsl:for-each>
        <tbody>
          <xsl:apply-templates select="row" mode="#current"/>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="row" mode="tw:html" as="element()">
    <tr>
      <xsl:call-template name="tw:common"/>
      <xsl:apply-templates select="cell" mode="#current"/>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="tw:html" as="element()">
    <xsl:element name="{if (@role = 'label' or ../@role = 'label') then 'th' else 'td'}" namespace="">
      <xsl:call-template name="tw:common"/>
      <xsl:if test="@cols castable as xs:positiveInteger">
        <xsl:attribute name="colspan" select="@cols"/>
      </xsl:if>
      <xsl:if test="@rows castable as xs:positiveInteger">
        <xsl:attribute name="rowspan" select="@rows"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A picture is named, not fetched: the page needs no other file. -->
  <xsl:template match="graphic | media" mode="tw:html" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:element name="{if (tw:is-block(.)) then 'div' else 'span'}" namespace="">
      <xsl:attribute name="class" select="'graphic'"/>
      <xsl:call-template name="tw:common"/>
      <xsl:text>[{tw:label('figure', $language)}: {(desc[1]/tw:plain(.), tokenize(@url, '/')[last()])[1]}]</xsl:text>
    </xsl:element>
  </xsl:template>

  <!-- Examples of code keep their white space. -->
  <xsl:template match="*:egXML | eg" mode="tw:html" as="element()">
    <xsl:element name="{if (tw:is-block(.)) then 'pre' else 'code'}" namespace="">
      <xsl:call-template name="tw:common"/>
      <xsl:sequence select="
          if (self::*:egXML) then serialize(node(), map{'method': 'xml', 'omit-xml-declaration': true()}) ! replace(., '\s(xmlns(:\w+)?|tw:\w+)=&quot;[^&quot;]*&quot;', '')
          else string()"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
