//! Six exports whose wordings no other fixture has (`tests/make/surveys/inconnus.py`), counted by hand.

use super::*;
use expect_test::Expect;

const SETTINGS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/quirks/surveys/inconnus/reglages.toml"));

#[track_caller]
fn check(file: &str, states: &[(State, usize)], expected: Expect) {
    let case = case(&[(&format!("inconnus/{file}"), 2022)], SETTINGS);
    assert_eq!(case.states(), states.iter().copied().collect::<BTreeMap<_, _>>(), "{file}");
    expected.assert_eq(&case.counts());
    case.check_ledger();
}

#[test]
fn google_forms_with_grids_of_one_choice_and_of_several() {
    check(
        "Rencontres (réponses).csv",
        &[(State::Complete, 6)],
        expect![[r#"
        6 réponses
        Les horaires : 6
          Mauvais 1/6
          Moyen 1/6
          Bien 3/6
          Très bien 1/6
        La salle [2e étage] : 5
          Mauvais 0/5
          Moyen 1/5
          Bien 3/5
          Très bien 1/5
          Sans réponse 1
        Les échanges : 6
          Mauvais 1/6
          Moyen 2/6
          Bien 3/6
          Très bien 0/6
        Lundi : 5
          Matin 3/6
          Soir 3/6
        Mardi : 5
          Matin 3/6
          Soir 4/6
        Sur une échelle de 1 à 5, recommanderiez-vous le conseil ? : 5
          1 0/5
          2 1/5
          3 0/5
          4 3/5
          5 1/5
          Sans réponse 1
        Vos besoins : 6
          Documentation 3/6
          Formation, information 3/6
          Rencontres (midi, soir) 2/6
        Depuis combien d'années travaillez-vous ici ? : 6
          1er quartile 3.5/6
          médiane 6/6
          3e quartile 9.25/6
        Autre chose à nous dire ? : 3
          Sans réponse 3
    "#]],
    );
}

#[test]
fn limesurvey_with_comments_a_ranking_and_questions_not_shown() {
    check(
        "results-survey555.csv",
        &[(State::Complete, 5), (State::Incomplete, 1)],
        expect![[r#"
        5 réponses
        ROLE : 5
          Bénévole 2/5
          Salarié 2/5
          Autre réponse 1/5
        CHOIX : 5
          Non 1/5
          Plutôt 2/5
          Oui 2/5
        AIDE : 4
          SQ001 3/4
          SQ002 2/4
          Autre 1/4
        SQ001 : 5
          Pas du tout d'accord 1/5
          Pas d'accord 0/5
          D'accord 2/5
          Tout à fait d'accord 2/5
          Sans opinion 0
        SQ002 : 5
          Pas du tout d'accord 0/4
          Pas d'accord 1/4
          D'accord 3/4
          Tout à fait d'accord 0/4
          Sans opinion 1
        1 : 5
          Emploi 1/5
          Logement 3/5
          Santé 1/5
        2 : 4
          Emploi 1/4
          Logement 1/4
          Santé 2/4
          Sans réponse 1
        3 : 3
          Emploi 2/3
          Logement 0/3
          Santé 1/3
          Sans réponse 2
        SQ001 : 4
          1er quartile nd/4
          médiane nd/4
          3e quartile nd/4
          Sans réponse 1
        SQ002 : 4
          1er quartile nd/4
          médiane nd/4
          3e quartile nd/4
          Sans réponse 1
        ON : 4
          Oui 3/4
          Non 1/4
        COMM : 2
          Sans réponse 3
    "#]],
    );
}

#[test]
fn microsoft_forms_with_points_and_two_questions_of_one_name() {
    check(
        "Évaluation journée(1-5).xlsx",
        &[(State::Complete, 5)],
        expect![[r#"
        5 réponses
        Connaissez-vous le numéro 3114 ? : 5
          Non 1/4
          Oui 3/4
          Je ne sais pas 1
        Accueil : 5
          Insatisfait 1/5
          Satisfait 3/5
          Très satisfait 1/5
        Contenu : 4
          Satisfait 3/4
          Très satisfait 1/4
          Sans réponse 1
        Quels publics ? : 4
          Aidants 2/5
          Habitants, voisins 2/5
          Jeunes 3/5
          Autre réponse 1/5
        Date de votre venue : 5
        Remarque : 2
          Sans réponse 3
        Remarque : 2
          Sans réponse 3
    "#]],
    );
}

#[test]
fn nextcloud_forms_with_answers_sent_twice_by_someone_and_by_nobody() {
    check(
        "Transport.csv",
        &[(State::Complete, 4), (State::Test, 1), (State::Duplicate, 2)],
        expect![[r#"
        4 réponses
        Comment venez-vous ? : 4
          À pied 2/4
          En bus 3/4
          Autre réponse 1/4
        Logement : 4
          1 2/4
          2 2/4
        Emploi : 4
          1 2/4
          2 2/4
        Réunion - Avant : 4
          Oui 2/4
          Non 2/4
        Réunion - Après : 4
          Oui 3/4
          Non 1/4
        Commentaire : 2
          Sans réponse 2
    "#]],
    );
}

#[test]
fn drupal_7_with_its_own_columns_in_the_words_of_a_site() {
    check(
        "consultation_aidants.tsv",
        &[(State::Complete, 4), (State::Incomplete, 1)],
        expect![[r#"
        4 réponses
        Date de votre première visite : 4
        Vous accompagnez : 4
          Un enfant 1/4
          Un parent 3/4
        De quoi avez-vous besoin ? : 3
          Répit 2/4
          Écoute 2/4
          Autre 1/4
        L'accueil : 4
          Mauvais 1/4
          Moyen 0/4
          Bon 2/4
          Très bon 1/4
        L'information : 4
          Mauvais 1/4
          Moyen 1/4
          Bon 2/4
          Très bon 0/4
        Combien d'heures par semaine ? : 3
          1er quartile nd/3
          médiane nd/3
          3e quartile nd/3
          Sans réponse 1
        Un mot : 1
          Sans réponse 3
    "#]],
    );
}

#[test]
fn other_words_for_attainment_and_a_trait_of_the_respondent() {
    check(
        "Lettre.csv",
        &[(State::Complete, 36)],
        expect![[r#"
        36 réponses, 0.4000 de 90
        Notre conseil a-t-il atteint ce but : parler sans honte de la santé mentale : 36
          Oui, complètement 18/30
          Oui, en partie 6/30
          Non 6/30
          Je ne me prononce pas 6
        Notre conseil a-t-il atteint ce but : soutenir les proches : 36
          Oui, complètement 0/30
          Oui, en partie 12/30
          Non 18/30
          Je ne me prononce pas 6
        Tranche d’âge : 36
          30 à 59 ans 16/36
          60 ans et plus 16/36
          Moins de 30 ans 4/36
        À quelle fréquence lisez-vous la lettre ? : 36
          Jamais 9/36
          Parfois 9/36
          Souvent 9/36
          Toujours 9/36
        Votre avis sur la lettre : 29
          Inutile 7/29
          Peu utile 7/29
          Utile 7/29
          Très utile 8/29
          Sans réponse 7
        Notre conseil a-t-il atteint ce but : parler sans honte de la santé mentale : 21/30 Atteint
        Notre conseil a-t-il atteint ce but : soutenir les proches : 6/30 Moins atteint
        1 Atteint, 1 Moins atteint, 0 Sans opinion, 0 Non concluant
    "#]],
    );
}
