//! A name to the sector and the college it most likely has. A suggestion to be confirmed, never an assumption.

use crate::fold::fold;

/// A class that a name suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    pub class: &'static str,
    /// From 0 to 100.
    pub score: u8,
    /// In French.
    pub reason: String,
}

/// Words, folded, that begin a word run of the name (`*` at the end: any ending), and what they suggest.
struct Clue {
    words: &'static str,
    class: &'static str,
    /// What the words stand for, when they do not say it themselves.
    meaning: &'static str,
}

const fn clue(words: &'static str, class: &'static str, meaning: &'static str) -> Clue {
    Clue { words, class, meaning }
}

const HEALTH: &str = "Santé";
const SOCIAL: &str = "Action sociale et médico-sociale";
const CITIZENS: &str = "Habitants-Usagers-Citoyens";
const HOUSING: &str = "Logement et hébergement";
const CHILDHOOD: &str = "Petite enfance, enfance, jeunesse";
const WORK: &str = "Vie professionnelle";
const EXERCISE: &str = "Activité physique";
const SURROUNDINGS: &str = "Cadre de vie";
const CULTURE: &str = "Culture";
const HANDICAP: &str = "Handicap";
const JUSTICE: &str = "Sécurité et justice";
const SCHOOL: &str = "Éducation";
const STATE: &str = "Services de l'État";
const TOWN: &str = "Autres directions de la collectivité";

/// Sectors, in the report's own sense (Poitiers 2022). What comes first wins: « Police municipale » is no direction of the
/// town, « Mission locale » no mission, a psychiatric service for children is health.
const SECTORS: &[Clue] = &[
    clue("gem", CITIZENS, "groupe d’entraide mutuelle"),
    clue("groupe entraide mutuelle", CITIZENS, ""),
    clue("unafam", CITIZENS, "familles et amis de personnes malades"),
    clue("fnapsy", CITIZENS, "usagers en psychiatrie"),
    clue("argos 2001", CITIZENS, "personnes bipolaires et leurs proches"),
    clue("advocacy", CITIZENS, "usagers en santé mentale"),
    clue("conseil citoyen*", CITIZENS, ""),
    clue("comite usager*", CITIZENS, ""),
    clue("comite habitant*", CITIZENS, ""),
    clue("collectif habitant*", CITIZENS, ""),
    clue("representant* usager*", CITIZENS, ""),
    clue("association* usager*", CITIZENS, ""),
    clue("france depression", CITIZENS, "personnes concernées"),
    clue("schizo oui", CITIZENS, "proches de personnes concernées"),
    clue("pair* aidant*", CITIZENS, ""),
    clue("mission locale", WORK, ""),
    clue("mission locale", WORK, ""),
    clue("france travail", WORK, ""),
    clue("pole emploi", WORK, ""),
    clue("cap emploi", WORK, ""),
    clue("plie", WORK, "plan local pour l’insertion et l’emploi"),
    clue("plan local insertion emploi", WORK, ""),
    clue("maison emploi", WORK, ""),
    clue("medecine travail", WORK, ""),
    clue("sante travail", WORK, ""),
    clue("insertion professionnelle", WORK, ""),
    clue("esat", HANDICAP, "établissement et service d’aide par le travail"),
    clue("mdph", HANDICAP, "maison départementale des personnes handicapées"),
    clue("maison departementale personne* handicapee*", HANDICAP, ""),
    clue("apf", HANDICAP, "personnes handicapées"),
    clue("adapei", HANDICAP, "parents de personnes handicapées"),
    clue("unapei", HANDICAP, "parents de personnes handicapées"),
    clue("apajh", HANDICAP, "adultes et jeunes handicapés"),
    clue("ime", HANDICAP, "institut médico-éducatif"),
    clue("foyer vie", HANDICAP, ""),
    clue("mas", HANDICAP, "maison d’accueil spécialisée"),
    clue("mission handicap", HANDICAP, ""),
    clue("cmp", HEALTH, "centre médico-psychologique"),
    clue("cmpp", HEALTH, "centre médico-psycho-pédagogique"),
    clue("cmpea", HEALTH, "centre médico-psychologique"),
    clue("cattp", HEALTH, "accueil thérapeutique à temps partiel"),
    clue("chu", HEALTH, "centre hospitalier"),
    clue("ch", HEALTH, "centre hospitalier"),
    clue("chs", HEALTH, "centre hospitalier"),
    clue("epsm", HEALTH, "établissement public de santé mentale"),
    clue("ghu", HEALTH, "groupe hospitalier"),
    clue("centre* hospitalier*", HEALTH, ""),
    clue("hopital", HEALTH, ""),
    clue("clinique", HEALTH, ""),
    clue("psychiatri*", HEALTH, ""),
    clue("pedopsychiatri*", HEALTH, ""),
    clue("csapa", HEALTH, "soins en addictologie"),
    clue("caarud", HEALTH, "réduction des risques"),
    clue("addiction*", HEALTH, ""),
    clue("cpts", HEALTH, "communauté professionnelle territoriale de santé"),
    clue("dac", HEALTH, "dispositif d’appui à la coordination"),
    clue("dispositif appui coordination", HEALTH, ""),
    clue("plateforme territoriale appui", HEALTH, ""),
    clue("msp", HEALTH, "maison de santé"),
    clue("maison* sante", HEALTH, ""),
    clue("centre* sante", HEALTH, ""),
    clue("pass", HEALTH, "permanence d’accès aux soins"),
    clue("ireps", HEALTH, "promotion de la santé"),
    clue("promotion sante", HEALTH, ""),
    clue("cpam", HEALTH, "assurance maladie"),
    clue("mgen", HEALTH, "mutuelle"),
    clue("maison adolescent*", CHILDHOOD, ""),
    clue("pharmacie*", HEALTH, ""),
    clue("infirmier*", HEALTH, ""),
    clue("medecin*", HEALTH, ""),
    clue("sage* femme*", HEALTH, ""),
    clue("ars", STATE, "agence régionale de santé"),
    clue("agence regionale sante", STATE, ""),
    clue("prefecture", STATE, ""),
    clue("sous prefecture", STATE, ""),
    clue("ddets*", STATE, "direction départementale de l’emploi, du travail et des solidarités"),
    clue("ddcs*", STATE, "direction départementale de la cohésion sociale"),
    clue("ddpp", STATE, "direction départementale de la protection des populations"),
    clue("dreets", STATE, "direction régionale de l’économie et de l’emploi"),
    clue("dsden", SCHOOL, "services de l’Éducation nationale"),
    clue("education nationale", SCHOOL, ""),
    clue("inspection academique", SCHOOL, ""),
    clue("rectorat", SCHOOL, ""),
    clue("ecole*", SCHOOL, ""),
    clue("college*", SCHOOL, ""),
    clue("lycee*", SCHOOL, ""),
    clue("universit*", SCHOOL, ""),
    clue("reussite educative", SCHOOL, ""),
    clue("sante scolaire", SCHOOL, ""),
    clue("police*", JUSTICE, ""),
    clue("gendarmerie*", JUSTICE, ""),
    clue("commissariat*", JUSTICE, ""),
    clue("tribunal*", JUSTICE, ""),
    clue("spip", JUSTICE, "service pénitentiaire d’insertion et de probation"),
    clue("pjj", JUSTICE, "protection judiciaire de la jeunesse"),
    clue("dtpjj", JUSTICE, "protection judiciaire de la jeunesse"),
    clue("protection judiciaire", JUSTICE, ""),
    clue("maison arret", JUSTICE, ""),
    clue("centre penitentiaire", JUSTICE, ""),
    clue("sdis", JUSTICE, "service départemental d’incendie et de secours"),
    clue("pompier*", JUSTICE, ""),
    clue("prevention delinquance", JUSTICE, ""),
    clue("france victimes", JUSTICE, "aide aux victimes"),
    clue("residence habitat jeune*", HOUSING, ""),
    clue("habitat jeune*", HOUSING, ""),
    clue("chrs", HOUSING, "hébergement et réinsertion sociale"),
    clue("cada", HOUSING, "accueil de demandeurs d’asile"),
    clue("siao", HOUSING, "accueil et orientation"),
    clue("chez soi abord", HOUSING, ""),
    clue("logement abord", HOUSING, ""),
    clue("pension* famille", HOUSING, ""),
    clue("hlm", HOUSING, "habitations à loyer modéré"),
    clue("oph", HOUSING, "office public de l’habitat"),
    clue("bailleur*", HOUSING, ""),
    clue("habitat", HOUSING, ""),
    clue("logement*", HOUSING, ""),
    clue("hebergement", HOUSING, ""),
    clue("immobiliere*", HOUSING, ""),
    clue("emmaus", HOUSING, ""),
    clue("creche*", CHILDHOOD, ""),
    clue("petite enfance", CHILDHOOD, ""),
    clue("pmi", CHILDHOOD, "protection maternelle et infantile"),
    clue("ase", CHILDHOOD, "aide sociale à l’enfance"),
    clue("aide sociale enfance", CHILDHOOD, ""),
    clue("rpe", CHILDHOOD, "relais petite enfance"),
    clue("mjc", CHILDHOOD, "maison des jeunes et de la culture"),
    clue("information jeunesse", CHILDHOOD, ""),
    clue("maison adolescent*", CHILDHOOD, ""),
    clue("jeunesse", CHILDHOOD, ""),
    clue("parentalite", CHILDHOOD, ""),
    clue("bibliotheque*", CULTURE, ""),
    clue("mediatheque*", CULTURE, ""),
    clue("theatre*", CULTURE, ""),
    clue("musee*", CULTURE, ""),
    clue("cinema*", CULTURE, ""),
    clue("conservatoire*", CULTURE, ""),
    clue("culture*", CULTURE, ""),
    clue("sport*", EXERCISE, ""),
    clue("ufolep", EXERCISE, "éducation physique"),
    clue("omnisport*", EXERCISE, ""),
    clue("siel bleu", EXERCISE, "activité physique adaptée"),
    clue("urbanisme", SURROUNDINGS, ""),
    clue("mobilite*", SURROUNDINGS, ""),
    clue("transport*", SURROUNDINGS, ""),
    clue("jardin* partage*", SURROUNDINGS, ""),
    clue("espaces verts", SURROUNDINGS, ""),
    clue("environnement", SURROUNDINGS, ""),
    clue("ccas", SOCIAL, "centre communal d’action sociale"),
    clue("cias", SOCIAL, "centre intercommunal d’action sociale"),
    clue("caf", SOCIAL, "caisse d’allocations familiales"),
    clue("msa", SOCIAL, "mutualité sociale agricole"),
    clue("udaf", SOCIAL, "union départementale des associations familiales"),
    clue("samsah", SOCIAL, "accompagnement médico-social"),
    clue("savs", SOCIAL, "accompagnement à la vie sociale"),
    clue("ehpad", SOCIAL, "hébergement pour personnes âgées dépendantes"),
    clue("ssiad", SOCIAL, "soins infirmiers à domicile"),
    clue("itep", SOCIAL, "institut thérapeutique, éducatif et pédagogique"),
    clue("centre* social*", SOCIAL, ""),
    clue("centre* socioculturel*", SOCIAL, ""),
    clue("maison quartier", SOCIAL, ""),
    clue("mq", SOCIAL, "maison de quartier"),
    clue("action sociale", SOCIAL, ""),
    clue("service* social*", SOCIAL, ""),
    clue("solidarite*", SOCIAL, ""),
    clue("croix rouge", SOCIAL, ""),
    clue("secours catholique", SOCIAL, ""),
    clue("secours populaire", SOCIAL, ""),
    clue("restos coeur", SOCIAL, ""),
    clue("conseil departemental", SOCIAL, ""),
    clue("aide domicile", SOCIAL, ""),
    clue("protection majeur*", SOCIAL, ""),
    clue("mandataire* judiciaire*", SOCIAL, ""),
    clue("cabinet maire", TOWN, ""),
    clue("elus", TOWN, ""),
    clue("ressources humaines", TOWN, ""),
    clue("mairie", TOWN, ""),
    clue("ville", TOWN, ""),
    clue("communaute agglomeration", TOWN, ""),
    clue("communaute communes", TOWN, ""),
    clue("metropole", TOWN, ""),
];

/// Colleges that a name tells; « autres partenaires » is what is left, so no name tells it.
const COLLEGES: &[Clue] = &[
    clue("unafam", "aidants", "familles et amis de personnes malades"),
    clue("aidant* familiaux", "aidants", ""),
    clue("proches aidant*", "aidants", ""),
    clue("maison aidant*", "aidants", ""),
    clue("gem", "personnes concernées", "groupe d’entraide mutuelle"),
    clue("groupe entraide mutuelle", "personnes concernées", ""),
    clue("fnapsy", "personnes concernées", "usagers en psychiatrie"),
    clue("advocacy", "personnes concernées", "usagers en santé mentale"),
    clue("association* usager*", "personnes concernées", ""),
    clue("representant* usager*", "personnes concernées", ""),
    clue("conseil citoyen*", "personnes concernées", ""),
    clue("coordination clsm", "coordination", ""),
    clue("coordination conseil local sante mentale", "coordination", ""),
    clue("coordinat* clsm", "coordination", ""),
    clue("cmp", "psychiatrie", "centre médico-psychologique"),
    clue("cmpea", "psychiatrie", "centre médico-psychologique"),
    clue("cattp", "psychiatrie", "accueil thérapeutique à temps partiel"),
    clue("epsm", "psychiatrie", "établissement public de santé mentale"),
    clue("psychiatri*", "psychiatrie", ""),
    clue("pedopsychiatri*", "psychiatrie", ""),
    clue("hopital jour", "psychiatrie", ""),
    clue("elus", "élus", ""),
    clue("elu*", "élus", ""),
    clue("cabinet maire", "élus", ""),
];

/// A name that says it in acronyms is rarely wrong; words are met in other senses.
const SCORE_OF_AN_ACRONYM: u8 = 90;
const SCORE_OF_WORDS: u8 = 75;

/// The sector that a name suggests.
pub fn sector(name: &str) -> Option<Guess> {
    guess(name, SECTORS)
}

/// The college that a name suggests.
pub fn college(name: &str) -> Option<Guess> {
    guess(name, COLLEGES)
}

fn guess(name: &str, clues: &'static [Clue]) -> Option<Guess> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !matches!(*word, "de" | "du" | "des" | "d" | "l" | "la" | "le" | "les" | "a" | "au" | "aux" | "et" | "pour")).collect();
    let clue = clues.iter().find(|clue| {
        let wanted: Vec<&str> = clue.words.split(' ').collect();
        words.windows(wanted.len()).any(|seen| seen.iter().zip(&wanted).all(|(word, wanted)| fits(word, wanted)))
    })?;
    let quoted = clue.words.replace('*', "");
    let (score, reason) = if clue.meaning.is_empty() {
        (SCORE_OF_WORDS, format!("le nom contient «\u{a0}{}\u{a0}»", as_written(name, &quoted)))
    } else {
        (SCORE_OF_AN_ACRONYM, format!("le nom contient «\u{a0}{}\u{a0}»\u{a0}: {}", as_written(name, &quoted), clue.meaning))
    };
    Some(Guess { class: clue.class, score, reason })
}

fn fits(word: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == wanted,
    }
}

/// The words of the name that folded ones stand for, from the first to the last of them.
fn as_written(name: &str, folded: &str) -> String {
    let wanted: Vec<&str> = folded.split(' ').collect();
    let words: Vec<&str> = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let starts = |word: &str, beginning: &str| fold(word).starts_with(beginning);
    let found: Vec<&str> = wanted.iter().filter_map(|beginning| words.iter().find(|word| starts(word, beginning)).copied()).collect();
    if found.len() == wanted.len() { found.join(" ") } else { folded.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Nomenclature;

    fn classes(name: &str) -> (Option<&'static str>, Option<&'static str>) {
        (sector(name).map(|guess| guess.class), college(name).map(|guess| guess.class))
    }

    #[test]
    fn names_tell_their_sector_and_college() {
        for (name, sector, college) in [
            ("GEM La Cordée", Some(CITIZENS), Some("personnes concernées")),
            ("CHHL - CMP Nord", Some(HEALTH), Some("psychiatrie")),
            ("Mission locale d'insertion du Poitou", Some(WORK), None),
            ("UNAFAM de la Vienne", Some(CITIZENS), Some("aidants")),
            ("École Daudet", Some(SCHOOL), None),
            ("DSDEN", Some(SCHOOL), None),
            ("Police municipale", Some(JUSTICE), None),
            ("Préfecture du Val", Some(STATE), None),
            ("ARS", Some(STATE), None),
            ("Ville de X - Élus délégués", Some(TOWN), Some("élus")),
            ("SOELIFA", None, None),
            ("Coordination du CLSM", None, Some("coordination")),
        ] {
            assert_eq!(classes(name), (sector, college), "{name}");
        }
    }

    #[test]
    fn the_reason_quotes_the_name() {
        assert_eq!(sector("Les écoles de Montferrol").map(|guess| guess.reason), Some("le nom contient «\u{a0}écoles\u{a0}»".to_owned()));
    }

    #[test]
    fn every_class_is_one_of_the_nomenclature() {
        let known = |nomenclature: Nomenclature| nomenclature.classes().iter().map(|class| class.label).collect::<Vec<_>>();
        assert!(SECTORS.iter().all(|clue| known(Nomenclature::Sector).contains(&clue.class)));
        assert!(COLLEGES.iter().all(|clue| known(Nomenclature::College).contains(&clue.class)));
    }
}
