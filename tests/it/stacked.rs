//! Tables of different makes one under another on one sheet: each is read for itself, and nothing of one is a row of the other.

use crate::said_around::figures;

const SESSIONS: &str = "Date;Action;Structure;Participants\n05/03/2022;Café;CCAS;4\n11/06/2022;Forum;Mairie;3\n";
const CROSSED: &str = "Structure;05/03/2022;11/06/2022\nCCAS;P;E\nMairie;P;P\n";
const FORM: &str =
    "Action : ;Café santé\nAxe : ;Prévention\nStatut : ;réalisée\nDate : ;05/03/2022\nPorteur : ;CCAS\nPersonnes touchées : ;40\n";
const ACTIONS: &str = "Action;Axe;Statut;Personnes touchées\nCafé;Prévention;réalisée;40\nBal;Accès;prévue;\n";
const REGISTER: &str = "Structure;Secteur;Commune\nCCAS;Social;Poitiers\nMairie;Culture;Poitiers\n";
const LABELLED: &str = "Action : ;Forum\nDate : ;11/06/2022\n\nStructure;Participants\nCCAS;2\nGEM;5\n";

fn read(sheet: &str) -> String {
    let all = [
        ("actions", ""),
        ("personnes_touchees", "action"),
        ("presences", "instance"),
        ("reunions", "instance"),
        ("participations", "action"),
        ("structures_partenaires", ""),
        ("saisines", ""),
    ];
    figures("Suivi", sheet, "", &all)
}

#[test]
fn tables_one_under_another_are_read_each_for_itself() {
    let copil = "presences comité de pilotage = 3; reunions comité de pilotage = 2";
    let sessions = "participations Café = 4; participations Forum = 3";
    let actions = "actions = 2; personnes_touchees Café = 40";
    let form = "actions = 1; personnes_touchees Café santé = 40";
    let titled = format!("Comité de pilotage\n{CROSSED}");
    let referrals = "Date;Demandeur;Nombre;Décision\n05/03/2022;CCAS;2;accord\n";
    let table = [
        (format!("{FORM}\n{SESSIONS}"), format!("{form}; {sessions}")),
        (format!("{FORM}\n{LABELLED}"), format!("{form}; participations Forum = 7")),
        (format!("{SESSIONS}\n{LABELLED}"), "participations Café = 4; participations Forum = 10".to_owned()),
        (format!("{ACTIONS}\n{LABELLED}"), format!("{actions}; participations Forum = 7")),
        (format!("{LABELLED}\n{ACTIONS}"), format!("{actions}; participations Forum = 7")),
        (format!("{ACTIONS}\n{titled}"), format!("{actions}; {copil}")),
        (format!("{titled}\n{LABELLED}"), format!("{copil}; participations Forum = 7")),
        (format!("{REGISTER}\n{titled}"), format!("{copil}; structures_partenaires = 2")),
        (format!("{SESSIONS}\n{titled}"), format!("{copil}; {sessions}")),
        (format!("{referrals}\n{LABELLED}"), "participations Forum = 7; saisines = 2".to_owned()),
        (format!("{ACTIONS}\n{LABELLED}\n{REGISTER}"), format!("{actions}; participations Forum = 7; structures_partenaires = 2")),
    ];
    for (sheet, expected) in table {
        assert_eq!(read(&sheet), expected, "{sheet}");
    }
}

#[test]
fn what_one_of_several_tables_lacks_or_has_amiss_loses_no_other() {
    let copil = "presences comité de pilotage = 3; reunions comité de pilotage = 2";
    let form = "actions = 1; personnes_touchees Café santé = 40";
    let table = [
        // A title between two blank rows.
        (format!("{REGISTER}\nComité de pilotage\n\n{CROSSED}"), format!("{copil}; structures_partenaires = 2")),
        (
            format!("COPIL\n\n{CROSSED}\nCOTECH\n\n{CROSSED}\nPartenaires\n\n{REGISTER}"),
            "presences comité de pilotage = 3; presences comité technique = 3; reunions comité de pilotage = 2; \
             reunions comité technique = 2; structures_partenaires = 2"
                .to_owned(),
        ),
        // The head of the sheet is said of all its tables.
        (
            "Structure : CCAS\n\nAction;Axe;Statut;Personnes touchées\nCafé;Prévention;réalisée;40\n\n\
             Date;Action;Participants\n05/03/2022;Café;4\n11/06/2022;Café;3\n"
                .to_owned(),
            "actions = 1; personnes_touchees Café = 40; participations Café = 7".to_owned(),
        ),
        (
            format!("COPIL\n\nÉlus\n{CROSSED}\nProfessionnels\nStructure;05/03/2022;11/06/2022\nGEM;P;P\n\n{REGISTER}"),
            "presences comité de pilotage = 5; reunions comité de pilotage = 2; structures_partenaires = 2".to_owned(),
        ),
        // But the labels of a session are its own.
        (
            format!("{LABELLED}\nAction : ;Bal\nDate : ;12/06/2022\n\nStructure;Participants\nGEM;5\n\nFinanceur;Montant\nARS;1000\n"),
            "participations Bal = 5; participations Forum = 7".to_owned(),
        ),
        // One mark or one date that is not understood.
        (
            format!("COPIL\nStructure;05/03/2022;11/06/2022\nCCAS;P;E\nMairie;P;vu\n\n{REGISTER}"),
            "presences comité de pilotage = 2; reunions comité de pilotage = 2; structures_partenaires = 2".to_owned(),
        ),
        (
            format!("{}\n{SESSIONS}", FORM.replace("05/03/2022", "avant l’été")),
            format!("{form}; participations Café = 4; participations Forum = 3"),
        ),
        // No blank row between them.
        (format!("{FORM}{SESSIONS}"), format!("{form}; participations Café = 4; participations Forum = 3")),
        (format!("{ACTIONS}Comité de pilotage\n{CROSSED}"), format!("actions = 2; personnes_touchees Café = 40; {copil}")),
        // A column of the partner's own.
        (
            format!("{FORM}\nDate;Action;Structure;Participants;Météo\n05/03/2022;Café;CCAS;4;soleil\n"),
            format!("{form}; participations Café = 4"),
        ),
        // A form under a list; the partners that it names are no registry.
        (format!("{REGISTER}\n{FORM}"), format!("{form}; structures_partenaires = 2")),
        (format!("{FORM}\nStructure;Contact;Rôle\nCCAS;Mme Martin;salle\nGEM;M. Petit;animation\n"), form.to_owned()),
    ];
    for (sheet, expected) in table {
        assert_eq!(read(&sheet), expected, "{sheet}");
    }
}

#[test]
fn what_parts_the_rows_of_one_table_begins_no_other() {
    let table = [
        // The months of one action.
        (
            "Café santé\n\nJanvier 2022\nStructure;Participants\nCCAS;4\n\nFévrier 2022\nStructure;Participants\nCCAS;2\nGEM;5\n",
            "participations Café santé = 11",
        ),
        // Who came, by group.
        (
            "Café santé du 5 mars 2022\n\nÉlus\nStructure;Participants\nMairie;2\n\nProfessionnels\nStructure;Participants\nCCAS;4\n",
            "participations Café santé = 6",
        ),
        (
            "Café santé\nÉlus\nStructure;05/03/2022\nMairie;2\n\nProfessionnels\nStructure;05/03/2022\nCCAS;4\n",
            "participations Café santé = 6",
        ),
        // The columns named again after a blank row.
        (
            "Date;Action;Structure;Participants\n05/03/2022;Café;CCAS;4\n\nDate;Action;Structure;Participants\n11/06/2022;Forum;GEM;3\n",
            "participations Café = 4; participations Forum = 3",
        ),
        // Of the titles of a committee's lists, one is of a session.
        (
            "COPIL du 5 mars 2022\nStructure;Présence\nCCAS;P\nMairie;E\n\nAtelier peinture du 12 juin 2022\nStructure;Participants\nGEM;4\n",
            "presences comité de pilotage = 1; reunions comité de pilotage = 1; participations Atelier peinture = 4",
        ),
        // A date above the dates is a line of the title.
        (
            "Action : ;Café santé\nDate : ;31/12/2022\n\nStructure;05/03/2022;11/06/2022\nCCAS;4;2\nMairie;3;1\n",
            "participations Café santé = 10",
        ),
        // In which room a committee sat.
        (
            "COPIL;;\nStructure;05/03/2022;11/06/2022\n;Hôtel de ville;Salle des fêtes\nMairie;P;P\nVille;P;E\n",
            "presences comité de pilotage = 3; reunions comité de pilotage = 2",
        ),
        // One crossed sheet in two blocks.
        (
            "COPIL\n\nStructure;05/03/2022;11/06/2022\nCCAS;P;P\nGEM;P;P\n\nStructure;12/09/2022;03/12/2022\nCCAS;P;P\nGEM;P;P\n",
            "presences comité de pilotage = 8; reunions comité de pilotage = 4",
        ),
        // A total under marks, a legend at the foot.
        (
            "COPIL du 5 mars 2022\n\nStructure;Présence\nMairie;P\nCHU;P\nGEM;P\nTotal;3\n",
            "presences comité de pilotage = 3; reunions comité de pilotage = 1",
        ),
        (
            "COPIL\nStructure;05/03/2022\nMairie;P\nCHU;E\n\nP;Présent\nE;Excusé\n",
            "presences comité de pilotage = 1; reunions comité de pilotage = 1",
        ),
        // Numbers of people under names are of actions, whatever the title says.
        (
            "COPIL\nStructure;05/03/2022;11/06/2022\n;Café santé;Forum\nCCAS;4;2\nMairie;3;1\n",
            "participations Café santé = 7; participations Forum = 3",
        ),
        // Groups over lists of people.
        (
            "Feuille de présence\nCafé santé\n5 mars 2022\n\nÉlus\nStructure;Nom\nMairie;Paul Martin\n\nProfessionnels\nStructure;Nom\nCHU;Anne Petit\nGEM;Luc Grand\n",
            "participations Café santé = 3",
        ),
        // Those who stayed away, in a list of their own.
        (
            "Instance :;COPIL\nDate :;05/03/2022\n\nPrésents\nStructure;Fonction\nCCAS;directrice\nMairie;élu\n\nExcusés\nStructure;Fonction\nGEM;président\nARS;chargé\n",
            "presences comité de pilotage = 2; reunions comité de pilotage = 1",
        ),
        // Those invited did not come yet.
        ("Instance :;COPIL\nDate :;05/03/2022\nMembres invités;\nStructure;Qualité\nCCAS;titulaire\nGEM;suppléant\n", ""),
    ];
    for (sheet, expected) in table {
        assert_eq!(read(sheet), expected, "{sheet}");
    }
}

#[test]
fn an_axis_over_each_table_is_that_of_its_actions() {
    let sheet = "Plan d’actions 2022\n\nAxe 1 : Prévention\n\nAction;Statut\nCafé;réalisée\n\nAxe 2 : Accès\n\nAction;Statut\nBal;prévue\nForum;prévue\n";
    assert_eq!(figures("Suivi", sheet, "", &[("actions", "axe")]), "actions Accès = 2; actions Prévention = 1");
}

#[test]
fn what_several_sessions_share_is_said_once() {
    let months = |sheet: &str| {
        figures(
            "Suivi",
            sheet,
            "",
            &[("participations", "action"), ("participations", "mois"), ("presences", "instance"), ("reunions", "instance")],
        )
    };
    let sessions = "Structure;Participants\nCCAS;4\nGEM;2\n\nDate : ;11/06/2022\nStructure;Participants\nMairie;3\n";
    let café = "participations Café santé = 9; participations 2022-03 = 6; participations 2022-06 = 3";
    let marked = "Structure;Présent\nCCAS;P\nGEM;E\n\nDate : ;11/06/2022\nStructure;Présent\nMairie;P\nGEM;P\n";
    let table = [
        (format!("Action : ;Café santé\nDate : ;05/03/2022\n{sessions}"), café),
        // A title names what they met for, or the body that sat.
        (format!("Café santé;\nDate : ;05/03/2022\n{sessions}"), café),
        (
            "Café santé;\nDate : ;05/03/2022\nStructure;Participants\nCCAS;4\n".to_owned(),
            "participations Café santé = 4; participations 2022-03 = 4",
        ),
        (format!("COPIL;\nDate : ;05/03/2022\n{marked}"), "presences comité de pilotage = 3; reunions comité de pilotage = 2"),
        // A second title is of the second session.
        (
            format!("Café santé;\nDate : ;05/03/2022\n{}", sessions.replace("\nDate", "\nForum\nDate")),
            "participations Café santé = 6; participations Forum = 3; participations 2022-03 = 6; participations 2022-06 = 3",
        ),
        // A plan of actions under a date counts nobody, whatever its title.
        ("Plan d’actions\nDate : ;05/03/2022\n\nAction;Axe;Structure;Public\nCafé;Prévention;CCAS;habitants\n".to_owned(), ""),
    ];
    for (sheet, expected) in table {
        assert_eq!(months(&sheet), expected, "{sheet}");
    }
}

#[test]
fn a_form_is_not_lost_to_the_words_of_a_list_within_it() {
    let form = "actions = 1; personnes_touchees Café santé = 40";
    let table = [
        // « Ville » names a column, and is a funder here.
        (format!("{FORM}Partenaires;Financeurs\nCCAS;ARS\nGEM;Ville\n"), form.to_owned()),
        (
            format!("{FORM}Bilan quantitatif\nDate;Structure;Participants\n05/03/2022;CCAS;4\n"),
            format!("{form}; participations Café santé = 4"),
        ),
    ];
    for (sheet, expected) in table {
        assert_eq!(read(&sheet), expected, "{sheet}");
    }
}

#[test]
fn totals_between_the_rows_of_marks_are_no_structures() {
    let sheet = "COPIL du 5 mars 2022\nStructure;Présence\nMairie;P\nTotal élus;1\nCHU;P\nTotal professionnels;1\nTotal général;2\n";
    assert_eq!(read(sheet), "presences comité de pilotage = 2; reunions comité de pilotage = 1");
}
