//! Budgets as they are kept: chapters over their lines, expenses beside receipts, versions on sheets, tables side by side; and what looks like
//! money and is none.

use crate::bench::{inputs, run, workbook};
use crate::said_around::{codes, figures};

fn money(name: &str, sheet: &str) -> String {
    figures(name, sheet, "", &[("financements", ""), ("structures_partenaires", "")])
}

#[test]
fn chapters_are_not_counted_beside_the_lines_that_they_add_up() {
    let lines = "60 – Achats;800;\nFournitures;500;Ville\nRepas;300;Ville\n64 – Personnel;42000;\nSalaires;30000;ARS\nCharges;12000;ARS\n";
    let accounts = "60;Achats;800\n606;Fournitures;500\n607;Repas;300\n64;Personnel;42000\n641;Salaires;30000\n645;Charges;12000\n";
    for sheet in [
        format!("Libellé;Montant;Financeur\n{lines}"),
        format!("Libellé;Montant;Financeur\n{lines}TOTAL;42800;\n"),
        format!("Compte;Libellé;Montant\n{accounts}"),
        format!("Compte;Libellé;Montant\n{accounts};TOTAL;42800\n"),
    ] {
        assert_eq!(money("Moyens", &sheet), "financements = 42800", "{sheet}");
        assert_eq!(codes("Moyens", &sheet), Vec::<String>::new(), "{sheet}");
    }
    // What is no sum is a line of its own, as are equal amounts under one payer.
    let own = "Libellé;Montant;Financeur\n60 – Achats;900;\nFournitures;500;Ville\nRepas;300;Ville\n";
    assert_eq!(money("Moyens", own), "financements = 1700");
    let equal = "Libellé;Montant;Financeur\nPoste;500;ARS\nAtelier;250;Ville\nForum;250;Ville\n";
    assert_eq!(money("Moyens", equal), "financements = 1000");
}

#[test]
fn what_was_spent_does_not_count_beside_what_was_received() {
    let spent = "Salaire;40000;\nCom;500;\n";
    let received = "Subvention;30000;ARS\nParticipation;10500;Ville\n";
    for sheet in [
        format!("Libellé;Montant;Financeur\nDépenses;;\n{spent}Recettes;;\n{received}"),
        format!("Libellé;Montant;Financeur\nDÉPENSES;;\n{spent}Total dépenses;40500;\nRECETTES;;\n{received}Total recettes;40500;\n"),
        format!("Libellé;Montant;Financeur\nRECETTES 2022;;\n{received}DÉPENSES 2022;;\n{spent}"),
        "Sens;Libellé;Montant;Financeur\nDépense;Salaire;40000;\nDépense;Com;500;\nRecette;Subvention;30000;ARS\nRecette;Participation;10500;Ville\nTotal;;81000;\n"
            .to_owned(),
    ] {
        assert_eq!(money("Budget", &sheet), "financements = 40500", "{sheet}");
        assert_eq!(codes("Budget", &sheet), Vec::<String>::new(), "{sheet}");
    }
    // Expenses alone are the means.
    let alone = format!("Libellé;Montant;Financeur\nDépenses;;\n{spent}");
    assert!(money("Budget", &alone).contains("40500"), "{}", money("Budget", &alone));
}

#[test]
fn of_two_versions_on_sheets_one_counts_and_the_other_is_told() {
    let sheet = |amount: u32| format!("Libellé;Montant;Financeur\nPoste;{amount};ARS\n");
    for (first, second) in
        [("Prévisionnel", "Réalisé"), ("Budget 2021", "Budget 2022"), ("Budget prévisionnel 2022", "Budget réalisé 2022")]
    {
        let made = workbook(&[(first, &sheet(40_000)), (second, &sheet(43_000))]);
        let run = run(inputs(&[("2022/Budget du conseil.xlsx", &made)]).path(), &["bilan", "2022", "--profil", "interne"]);
        assert_eq!(run.figure(2022, "2022", "financements", &[]).get("valeur"), "43000", "{first}, {second}");
        assert_eq!(run.findings(2022), ["2022/Budget du conseil.xlsx  version-non-comptee"], "{first}, {second}");
    }
    let sites = workbook(&[("Nord", &sheet(40_000)), ("Sud", &sheet(43_000))]);
    let run = run(inputs(&[("2022/Budget.xlsx", &sites)]).path(), &["bilan", "2022", "--profil", "interne"]);
    assert_eq!(run.figure(2022, "2022", "financements", &[]).get("valeur"), "83000");
}

#[test]
fn tables_of_different_makes_stand_side_by_side() {
    let sheet = "Axe;Action;Statut;Personnes touchées;;Libellé;Montant;Financeur\nAxe 1;A;Réalisée;10;;Poste;40000;ARS\nAxe 2;B;En cours;20;;Forum;500;Ville\n";
    let all = [("actions", ""), ("personnes_touchees", ""), ("financements", "")];
    assert_eq!(figures("Bilan", sheet, "", &all), "actions = 2; personnes_touchees = 30; financements = 40500");
    assert_eq!(codes("Bilan", sheet), Vec::<String>::new());
}

#[test]
fn what_is_no_money_is_not_counted_as_such() {
    let table = [
        ("Données", "Indicateur;Valeur;Unité;Source\nPopulation;90240;habitants;Insee\nPauvreté;24;%;Insee\n"),
        ("Tableau de bord", "Indicateur;Valeur;Commentaire;Source\nNb de saisines;6;ok;Rapport\nNb de partenaires;73;ok;Annuaire\n"),
        ("Données", "Libellé;Valeur;Source\nPopulation;90240;Insee\nPlaces;42;ARS\n"),
        ("Budget", "60 – Achats;1200;74 – ARS;30000\n61 – Services;3500;74 – Ville;12000\n64 – Personnel;40000;75 – Autres;2700\n"),
    ];
    for (name, sheet) in table {
        assert_eq!(codes(name, sheet), ["feuille-non-reconnue "], "{sheet}");
        assert_eq!(money(name, sheet), "", "{sheet}");
    }
    // « Poste » names a column, and stands here in a record.
    let rows = "Année;Libellé;Montant;Financeur\n2022;Salaire;1000;ARS\n2022;Poste;43000;ARS\n";
    assert_eq!(money("Moyens", rows), "financements = 44000");
}

#[test]
fn columns_of_ticks_say_how_far_objectives_and_prospects_are() {
    let objectives =
        "Axe;Objectif;Atteint;Partiellement atteint;Non atteint\nPrévenir;Former;X;;\nPrévenir;Informer;;X;\nInsérer;Loger;;;X\n";
    let by_class = figures("Objectifs", objectives, "", &[("atteinte_declaree", "modalite")]);
    assert_eq!(by_class, "atteinte_declaree atteint = 1; atteinte_declaree non atteint = 1; atteinte_declaree partiellement atteint = 1");
    let outlook = "Axe;Perspectives 2022;Réalisé;En cours;Reporté\nPrévenir;A;X;;\nPrévenir;B;;X;\nInsérer;C;;;X\n";
    let by_outcome = figures("Perspectives 2022", outlook, "", &[("perspectives_suivies", "suite")]);
    assert_eq!(by_outcome, "perspectives_suivies en cours = 1; perspectives_suivies faite = 1; perspectives_suivies reportée = 1");
    // An indicator may open with « Nb de »: it adds nothing up.
    let indicators = "Axe;Objectif;Indicateur;Cible;Réalisé\nPrévenir;Former;Nb formés;40;30\nPrévenir;Former;Nb de sessions;4;4\nInsérer;Loger;Nb;20;5\n";
    assert_eq!(codes("Objectifs", indicators), Vec::<String>::new());
    assert_eq!(figures("Objectifs", indicators, "", &[("atteinte_declaree", "")]), "atteinte_declaree = 3");
}
