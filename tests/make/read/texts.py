"""Text files, in the encodings and shapes that exporters and people give them."""
from where import at

TABLE = "Structure;Œuvre;Coût\r\nL’étoile – « cœur »;n° 12;1 234,50 €\r\n"


def write(name, text, encoding="utf-8"):
    with open(at(name), "wb") as file:
        file.write(text.encode(encoding))


write("utf-8-sans-bom.csv", TABLE)
write("utf-8-avec-bom.csv", TABLE, "utf-8-sig")
write("windows-1252.csv", TABLE, "cp1252")
write("iso-8859-15.csv", "Structure;Œuvre;Coût\nLe cœur de ville;n° 12;1234,50 €\n", "iso-8859-15")
write("mac-roman.csv", TABLE.replace("\r\n", "\r"), "mac_roman")
write("utf-16-le.txt", "\ufeff" + TABLE.replace(";", "\t"), "utf-16-le")
write("utf-16-be-sans-bom.txt", TABLE.replace(";", "\t"), "utf-16-be")
write("texte-utf-16.xls", "\ufeff" + '"Formulaire"\t""\t""\n"N°"\t"Soumis"\t"Lieu"\n"1"\t"06/05/2022"\t"Poitiers\nEst"\n', "utf-16-le")
write("encode-deux-fois.csv", TABLE.replace("€", "euros").encode().decode("cp1252"))

write("virgules.csv", 'date,action,structure\n2022-05-06,"SISM, ouverture",CCAS\n')
write("barres.txt", "Structure|Nombre\nCCAS|3\nMairie; annexe|4\n")
write("virgules-decimales.csv", "poste;etp;part\ncoordination;0,6;0,5\nsecrétariat;0,2;0,5\n")
write("titres-au-dessus.csv", "Actions du CLSM, année 2022, version du 3 mai\nÀ jour, à relire\n\nAction;Axe;Statut\nSISM;1;réalisée\n\nForum;2;en cours\n")
write("une-seule-colonne.txt", "Structures venues\nCentre social, Poitiers\nMission locale\n")
write("sep-annonce.csv", "sep=;\r\nStructure, service;Nombre\r\nCCAS, accueil;3\r\n")
write("lignes-dans-un-champ.csv", 'Structure;Remarque\nCCAS;"ligne 1\nligne 2 ""citée"";\n\nfin"\n\nMairie;"";\n')
write("limesurvey.csv", '\ufeff"id";"submitdate";"Q1[SQ001]";"Q1[SQ002]";"Q2"\r\n"1";"2022-05-06 10:00:00";"Y";"";\r\n"2";;;;"a;b"\r\n\r\n')
write("guillemet-ouvert.csv", 'Structure;Écran\nCCAS;"27 pouces\nMairie;24\n')
write("lignes-inegales.csv", "Structure;mai;juin;juillet\nCCAS;X\nMairie;X;E;A;de trop\n")

write(
    "page-web.xls",
    """<html><head><meta charset=utf-8><style>td {mso-number-format:"\\@"}</style></head><body>
<table border=1><tr><th colspan=3>D&eacute;l&eacute;gation de l&rsquo;Ouest</tr>
<tr><td rowspan=2>Structure<td colspan="2">Pr&eacute;sents
<tr><td>mai<td>juin
<tr style="display: none"><td>CCAS &amp; Mairie<td>1&nbsp;234<td>&nbsp;
</table></body></html>""",
)
write(
    "classeur-xml-2003.xls",
    """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Présences"><Table>
  <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">COPIL 2022</Data></Cell></Row>
  <Row ss:Index="3"><Cell><Data ss:Type="String">CCAS</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">2022-05-06T00:00:00.000</Data></Cell>
   <Cell><Data ss:Type="Number">12.5</Data></Cell></Row>
 </Table></Worksheet>
</Workbook>
""",
)
