//! What is put into inputs besides chance: what breaks readers, and what people write.

/// Numbers at the edges of what formats and we accept.
pub const NUMBERS: [&str; 30] = [
    "0", "-1", "1", "7", "40", "255", "256", "16384", "16385", "32767", "65535", "65536", "1048576", "1048577", "2147483647", "2147483648",
    "4294967295", "4294967296", "9007199254740993", "18446744073709551615", "-9223372036854775808", "1e308", "-1e308", "1e-320", "1e400",
    "NaN", "inf", "0.1", "2958465", "45730.999999999",
];

/// Pieces of workbooks' XML.
pub const XML: [&str; 44] = [
    " t=\"s\"", " t=\"str\"", " t=\"inlineStr\"", " t=\"b\"", " t=\"e\"", " t=\"d\"", " t=\"n\"", " r=\"A1\"", " r=\"XFD1048576\"", " r=\"A0\"", " r=\"\"",
    " r=\"ZZZZZZ99999999999\"", " s=\"99999\"", " s=\"-1\"", " hidden=\"1\"", " ref=\"A1:XFD1048576\"", " ref=\"B2:A1\"", " min=\"1\" max=\"16384\"",
    " min=\"9\" max=\"2\"", " spans=\"1:16384\"", " count=\"4294967295\" uniqueCount=\"4294967295\"", " state=\"veryHidden\"", " date1904=\"1\"",
    " table:number-columns-repeated=\"16384\"", " table:number-rows-repeated=\"1048576\"", " table:number-columns-spanned=\"16384\"",
    " table:number-rows-spanned=\"1048576\"", " office:value-type=\"date\" office:date-value=\"0000-00-00\"",
    " office:value-type=\"time\" office:time-value=\"PT99999999999999H\"", " office:value-type=\"float\" office:value=\"1e999\"",
    " office:value-type=\"boolean\" office:boolean-value=\"vrai\"", " table:visibility=\"collapse\"", "<text:s text:c=\"4294967295\"/>", "<text:line-break/>",
    "<row r=\"0\"/>", "<c><v>1</v></c>", "<v></v>", "<is><t>x</t></is>", "<f>A1+1</f>", "<mergeCell ref=\"A1:XFD1\"/>", "<!--", "]]>", "&#0;", "&#x1F600;&amp;&nbsp;",
];

/// Cells as people write them, and as nobody should.
pub const CELLS: [&str; 78] = [
    "31/02/2022", "06/05/2022", "6.5.22", "6 mai 2022", "mai 2022", "oct-22", "T2 2022", "17-18 novembre 2022", "du 30 janvier au 2 février 2022",
    "2022-13-45", "29/02/2100", "00/00/0000", "99999-01-01", "lundi 3", "env. 40", "une quarantaine", "plus de 700", "+ de 30", "30 à 40", "12 (dont 3 usagers)",
    "11 (8 A, 1 B, 2 C)", "((((((((", "))))", "1 234,5", "1\u{a0}234\u{202f}567,8", "1.234.567", "12/15", "NC", "?", "-", "néant", "deux cent quatre-vingt-dix-sept",
    "X", "☒", "☐", "X Oui", "oui / X non", "présent", "excusé", "E", "P3", "2 P / 1 E", "#REF!", "#N/A", "Err:502", "=1+1", "@SUM(1)", "\u{feff}", "\u{0}", "e\u{301}\u{301}\u{301}",
    "ﬃ ﷺ ǅ ẞ İ ı", "👩‍👩‍👧‍👦", "\u{202e}abc", "\u{200b}\u{200b}", "\u{ffff}\u{fffd}", "Total", "Sous-total", "TOTAL GÉNÉRAL", "Date", "Action", "Structure", "Participants", "Axe",
    "Statut", "Demandeur", "Code", "Décision", "Présence", "Instance", "jeanne.durand@exemple.fr", "06 12 34 56 78", "Mme DURAND Jeanne", "1 84 12 76 451 089 46",
    "Nom", "Exemple à effacer : CMP", "Comité de pilotage 2022", "<br>", "a;b,c\td|e",
];

/// Pieces of settings.
pub const SETTINGS: [&str; 28] = [
    "[territoire]\n", "nom = \"Valmont\"\n", "population = 12000\n", "communes = [\"A\", \"B\"]\n", "[[axe]]\n", "synonymes = [\"\"]\n", "objectif_national = 6\n",
    "depuis = 2023\njusqu_a = 2020\n", "remplace = [\"A\"]\n", "[nomenclature.secteur]\n", "\"Santé\" = [\"hôpital\"]\n", "\"\" = []\n", "[[lecture]]\n", "fichier = \"**/*.xlsx\"\n",
    "fichier = \"[[[\"\n", "table = \"participations\"\n", "disposition = \"croise\"\n", "entete = 99999999999\n", "colonnes = { \"A\" = \"date\" }\n", "valeurs = { annee = -1 }\n",
    "[[questionnaire]]\n", "[[questionnaire.question]]\n", "type = \"echelle\"\n", "modalites = { A1 = \"Atteint\" }\n", "[confidentialite]\nsaisines = 0\n", "motif = \"\"\n",
    "[graphiques]\ncouleurs = [\"#zzz\"]\n", "ignorer = [\"*\"]\n",
];
