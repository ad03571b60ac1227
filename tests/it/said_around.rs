//! What stands around a table says what its columns lack, and is no row of it: titles, labels, groups of dates, tallies, remarks.

use crate::bench::{contents, inputs, run};

/// What of a year's figures of presences and participations is not nought, by body or by action.
fn counted(name: &str, sheet: &str, settings: &str) -> String {
    let all = [("presences", "instance"), ("reunions", "instance"), ("participations", "action"), ("structures_actives", "")];
    figures(name, sheet, settings, &all)
}

/// What of a year's figures is not nought: indicators, each by a dimension.
pub fn figures(name: &str, sheet: &str, settings: &str, all: &[(&str, &str)]) -> String {
    let path = format!("2022/{name}.csv");
    let folder = inputs(&[("observatoire.toml", settings.as_bytes()), (&path, sheet.as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022", "--profil", "interne"]);
    let shown = |indicator: &str, by: &str| -> Vec<String> {
        let rows = made.csv("2022/indicateurs.csv");
        let of = rows
            .iter()
            .filter(|row| row.get("indicateur") == indicator && row.get("dimension_1") == by && row.get("dimension_2").is_empty());
        let told = of.filter(|row| !matches!(row.get("valeur"), "" | "0"));
        told.map(|row| format!("{} {} = {}", row.get("indicateur"), row.get("modalite_1"), row.get("valeur"))).collect()
    };
    all.iter().flat_map(|(indicator, by)| shown(indicator, by)).map(|line| line.replace("  = ", " = ")).collect::<Vec<_>>().join("; ")
}

/// The codes of what is told of a sheet, notes aside, each with its cell.
pub fn codes(name: &str, sheet: &str) -> Vec<String> {
    let folder = inputs(&[(&format!("2022/{name}.csv"), sheet.as_bytes())]);
    let rows = run(folder.path(), &["bilan", "2022"]).csv("2022/controle/anomalies.csv");
    let told = rows.iter().filter(|row| row.get("gravite") != "note");
    told.map(|row| format!("{} {}", row.get("code"), row.get("cellule"))).collect()
}

/// Each sheet as a text file, which has neither merged cells nor formats to help.
#[test]
fn what_stands_around_a_table_completes_it_and_is_no_row() {
    let pilotage = "presences comité de pilotage = 3; reunions comité de pilotage = 2; structures_actives = 2";
    let table = [
        // The bodies stand beside « Structure », the dates a row lower.
        (
            "dates sous les instances",
            "Structure;Comité de pilotage;Comité technique\n;05/03/2022;11/06/2022\nCCAS;P;E\nGEM;P;P\n",
            "presences comité de pilotage = 2; presences comité technique = 1; reunions comité de pilotage = 1; reunions comité technique = 1; structures_actives = 2",
        ),
        // Quarters and months group the dates.
        ("trimestres", "COPIL;;\n;T1;T2\nStructure;05/03/2022;11/06/2022\nCCAS;P;E\nGEM;P;P\n", pilotage),
        ("mois", "COPIL;;\nStructure;mars;juin\n;05/03/2022;11/06/2022\nCCAS;P;E\nGEM;P;P\n", pilotage),
        // Head counts at the foot.
        ("pied de présents", "Structure;COPIL du 05/03/2022;COPIL du 11/06/2022\nCCAS;P;E\nGEM;P;P\nNombre de présents;2;1\n", pilotage),
        ("pied court", "Structure;COPIL du 05/03/2022;COPIL du 11/06/2022\nCCAS;P;E\nGEM;P;P\nPrésents;2;1\nExcusés;0;1\n", pilotage),
        // A title over each of several tables.
        (
            "titres",
            "Peinture;\nStructure;05/03/2022\nCCAS;3\nGEM;2\n;\nForum;\nStructure;11/06/2022\nUNAFAM;4\n",
            "participations Forum = 4; participations Peinture = 5; structures_actives = 3",
        ),
        (
            "titres de listes",
            "COPIL du 5 mars 2022;\nStructure;Présence\nCCAS;P\nGEM;P\n;\nCOTECH du 11 juin 2022;\nStructure;Présence\nCCAS;P\nGEM;E\n",
            "presences comité de pilotage = 2; presences comité technique = 1; reunions comité de pilotage = 1; reunions comité technique = 1; structures_actives = 2",
        ),
        // The action, or the body, in a column beside the structures.
        (
            "colonne action",
            "Structure;Action;05/03/2022;11/06/2022\nCCAS;Peinture;3;1\nGEM;Forum;;4\n",
            "participations Forum = 4; participations Peinture = 4; structures_actives = 2",
        ),
        ("colonne instance", "Structure;Instance;05/03/2022;11/06/2022\nCCAS;copil;P;P\nGEM;copil;P;E\n", pilotage),
        // A rank before a day is no day.
        (
            "rangs",
            "Structure;Secourisme session 1 12/04/2022;Secourisme session 3 23/05/2022\nCCAS;2;1\nGEM;1;3\n",
            "participations Secourisme session 1 = 3; participations Secourisme session 3 = 4; structures_actives = 2",
        ),
        // Labels over the list of one session.
        (
            "séance",
            "Action :;Info-formation 2;;\nDate :;2-3 mai 2022;;\n;;;\nAxe;Nb. de participants;Organisme\nSuicide;1;IFSI\nSuicide;2;Ekidom\n",
            "participations Info-formation 2 = 3; structures_actives = 2",
        ),
        (
            "réunion",
            "Instance :;comité technique\nDate :;2022-03-07\n;\nStructure représentée;Présences\nCHHL;exc.\nCHU;présente\nCCAS;3\n",
            "presences comité technique = 4; reunions comité technique = 1; structures_actives = 2",
        ),
        ("préfixe", "Action : Peinture;\nStructure;05/03/2022\nCCAS;3\n", "participations Peinture = 3; structures_actives = 1"),
        // Who signed was there.
        (
            "signatures",
            "COPIL du 5 mars 2022;\nStructure;Signature\nCCAS;X\nGEM;X\nMDPH;\n",
            "presences comité de pilotage = 2; reunions comité de pilotage = 1; structures_actives = 2",
        ),
        // A remark under two columns.
        (
            "remarque",
            "Peinture;\n15/04/2022;\n;\nStructure;Participants\nCCAS;12\nGEM;3\n;\nSource : coordination;\n* Provisoire;\n",
            "participations Peinture = 15; structures_actives = 2",
        ),
        // A heading without a merge, and a blank column under its row.
        (
            "titre sans fusion",
            "Info-formation 2;;;;;;\n7.11.22;;;;;;\n;;;;;;\nEffectifs;;;;Structure employeuse;Axe\nCandidats;Retenus;Présents;;;\n5;4;2;;CLSM;Suicide\n3;2;2;;MDPH;Suicide\n",
            "participations Info-formation 2 = 4; structures_actives = 2",
        ),
    ];
    let settings = "[territoire]\nnom = \"Essai\"\n";
    let read: Vec<String> = table.iter().map(|(name, sheet, _)| format!("{name} : {}", counted(name, sheet, settings))).collect();
    let wanted: Vec<String> = table.iter().map(|(name, _, figures)| format!("{name} : {figures}")).collect();
    assert_eq!(read, wanted);
}

/// What the settings say of a crossed sheet wins over what its titles suggest.
#[test]
fn what_the_settings_say_of_a_crossed_sheet_is_heard() {
    let sheet = "Comité de pilotage;;\nStructure;05/03/2022;11/06/2022\nCCAS;P;E\nGEM;P;P\n";
    let reading = |table: &str, values: &str| {
        format!(
            "[territoire]\nnom = \"Essai\"\n[[lecture]]\nfichier = \"*\"\ntable = \"{table}\"\ndisposition = \"croise\"\nvaleurs = {{ {values} }}\n"
        )
    };
    let read = |table: &str, values: &str| counted("z", sheet, &reading(table, values));
    assert_eq!(read("participations", "action = \"Café\""), "participations Café = 3; structures_actives = 2");
    let commission = "presences commission = 3; reunions commission = 2; structures_actives = 2";
    assert_eq!(read("instances", "instance = \"commission\""), commission);
}

/// Totals in the column of dates, tallies, sums alone: no row of what is counted.
#[test]
fn tallies_at_the_foot_of_a_list_are_no_rows() {
    let settings = "[territoire]\nnom = \"Essai\"\n[[axe]]\nnom = \"Suicide\"\n";
    let folder = inputs(&[
        ("observatoire.toml", settings.as_bytes()),
        ("structures.csv", "Structure;Secteur\nCCAS;Santé\nGEM;Culture\nTotal;2 structures\n".as_bytes()),
        ("2022/actions.csv", "Action;Axe;Statut\nForum;Suicide;réalisée\nAtelier;Suicide;réalisée\nNombre d'actions : 2;;\n".as_bytes()),
        ("2022/saisines.csv", "Date;Demandeur;Niveau\n04/03/2022;CCAS;2\n05/03/2022;GEM;2\nTotal;2;\n".as_bytes()),
        (
            "2022/participations.csv",
            "Date;Action;Structure;Participants\n04/03/2022;Forum;CCAS;2\n04/03/2022;Forum;GEM;3\n;;;5\n".as_bytes(),
        ),
        (
            "2022/objectifs.csv",
            "Attendu;Départ;Objectif;Statut;Axe;Réalisé\n8;0;Ouvrir;non atteint;Suicide;7\n8;0;Total général;;;7\n".as_bytes(),
        ),
    ]);
    let made = run(folder.path(), &["bilan", "2022", "--profil", "interne"]);
    let value = |indicator: &str| made.figure(2022, "2022", indicator, &[]).get("valeur").to_owned();
    let figures = ["structures_partenaires", "actions", "saisines", "participations"].map(value);
    assert_eq!((made.status, figures), (0, ["2", "2", "2", "5"].map(str::to_owned)), "{:?}", made.findings(2022));
    assert_eq!(made.findings(2022), Vec::<String>::new());
}

/// A blank beside ticks is a no (contract §4); beside words it says nothing.
#[test]
fn a_structure_without_its_tick_is_no_partner_any_more() {
    let partners = |column: &str| {
        let registry = format!("Structure;Toujours actif ?\nCCAS;{column}\nGEM;{column}\nDDETS;\n");
        let folder = inputs(&[("structures.csv", registry.as_bytes()), ("2022/a.csv", b"Action;Axe;Statut\nForum;Suicide;en cours\n")]);
        run(folder.path(), &["bilan", "2022"]).figure(2022, "2022", "structures_partenaires", &[]).get("valeur").to_owned()
    };
    assert_eq!([partners("✓"), partners("x"), partners("oui")], ["2", "2", "3"].map(str::to_owned));
}

/// « Sortie » over « Date » and « Motif », not merged: neither column is without a title.
#[test]
fn a_heading_over_two_columns_needs_no_merge() {
    let sheet = "Code;Date de commission;Sortie;;Décision\n;;Date;Motif;\nP01;10/02/2022;12/03/2022;Emploi ordinaire;sorti\nP02;10/02/2022;;;admis\n";
    let folder = inputs(&[("2022/parcours.csv", sheet.as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022"]);
    assert_eq!(made.findings(2022), Vec::<String>::new());
    assert_eq!(made.figure(2022, "2022", "parcours_decisions", &[]).get("valeur"), "2");
}

/// Those who led the sessions stand over the dates, or under them: their names are no action's, and go nowhere.
#[test]
fn who_leads_a_session_is_no_action_and_is_named_nowhere() {
    let leaders = "Maëlle Quiniou;Bertrand Quiniou";
    let dates = "05/03/2022;11/06/2022";
    let sheets = [
        format!("Café;;\nStructure;{dates}\n;{leaders}\nCCAS;3;1\n"),
        format!("Café;;\n;{leaders}\nStructure;{dates}\nCCAS;3;1\n"),
        format!("Café;;\nAnimateur;{leaders}\nStructure;{dates}\nCCAS;3;1\n"),
    ];
    for sheet in sheets {
        let folder = inputs(&[("2022/a.csv", sheet.as_bytes())]);
        let made = run(folder.path(), &["bilan", "2022", "--profil", "interne"]);
        assert_eq!(made.figure(2022, "2022", "participations", &[("action", "Café")]).get("valeur"), "4", "{sheet}");
        let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("Quiniou");
        let named: Vec<_> = contents(made.folder.path()).into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect();
        assert!(named.is_empty() && !holds(made.stdout.as_bytes()) && !holds(made.stderr.as_bytes()), "{sheet}: {named:?}");
    }
}
