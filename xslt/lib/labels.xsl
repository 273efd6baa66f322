<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the words that the page says itself, in English, German, French and Spanish.
  Input:   a key and a language. Output: strings. Dates stay in ISO form, so months need no table.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tw="urn:teiwright"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:variable name="tw:languages" as="xs:string+" select="'en', 'de', 'fr', 'es'"/>

  <xsl:variable name="tw:labels" as="map(xs:string, xs:string+)" select="map{
      'skip': ('Skip to the text', 'Zum Text', 'Aller au texte', 'Ir al texto'),
      'contents': ('Contents', 'Inhalt', 'Sommaire', 'Contenido'),
      'notes': ('Notes', 'Anmerkungen', 'Notes', 'Notas'),
      'note': ('Note', 'Anmerkung', 'Note', 'Nota'),
      'back-to-text': ('Back to the text', 'Zurück zum Text', 'Retour au texte', 'Volver al texto'),
      'entities': ('Persons, organizations, places', 'Personen, Organisationen, Orte', 'Personnes, organisations, lieux', 'Personas, organizaciones, lugares'),
      'person': ('Persons', 'Personen', 'Personnes', 'Personas'),
      'organization': ('Organizations', 'Organisationen', 'Organisations', 'Organizaciones'),
      'place': ('Places', 'Orte', 'Lieux', 'Lugares'),
      'mentions': ('Mentions', 'Nennungen', 'Mentions', 'Menciones'),
      'works': ('Works cited', 'Zitierte Werke', 'Ouvrages cités', 'Obras citadas'),
      'cited': ('Cited', 'Zitiert', 'Cité', 'Citado'),
      'not-in-authority': ('not in the authority file', 'nicht in der Normdatei', 'absent du fichier d’autorité', 'no está en el fichero de autoridades'),
      'about': ('About this edition', 'Zu dieser Edition', 'À propos de cette édition', 'Sobre esta edición'),
      'author': ('Author', 'Verfasser', 'Auteur', 'Autor'),
      'editor': ('Editor', 'Herausgeber', 'Éditeur', 'Editor'),
      'responsibility': ('Responsibility', 'Verantwortung', 'Responsabilité', 'Responsabilidad'),
      'publication': ('Publication', 'Veröffentlichung', 'Publication', 'Publicación'),
      'source': ('Source', 'Quelle', 'Source', 'Fuente'),
      'licence': ('Availability', 'Verfügbarkeit', 'Disponibilité', 'Disponibilidad'),
      'encoding': ('Encoding', 'Auszeichnung', 'Encodage', 'Codificación'),
      'revisions': ('Revisions', 'Änderungen', 'Révisions', 'Revisiones'),
      'files': ('Files', 'Dateien', 'Fichiers', 'Archivos'),
      'text-file': ('plain text', 'reiner Text', 'texte brut', 'texto plano'),
      'mentions-file': ('table of mentions', 'Tabelle der Nennungen', 'table des mentions', 'tabla de menciones'),
      'entities-file': ('table of entities', 'Tabelle der Normeinträge', 'table des entités', 'tabla de entidades'),
      'paragraph': ('Paragraph', 'Absatz', 'Paragraphe', 'Párrafo'),
      'permalink': ('Link to this section', 'Link zu diesem Abschnitt', 'Lien vers cette section', 'Enlace a esta sección'),
      'page': ('page', 'Seite', 'page', 'página'),
      'page-break': ('page break', 'Seitenwechsel', 'saut de page', 'salto de página'),
      'withheld': ('characters withheld', 'Zeichen nicht wiedergegeben', 'caractères non reproduits', 'caracteres omitidos'),
      'withheld-note': ('The prose of this text is in copyright. A grey bar stands where it was left out, and its number says how many characters. In all:',
        'Die Prosa dieses Textes ist urheberrechtlich geschützt. Ein grauer Balken steht, wo sie ausgelassen ist; die Zahl sagt, wie viele Zeichen es sind. Insgesamt:',
        'La prose de ce texte est protégée par le droit d’auteur. Une barre grise marque chaque omission ; le nombre dit combien de caractères elle compte. Au total :',
        'La prosa de este texto está protegida por derechos de autor. Una barra gris marca cada omisión; la cifra indica cuántos caracteres son. En total:'),
      'in': ('In', 'In', 'Dans', 'En'),
      'read': ('read', 'lies', 'lire', 'léase'),
      'certainty': ('certainty', 'Sicherheit', 'certitude', 'certeza'),
      'no-entry': ('no entry found', 'kein Eintrag gefunden', 'aucune notice trouvée', 'sin entrada'),
      'omission': ('omission', 'Auslassung', 'omission', 'omisión'),
      'gap': ('gap', 'Lücke', 'lacune', 'laguna'),
      'figure': ('figure', 'Abbildung', 'figure', 'figura')
    }"/>

  <!-- The language of the page's own words: that of the edition where there is a table for it, else English. -->
  <xsl:function name="tw:page-language" visibility="public" as="xs:string">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:variable name="primary" as="xs:string" select="lower-case(tokenize(string($language), '-')[1])"/>
    <xsl:sequence select="($tw:languages[. = $primary], 'en')[1]"/>
  </xsl:function>

  <!-- The word for `key` in `language`, which is one that tw:page-language gives. -->
  <xsl:function name="tw:label" visibility="public" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="
        ($tw:labels($key)[index-of($tw:languages, $language)],
        error(QName('urn:teiwright', 'tw:label'), 'no label ' || $key))[1]"/>
  </xsl:function>

</xsl:stylesheet>
