<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the facts of the header: a short form above the text, the whole below it.
  Input:   teiHeader of a prepared document. Output: p; section with dl.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="tw:summary" on-no-match="fail"/>
  <xsl:mode name="tw:facts-of" on-no-match="deep-skip"/>
  <xsl:mode name="tw:prose" on-no-match="shallow-skip"/>

  <xsl:template match="teiHeader" mode="tw:summary" as="element()*">
    <xsl:variable name="authors" as="element(author)*" select="fileDesc/titleStmt/author"/>
    <xsl:if test="$authors">
      <p class="authors">{string-join($authors ! tw:author-name(.), ', ')}</p>
    </xsl:if>
    <xsl:for-each select="fileDesc/sourceDesc/(biblStruct, biblFull, bibl[not(@type = 'digitalSource')], p)[1]">
      <div class="source">
        <xsl:apply-templates select="." mode="tw:prose"/>
      </div>
    </xsl:for-each>
  </xsl:template>

  <!-- All facts, and the files beside the page. -->
  <xsl:template name="tw:about" as="element()">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <section id="about:" aria-labelledby="about:title">
      <h2 id="about:title">{tw:label('about', $language)}</h2>
      <xsl:variable name="facts" as="element()*">
        <xsl:apply-templates select="(teiHeader/fileDesc/(titleStmt/(author, editor, respStmt), publicationStmt/*, sourceDesc/*),
            teiHeader/encodingDesc/(projectDesc, samplingDecl, editorialDecl), teiHeader/revisionDesc)" mode="tw:facts-of"/>
      </xsl:variable>
      <dl class="facts">
        <xsl:for-each-group select="$facts" group-adjacent="string(@data-label)">
          <dt>{current-grouping-key()}</dt>
          <xsl:for-each select="current-group()">
            <dd>
              <xsl:sequence select="@lang, node()"/>
            </dd>
          </xsl:for-each>
        </xsl:for-each-group>
        <xsl:call-template name="tw:files"/>
      </dl>
    </section>
  </xsl:template>

  <xsl:template name="tw:files" as="element()*">
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <xsl:if test="$document">
      <dt>{tw:label('files', $language)}</dt>
      <xsl:variable name="labels" as="map(xs:string, xs:string)" select="map{
          $document: 'TEI', 'text.txt': tw:label('text-file', $language), 'mentions.csv': tw:label('mentions-file', $language),
          'entities.csv': tw:label('entities-file', $language)
        }"/>
      <xsl:for-each select="tw:other-files()">
        <dd><a href="{tw:file-uri(.)}">{($labels(.), .)[1]}</a></dd>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- A fact: its prose, and its label, which facts in a row share. -->
  <xsl:template name="tw:fact" as="element()*">
    <xsl:param name="key" as="xs:string" required="yes"/>
    <xsl:param name="language" as="xs:string" tunnel="yes"/>
    <dd data-label="{tw:label($key, $language)}">
      <xsl:call-template name="tw:lang"/>
      <xsl:apply-templates select="." mode="tw:prose"/>
    </dd>
  </xsl:template>

  <xsl:template match="author" mode="tw:facts-of" as="element()*">
    <xsl:call-template name="tw:fact">
      <xsl:with-param name="key" select="'author'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="editor" mode="tw:facts-of" as="element()*">
    <xsl:call-template name="tw:fact">
      <xsl:with-param name="key" select="'editor'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="respStmt" mode="tw:facts-of" as="element()*">
    <xsl:call-template name="tw:fact">
      <xsl:with-param name="key" select="'responsibility'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="publicationStmt/availability" mode="tw:facts-of" as="element()*">
    <xsl:call-template name="tw:fact">
      <xsl:with-param name="key" select="'licence'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="publicationStmt/*" priority="-0.1" mode="tw:facts-of" as="element()*">
    <xsl:call-template name="tw:fact">
      <xsl:with-param name="key" select="'publication'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sourceDesc/*" mode="tw:facts-of" as="element()*">
    <xsl:call-template name="tw:fact">
      <xsl:with-param name="key" select="'source'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="projectDesc | samplingDecl | editorialDecl" mode="tw:facts-of" as="element()*">
    <xsl:call-template name="tw:fact">
      <xsl:with-param name="key" select="'encoding'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="revisionDesc" mode="tw:facts-of" as="element()*">
    <xsl:apply-templates select=".//change" mode="#current"/>
  </xsl:template>

  <xsl:template match="change" mode="tw:facts-of" as="element()*">
    <xsl:call-template name="tw:fact">
      <xsl:with-param name="key" select="'revisions'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Prose of the header: words apart, links that a browser may follow. -->
  <xsl:template match="text()" mode="tw:prose" as="text()">
    <xsl:value-of select="replace(., '\s+', ' ')"/>
  </xsl:template>

  <xsl:template match="ref | ptr | licence | idno" mode="tw:prose" as="node()*">
    <xsl:variable name="uri" as="xs:string?" select="tw:web-uri((@target, self::idno/tw:collapse(.))[1])"/>
    <xsl:variable name="words" as="xs:string" select="(tw:collapse(.)[.], string(@target))[1]"/>
    <xsl:choose>
      <xsl:when test="$uri and self::licence/p">
        <xsl:apply-templates mode="#current"/>
        <xsl:text> </xsl:text>
        <a href="{$uri}">{$uri}</a>
      </xsl:when>
      <xsl:when test="$uri">
        <a href="{$uri}">{$words}</a>
      </xsl:when>
      <xsl:otherwise>{string-join((@type[not(. = 'URI')], $words), ': ')}</xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="biblStruct" mode="tw:prose" as="node()*">
    <xsl:apply-templates select="." mode="tw:reference"/>
  </xsl:template>

  <xsl:template match="respStmt" mode="tw:prose" as="text()">
    <xsl:text>{string-join((* except resp) ! tw:plain(.), ', ')}: {string-join(resp ! tw:plain(.), ', ')}</xsl:text>
  </xsl:template>

  <xsl:template match="p | ab" mode="tw:prose" as="element()">
    <p>
      <xsl:apply-templates mode="#current"/>
    </p>
  </xsl:template>

  <xsl:template match="change" mode="tw:prose" as="node()*">
    <xsl:text>{string-join((@when, @who ! ('(' || replace(., '#', '') || ')')), ' ')} </xsl:text>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="teiHeader//*[not(text()[normalize-space()])][*]/*" priority="-0.2" mode="tw:prose" as="item()*">
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>
