<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose: the words that the page says itself, in English, German, French and Spanish.
  Input:   a key and a language. Output: strings.
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
      'display': ('Display', 'Anzeige', 'Affichage', 'Vista'),
      'cite': ('Cite', 'Zitieren', 'Citer', 'Citar'),
      'theme': ('Theme', 'Farben', 'Couleurs', 'Colores'),
      'theme:auto': ('automatic', 'automatisch', 'automatiques', 'automáticos'),
      'theme:light': ('light', 'hell', 'claires', 'claros'),
      'theme:paper': ('paper', 'Papier', 'papier', 'papel'),
      'theme:dark': ('dark', 'dunkel', 'sombres', 'oscuros'),
      'marks': ('Marked', 'Hervorgehoben', 'Mis en évidence', 'Resaltado'),
      'mark': ('mark in the text', 'im Text hervorheben', 'mettre en évidence dans le texte', 'resaltar en el texto'),
      'date': ('Dates', 'Zeitangaben', 'Dates', 'Fechas'),
      'citation': ('Citations', 'Belege', 'Références', 'Referencias'),
      'reading': ('Reading', 'Lesart', 'Leçon', 'Lectura'),
      'reading:both': ('both', 'beide', 'les deux', 'ambas'),
      'reading:source': ('source', 'Quelle', 'source', 'fuente'),
      'reading:editor': ('editor', 'Herausgeber', 'éditeur', 'editor'),
      'figures': ('At a glance', 'Im Überblick', 'Vue d’ensemble', 'De un vistazo'),
      'timeline': ('Dates in the text', 'Zeitangaben im Text', 'Dates dans le texte', 'Fechas en el texto'),
      'years': ('Years', 'Jahre', 'Années', 'Años'),
      'together': ('Mentioned in the same paragraphs', 'In denselben Absätzen genannt', 'Mentionnés dans les mêmes paragraphes', 'Mencionados en los mismos párrafos'),
      'previous': ('previous mention', 'vorige Nennung', 'mention précédente', 'mención anterior'),
      'next': ('next mention', 'nächste Nennung', 'mention suivante', 'mención siguiente'),
      'entry-of': ('Entry', 'Eintrag', 'Notice', 'Entrada'),
      'sorted-by': ('Sorted by', 'Sortiert nach', 'Trié par', 'Ordenado por'),
      'year': ('year', 'Jahr', 'année', 'año'),
      'times-cited': ('times cited', 'Häufigkeit der Zitate', 'nombre de citations', 'número de citas'),
      'relation:renaming:both': ('Renamed', 'Umbenannt', 'Renommé', 'Renombrado'),
      'relation:renaming:active': ('Renamed', 'Umbenannt', 'Renommé', 'Renombrado'),
      'relation:renaming:passive': ('Before its renaming', 'Vor der Umbenennung', 'Avant le changement de nom', 'Antes del cambio de nombre'),
      'relation:successor:active': ('Successor of', 'Nachfolger von', 'Successeur de', 'Sucesor de'),
      'relation:successor:passive': ('Succeeded by', 'Nachfolger', 'Successeur', 'Sucedido por'),
      'relation:part:active': ('Part of', 'Teil von', 'Partie de', 'Parte de'),
      'relation:part:passive': ('Its parts', 'Teile', 'Ses parties', 'Sus partes'),
      'relation:parent:active': ('Parent of', 'Übergeordnet', 'Organisme de tutelle de', 'Entidad superior de'),
      'relation:parent:passive': ('Belongs to', 'Gehört zu', 'Relève de', 'Depende de'),
      'relation:membership:active': ('Member of', 'Mitglied von', 'Membre de', 'Miembro de'),
      'relation:membership:passive': ('Members', 'Mitglieder', 'Membres', 'Miembros'),
      'in': ('In', 'In', 'Dans', 'En'),
      'read': ('read', 'lies', 'lire', 'léase'),
      'certainty': ('certainty', 'Sicherheit', 'certitude', 'certeza'),
      'no-entry': ('no entry found', 'kein Eintrag gefunden', 'aucune notice trouvée', 'sin entrada'),
      'omission': ('omission', 'Auslassung', 'omission', 'omisión'),
      'gap': ('gap', 'Lücke', 'lacune', 'laguna'),
      'figure': ('figure', 'Abbildung', 'figure', 'figura')
    }"/>

  <xsl:variable name="tw:months" as="map(xs:string, xs:string+)" select="map{
      'en': ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'),
      'de': ('Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'),
      'fr': ('janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'),
      'es': ('enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre')
    }"/>

  <!-- A span of time as tw:span-of-time gives it, with months by their names: `14 November 1989`, `Oktober 1952–1980`, `el 3 de mayo
       de 1931` without its article. What is no date stays. -->
  <xsl:function name="tw:time-in-words" visibility="public" as="xs:string">
    <xsl:param name="span" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:value-of>
      <xsl:analyze-string select="$span" regex="(\d{{4}})-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?(T[\d:.Z+\-]*)?">
        <xsl:matching-substring>
          <xsl:variable name="month" as="xs:string" select="$tw:months($language)[xs:integer(regex-group(2))]"/>
          <xsl:variable name="day" as="xs:string?" select="regex-group(4)[.] ! string(xs:integer(.))"/>
          <xsl:sequence select="tw:date-in-words(regex-group(1), $month, $day, $language)"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>{.}</xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:value-of>
  </xsl:function>

  <!-- Day, month and year in the order and with the words of the language. The day may be missing. -->
  <xsl:function name="tw:date-in-words" visibility="public" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="month" as="xs:string"/>
    <xsl:param name="day" as="xs:string?"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="said" as="xs:string?" select="
        if ($language = 'de') then $day ! (. || '.') else if ($language = 'fr' and $day = '1') then '1er' else $day"/>
    <xsl:sequence select="string-join(($said, $month, $year), if ($language = 'es') then ' de ' else ' ')"/>
  </xsl:function>

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
