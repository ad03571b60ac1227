//! What people are told: each message says what is true, of the cell where it is.

use crate::bench::{Run, contents, inputs, run};
use expect_test::expect;

const REGISTRY: (&str, &str) = ("structures.csv", "Structure;Secteur\nCCAS;Santé\nCMP;Santé\n");

fn of_files(files: &[(&str, &str)]) -> Run {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    run(inputs(&files).path(), &["bilan", "2022"])
}

/// The findings, with their message, no-break spaces as ordinary ones.
fn told(made: &Run) -> String {
    let rows = made.csv("2022/controle/anomalies.csv");
    let lines = rows.iter().map(|row| format!("{} {} — {}\n", row.get("fichier"), row.get("cellule"), row.get("message")));
    lines.collect::<String>().replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_row_said_twice_counts_twice_unless_both_are_about_one_thing() {
    let made = of_files(&[
        ("structures.csv", "Structure;Secteur\nCCAS;Santé\nCCAS;Santé\n"),
        ("contexte.csv", "Indicateur;Territoire;Année;Valeur\nTaux;Poitiers;2022;3,2\nTaux;Poitiers;2022;3,2\n"),
        ("2022/actions.csv", "Action;Axe;Statut\nInfo;Parcours;réalisée\nInfo;Parcours;réalisée\n"),
        ("2022/moyens.csv", "Libellé;Nature;Montant;Financeur\nPoste;poste;40000;ARS\nPoste;poste;40000;ARS\n"),
    ]);
    expect![[r#"
        2022/actions.csv A3 — Cette ligne répète la ligne 2 : elle ne compte qu’une fois.
        2022/moyens.csv A3 — Cette ligne répète la ligne 2 : les deux comptent.
        contexte.csv A3 — Cette ligne répète la ligne 2 : elle ne compte qu’une fois.
        structures.csv A3 — « CCAS » figure déjà à la ligne 2 de l’annuaire : elle ne compte qu’une fois.
    "#]]
    .assert_eq(&told(&made));
    let value = |indicator: &str| made.figure(2022, "2022", indicator, &[]).get("valeur").to_owned();
    assert_eq!((value("actions"), value("financements"), value("structures_partenaires")), ("1".into(), "80000".into(), "1".into()));
}

/// The rows of an action complete each other: what another file says is not missing.
#[test]
fn an_axis_is_missing_only_where_no_file_gives_it() {
    let made = of_files(&[
        ("2022/a.csv", "Action;Axe;Statut;Porteur\nInfo;Parcours;réalisée;CCAS\n"),
        ("2022/b.csv", "Action;Axe;Statut;Personnes touchées\nInfo;;;40\nSeule;;réalisée;12\n"),
        ("2022/perspectives.csv", "Année;Axe;Perspective;Suite\n2022;;Former;faite\n2022;Parcours;Informer;x\n"),
    ]);
    expect![[r#"
        2022/b.csv A3 — L’action « Seule » n’a pas d’axe : elle compte dans « Non classé ».
        2022/perspectives.csv B2 — « Former » n’a pas d’axe : la ligne compte dans « Non classé ».
        2022/perspectives.csv D3 — « x » n’est pas une valeur connue de « suite » : elle compte comme « Non classé ».
    "#]]
    .assert_eq(&told(&made));
    assert_eq!(made.figure(2022, "2022", "actions", &[("axe", "Parcours")]).get("valeur"), "1");
}

#[test]
fn an_axis_that_the_settings_do_not_declare_is_kept_and_said_so() {
    let made = of_files(&[
        ("observatoire.toml", "[[axe]]\nnom = \"Parcours\"\n"),
        ("2022/a.csv", "Action;Axe;Statut;Porteur\nInfo;Parcours;réalisée;CCAS\nForum;Logement;réalisée;CMP\n"),
    ]);
    expect![[r#"
        2022/a.csv B3 — L’axe « Logement » n’est pas de ceux du projet : il est compté à part, sous ce nom.
    "#]]
    .assert_eq(&told(&made));
    assert_eq!(made.figure(2022, "2022", "actions", &[("axe", "Logement")]).get("valeur"), "1");
}

#[test]
fn an_entry_of_the_settings_that_serves_nothing_says_what_it_did_not_find() {
    let made = of_files(&[
        (
            "observatoire.toml",
            "[[lecture]]\nfichier = \"2022/a.csv\"\nfeuille = \"Présences\"\ntable = \"actions\"\n\
             [[lecture]]\nfichier = \"2022/z.csv\"\ntable = \"actions\"\n\
             [[questionnaire]]\nfichier = \"enquete.csv\"\n",
        ),
        ("2022/a.csv", "Action;Axe;Statut;Porteur\nInfo;Parcours;réalisée;CCAS\n"),
    ]);
    expect![[r#"
        observatoire.toml  — L’entrée [[lecture]] pour « 2022/z.csv » ne trouve aucun fichier.
        observatoire.toml  — L’entrée [[lecture]] pour « 2022/a.csv » ne trouve pas la feuille « Présences » dans ce fichier.
        observatoire.toml  — L’entrée [[questionnaire]] pour « enquete.csv » ne trouve aucun fichier.
    "#]]
    .assert_eq(&told(&made));
}

/// A memory without its decisions is no sign-in sheet, though it has dates and structures.
#[test]
fn a_file_of_decisions_without_decisions_is_set_aside() {
    let came = ("2022/participations.csv", "Date;Action;Structure;Participants\n06/05/2022;Info;C.C.A.S.;3\n");
    let made = of_files(&[REGISTRY, ("correspondances.csv", "graphie;structure;date\nMairie;CCAS;06/05/2022\n"), came]);
    assert_eq!(made.status, 1);
    assert!(
        told(&made).contains("correspondances.csv A1 — Ce fichier de correspondances n’a pas de colonne « decision »"),
        "{}",
        told(&made)
    );
    assert_eq!(made.figure(2022, "2022", "participations", &[]).get("valeur"), "3");
}

/// The M of an acronym begins no title.
#[test]
fn an_acronym_among_the_other_names_of_a_structure_is_no_person() {
    let registry = |other: &str| format!("Structure;Secteur;Synonymes\nGEM La Cordée;Santé;\"Le Gem; {other}\"\n");
    let of = |other: &str| {
        let registry = registry(other);
        let came = ("2022/participations.csv", "Date;Action;Structure;Participants\n06/05/2022;Info;G.E.M. Poitiers;3\n");
        of_files(&[("structures.csv", &registry), came])
    };
    let body = of("G.E.M. Poitiers");
    assert_eq!(body.findings(2022), Vec::<String>::new());
    assert_eq!(body.figure(2022, "2022", "structures_actives", &[("secteur", "Santé")]).get("valeur"), "1");
    assert!(of("M. Poitiers").findings(2022).contains(&"structures.csv C2 contenu-personnel".to_owned()));
}

/// Names of files go everywhere, and what the coordinator writes into the report: neither names anybody.
#[test]
fn nobody_is_named_by_a_file_or_by_the_words_of_the_coordinator() {
    let came = |structure: &str| format!("Date;Action;Structure;Participants\n06/05/2022;Info;{structure};3\n");
    let (first, second) = (came("CCAS"), came("CMP"));
    let made = of_files(&[
        ("observatoire.toml", "[[lecture]]\nfichier = \"2022/émargement Jean Dupont*.csv\"\ntable = \"participations\"\n"),
        ("2022/émargement Jean Dupont.csv", &first),
        ("2022/émargement_Paul_Martin.csv", &second),
        ("2022/Lycée Louis Armand.csv", &first.replace("CCAS", "Lycée")),
        ("2022/commentaires.md", "# Participations\nMerci à Mme Durand, 06 12 34 56 78.\n"),
    ]);
    assert_eq!(
        made.findings(2022),
        [
            "2022/émargement (donnée personnelle) 2.csv  nom-de-fichier-personnel",
            "2022/émargement (donnée personnelle).csv  nom-de-fichier-personnel"
        ]
    );
    assert_eq!(made.figure(2022, "2022", "participations", &[]).get("valeur"), "9");
    let mut all = format!("{}{}", made.stdout, made.stderr);
    for (path, bytes) in contents(made.folder.path()) {
        all.push_str(&path.to_string_lossy());
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    for name in ["Dupont", "Martin", "Durand", "06 12 34 56", "Paul"] {
        assert!(!all.contains(name), "{name}");
    }
    assert!(all.contains("Lycée Louis Armand.csv") && all.contains("Une donnée personnelle a été retirée"));
}

/// The screen, the report and the findings count alike what is to be reviewed.
#[test]
fn what_is_to_be_reviewed_is_counted_alike_everywhere() {
    let registry = "Structure;Secteur;Entité\nDDETS;Services de l'État;\nCHHL - CMP Nord;Santé;CHHL\nCHHL - CMP Sud;Santé;CHHL\n";
    let came = "Date;Action;Structure;Participants\n06/05/2022;Info;DDTES;3\n06/05/2022;Info;CHHL - Pôle ambulatoire;2\n";
    let made = of_files(&[("structures.csv", registry), ("2022/participations.csv", came)]);
    let proposed = made.csv("2022/controle/rapprochements.csv");
    let is_class = |row: &&crate::bench::Row| row.get("proposition").contains('\u{a0}');
    let classes = proposed.iter().filter(is_class).count();
    let names = proposed.len() - classes;
    assert!(names > 0 && classes > 0, "{names} {classes}");
    let plural = |count: usize| if count > 1 { "s" } else { "" };
    let said = format!("{names} nom{0} à rapprocher peut-être et {classes} classement{1} à confirmer", plural(names), plural(classes));
    assert!(made.stdout.replace('\u{a0}', " ").contains(&said), "{said}\n{}", made.stdout);
    // What is to be settled in the files is told in the internal report alone.
    let files = inputs(&[("structures.csv", registry.as_bytes()), ("2022/participations.csv", came.as_bytes())]);
    let page = run(files.path(), &["bilan", "2022", "--profil", "interne"]).text("2022/bilan.html");
    let said = format!(
        "Confirmer ou refuser {names} rapprochement{0} de noms proposé{0} et {classes} classement{1} de structure{1} proposé{1}",
        plural(names),
        plural(classes)
    );
    assert!(page.contains(&said), "{said}");
}

/// A sector is not said to come first when those without a sector could change it.
#[test]
fn no_sector_comes_first_while_most_structures_have_none() {
    let came = |without: usize| {
        let rows: String = (0..without).map(|rank| format!("06/05/2022;Info;Structure {rank};1\n")).collect();
        format!("Date;Action;Structure;Participants\n06/05/2022;Info;CCAS;1\n06/05/2022;Info;CMP;1\n06/05/2022;Info;Lycée;1\n{rows}")
    };
    let registry = ("structures.csv", "Structure;Secteur\nCCAS;Santé\nCMP;Santé\nLycée;Éducation\n");
    let page = |without: usize| {
        let rows = came(without);
        of_files(&[registry, ("2022/participations.csv", &rows)]).text("2022/bilan.html").replace('\u{a0}', " ")
    };
    let (none, one, most) = (page(0), page(1), page(9));
    assert!(none.contains("Santé est le secteur le plus représenté, avec 2 structures"));
    assert!(one.contains("parmi les secteurs connus, Santé est le plus représenté, avec 2 structures"));
    assert!(most.contains("9 structures n’ont pas de secteur connu") && !most.contains("Santé est le plus représenté, avec"));
}

/// The words H-U-C are explained where they are used.
#[test]
fn an_abbreviation_is_explained_only_where_it_stands() {
    let page = |college: &str| {
        let registry = format!("Structure;Secteur;Collège\nGEM;Habitants-Usagers-Citoyens;{college}\nCH;Santé;{college}\n");
        let sat = "Date;Instance;Structure;Présence\n06/05/2022;comité de pilotage;GEM;présent\n06/05/2022;comité de pilotage;CH;présent\n";
        of_files(&[("structures.csv", &registry), ("2022/instances.csv", sat)]).text("2022/bilan.html").replace('\u{a0}', " ")
    };
    let (known, unknown) = (page("aidants"), page(""));
    assert!(known.contains("Part H-U-C") && known.contains("H-U-C : habitants"));
    assert!(!unknown.contains("Part H-U-C") && !unknown.contains("H-U-C : habitants"));
}
