//! What the forms of actions say in their own words is printed, without what would point at a person; or not at all, when asked.

use crate::bench::{inputs, run};

const ACTIONS: &str = "Action;Axe;Statut;Résultats;Conseils\n\
    Café des aidants;Savoirs;réalisée;Douze rencontres. 3 patients ont été orientés vers le CMP.;Écrire à jeanne.martin@exemple.fr\n\
    Forum;Savoirs;prévue;;\n";

fn page(settings: &str) -> String {
    let files: [(&str, &[u8]); 2] = [("observatoire.toml", settings.as_bytes()), ("2022/actions.csv", ACTIONS.as_bytes())];
    let run = run(inputs(&files).path(), &["bilan", "2022"]);
    assert!(run.status <= 1, "{}", run.stderr);
    run.text("2022/bilan.html").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_words_of_a_form_are_printed_but_for_what_would_point_at_a_person() {
    let page = page("");
    assert!(page.contains("Café des aidants – Résultats : « Douze rencontres. […] »"), "{page}");
    assert!(!page.contains("patients") && !page.contains("jeanne") && !page.contains("exemple.fr"));
}

/// Plans and forms come from the same hands, and say how few were followed in the same words.
#[test]
fn a_plan_that_counts_few_people_followed_is_not_printed() {
    let plans = "Axe;Perspective;Année;Suite\nSavoirs;Reconduire le café des aidants;2022;faite\nSavoirs;Réorienter 2 patients sans médecin;2022;en cours\n";
    let run = run(inputs(&[("2022/perspectives.csv", plans.as_bytes())]).path(), &["bilan", "2022"]);
    let page = run.text("2022/bilan.html");
    assert!(page.contains("Reconduire le café des aidants") && !page.contains("patients"), "{page}");
}

#[test]
fn the_words_of_forms_are_kept_back_when_asked() {
    let page = page("[confidentialite]\ntaire_les_fiches = true\n");
    assert!(page.contains("Café des aidants") && !page.contains("Douze rencontres"), "{page}");
}
