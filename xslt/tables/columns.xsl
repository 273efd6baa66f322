<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the columns of all tables, and how rows become a table.
  Input:   none; maps from column to value. Output: maps; CSV.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- Of each table its columns in their order: the name, the type, and what it holds. -->
  <xsl:variable name="tw:columns" as="map(xs:string, map(xs:string, xs:string)+)" select="map{
      'mentions.csv': (
        map{'name': 'document', 'type': 'string', 'about': 'the name of the TEI file'},
        map{'name': 'id', 'type': 'string', 'about': 'an id that stays when other mentions are added: the paragraph, what is meant, and a count'},
        map{'name': 'mention_id', 'type': 'string', 'about': 'the id of the mention in index.html'},
        map{'name': 'type', 'type': 'string', 'about': 'person, organization, place, date, citation, interview, quotation, soCalled, term, title, abbreviation, expansion'},
        map{'name': 'subtype', 'type': 'string', 'about': '@subtype, @level or @type, where there is more to say than the type'},
        map{'name': 'entity', 'type': 'string', 'about': 'of a person, organization or place: its id in entities.csv'},
        map{'name': 'entry', 'type': 'string', 'about': 'of a citation, interview or quotation: the id in bibliography.csv of the first entry it points to'},
        map{'name': 'surface', 'type': 'string', 'about': 'its characters in text.txt'},
        map{'name': 'normalised', 'type': 'string', 'about': 'a date in EDTF, the preferred name, the authors and year of an entry, the long form of an abbreviation'},
        map{'name': 'when', 'type': 'string', 'about': 'the normalised date'},
        map{'name': 'from', 'type': 'string', 'about': 'the normalised date a span of time begins with'},
        map{'name': 'to', 'type': 'string', 'about': 'the normalised date a span of time ends with'},
        map{'name': 'notBefore', 'type': 'string', 'about': 'the earliest possible date'},
        map{'name': 'notAfter', 'type': 'string', 'about': 'the latest possible date'},
        map{'name': 'paragraph', 'type': 'string', 'about': 'the id in index.html of the paragraph, note, entry or section around it'},
        map{'name': 'section', 'type': 'string', 'about': 'the heading above it'},
        map{'name': 'start', 'type': 'integer', 'about': 'where it begins in text.txt, in code points'},
        map{'name': 'end', 'type': 'integer', 'about': 'where it ends in text.txt, in code points, the end excluded'},
        map{'name': 'page', 'type': 'string', 'about': 'the page it begins on'},
        map{'name': 'xpath', 'type': 'string', 'about': 'its place in the TEI file, with tei for the namespace of TEI'},
        map{'name': 'left_context', 'type': 'string', 'about': 'what stands before it on its line of text.txt'},
        map{'name': 'right_context', 'type': 'string', 'about': 'what stands behind it on its line of text.txt'},
        map{'name': 'anchor', 'type': 'string', 'about': 'its address in the page'},
        map{'name': 'cert', 'type': 'string', 'about': 'how sure it is: high, medium, low, unknown'},
        map{'name': 'resp', 'type': 'string', 'about': 'who says so'},
        map{'name': 'ref', 'type': 'string', 'about': '@ref as it stands'},
        map{'name': 'target', 'type': 'string', 'about': '@target, @source or @corresp as it stands'}),
      'entities.csv': (
        map{'name': 'document', 'type': 'string', 'about': 'the name of the TEI file'},
        map{'name': 'id', 'type': 'string', 'about': 'what its mentions point to; where they point to nothing, type, colon and form'},
        map{'name': 'type', 'type': 'string', 'about': 'person, organization, place'},
        map{'name': 'subtype', 'type': 'string', 'about': '@type of the entry: city, country'},
        map{'name': 'name', 'type': 'string', 'about': 'the preferred name of the authority file; without an entry the form that is written first'},
        map{'name': 'variants', 'type': 'string', 'about': 'its other names, and dated ones with their time, separated by |'},
        map{'name': 'count', 'type': 'integer', 'about': 'how many mentions it has'},
        map{'name': 'first_mention', 'type': 'string', 'about': 'mention_id of the first'},
        map{'name': 'first_paragraph', 'type': 'string', 'about': 'where the first stands'},
        map{'name': 'paragraphs', 'type': 'string', 'about': 'where all stand, in the order of the text, each once, separated by spaces'},
        map{'name': 'in_authority', 'type': 'boolean', 'about': 'whether an entry was found, in the authority file or in the edition'},
        map{'name': 'identifiers', 'type': 'string', 'about': 'type:value, separated by |'},
        map{'name': 'facts', 'type': 'string', 'about': 'role, birth (*), death (†), place, as the entry has them, separated by |'},
        map{'name': 'anchor', 'type': 'string', 'about': 'its address in the index of the page'}),
      'edges.csv': (
        map{'name': 'Source', 'type': 'string', 'about': 'the id in entities.csv where the edge begins'},
        map{'name': 'Target', 'type': 'string', 'about': 'the id in entities.csv where it ends'},
        map{'name': 'Type', 'type': 'string', 'about': 'Undirected or Directed'},
        map{'name': 'Weight', 'type': 'integer', 'about': 'how many paragraphs mention both; of a relation 1'},
        map{'name': 'Label', 'type': 'string', 'about': 'co-mention, or the name of the relation'},
        map{'name': 'document', 'type': 'string', 'about': 'the name of the TEI file'},
        map{'name': 'when', 'type': 'string', 'about': 'the date of the relation'},
        map{'name': 'from', 'type': 'string', 'about': 'the date the relation begins with'},
        map{'name': 'to', 'type': 'string', 'about': 'the date the relation ends with'},
        map{'name': 'paragraphs', 'type': 'string', 'about': 'which paragraphs mention both, separated by spaces'}),
      'citations.csv': (
        map{'name': 'document', 'type': 'string', 'about': 'the name of the TEI file'},
        map{'name': 'id', 'type': 'string', 'about': 'the id of the mention in mentions.csv'},
        map{'name': 'mention_id', 'type': 'string', 'about': 'the id of the citation in index.html'},
        map{'name': 'type', 'type': 'string', 'about': 'citation or interview'},
        map{'name': 'surface', 'type': 'string', 'about': 'its characters in text.txt'},
        map{'name': 'entry', 'type': 'string', 'about': 'the id in bibliography.csv; empty where it found no entry'},
        map{'name': 'locator', 'type': 'string', 'about': 'the page or part that it names'},
        map{'name': 'paragraph', 'type': 'string', 'about': 'the id in index.html of the paragraph or note around it'},
        map{'name': 'section', 'type': 'string', 'about': 'the heading above it'},
        map{'name': 'page', 'type': 'string', 'about': 'the page it stands on'},
        map{'name': 'context', 'type': 'string', 'about': 'what stands on its line of text.txt before it, the citation, and what stands behind'},
        map{'name': 'anchor', 'type': 'string', 'about': 'its address in the page'},
        map{'name': 'cert', 'type': 'string', 'about': 'how sure it is: high, medium, low, unknown'},
        map{'name': 'resp', 'type': 'string', 'about': 'who says so'}),
      'bibliography.csv': (
        map{'name': 'document', 'type': 'string', 'about': 'the name of the TEI file'},
        map{'name': 'id', 'type': 'string', 'about': 'the xml:id of the entry; without one its place in the list'},
        map{'name': 'type', 'type': 'string', 'about': '@type of the entry, else article, chapter or book by its titles'},
        map{'name': 'author', 'type': 'string', 'about': 'its authors, separated by semicolons'},
        map{'name': 'editor', 'type': 'string', 'about': 'its editors, separated by semicolons'},
        map{'name': 'year', 'type': 'string', 'about': 'its year as printed or normalised'},
        map{'name': 'title', 'type': 'string', 'about': 'its title'},
        map{'name': 'container', 'type': 'string', 'about': 'the journal or book that it is part of'},
        map{'name': 'series', 'type': 'string', 'about': 'the series'},
        map{'name': 'volume', 'type': 'string', 'about': 'the volume'},
        map{'name': 'issue', 'type': 'string', 'about': 'the issue'},
        map{'name': 'pages', 'type': 'string', 'about': 'the pages'},
        map{'name': 'place', 'type': 'string', 'about': 'the place of publication'},
        map{'name': 'publisher', 'type': 'string', 'about': 'the publisher'},
        map{'name': 'identifiers', 'type': 'string', 'about': 'type:value, separated by |'},
        map{'name': 'url', 'type': 'string', 'about': 'its address'},
        map{'name': 'text', 'type': 'string', 'about': 'the entry as printed'},
        map{'name': 'times_cited', 'type': 'integer', 'about': 'how many citations point to it'},
        map{'name': 'paragraphs', 'type': 'string', 'about': 'where it is cited, separated by spaces'},
        map{'name': 'anchor', 'type': 'string', 'about': 'its address in the page'})
    }"/>

  <!-- What each table holds. -->
  <xsl:variable name="tw:abouts" as="map(xs:string, xs:string)" select="map{
      'mentions.csv': 'every tagged span of the text',
      'entities.csv': 'the persons, organizations and places that the text mentions',
      'edges.csv': 'which entities are mentioned in one paragraph, and the relations of the authority file between them',
      'citations.csv': 'every citation and every work it points to',
      'bibliography.csv': 'the works of the bibliography, and those that are cited without being listed'
    }"/>

  <!-- The columns that name one record, and those that lead to a record of another table. -->
  <xsl:variable name="tw:primary" as="map(xs:string, xs:string)" select="map{
      'mentions.csv': 'id', 'entities.csv': 'id', 'bibliography.csv': 'id'
    }"/>

  <xsl:variable name="tw:foreign" as="map(xs:string, map(xs:string, xs:string))" select="map{
      'mentions.csv': map{'entity': 'entities.csv', 'entry': 'bibliography.csv'},
      'edges.csv': map{'Source': 'entities.csv', 'Target': 'entities.csv'},
      'citations.csv': map{'id': 'mentions.csv', 'entry': 'bibliography.csv'}
    }"/>

  <!-- A table by RFC 4180: the header, then a record of each row, which has a value for each column that is not empty. -->
  <xsl:function name="tw:table" visibility="public" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="rows" as="map(xs:string, item()*)*"/>
    <xsl:variable name="columns" as="xs:string+" select="$tw:columns($name) ! ?name"/>
    <xsl:sequence select="
        string-join((tw:csv-record($columns), $rows ! (let $row := . return tw:csv-record($columns ! string($row(.))))))"/>
  </xsl:function>

</xsl:stylesheet>
