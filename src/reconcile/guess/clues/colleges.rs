//! What tells a college; « autres partenaires » is what is left, so no name tells it.

use super::{Clue, clue};

const ELECTED: &str = "élus";
const PSYCHIATRY: &str = "psychiatrie";
const CONCERNED: &str = "personnes concernées";
const CARERS: &str = "aidants";
const COORDINATION: &str = "coordination";

pub const COLLEGES: &[Clue] = &[
    clue("unafam", CARERS, "familles et amis de personnes malades"),
    clue("schizo oui", CARERS, "proches de personnes concernées"),
    clue("pair* aidant*", CONCERNED, ""),
    clue("aidant*", CARERS, ""),
    clue("gem", CONCERNED, "groupe d’entraide mutuelle"),
    clue("gems", CONCERNED, "groupes d’entraide mutuelle"),
    clue("groupe entraide mutuelle", CONCERNED, ""),
    clue("fnapsy", CONCERNED, "usagers en psychiatrie"),
    clue("advocacy", CONCERNED, "usagers en santé mentale"),
    clue("argos 2001", CONCERNED, "personnes bipolaires et leurs proches"),
    clue("entente voix", CONCERNED, ""),
    clue("association* usager*", CONCERNED, ""),
    clue("representant* usager*", CONCERNED, ""),
    clue("maison* usager*", CONCERNED, ""),
    clue("coordinat* clsm", COORDINATION, ""),
    clue("coordinat* conseil local sante mentale", COORDINATION, ""),
    clue("cmp", PSYCHIATRY, "centre médico-psychologique"),
    clue("cmpea", PSYCHIATRY, "centre médico-psychologique"),
    clue("cattp", PSYCHIATRY, "accueil thérapeutique à temps partiel"),
    clue("epsm", PSYCHIATRY, "établissement public de santé mentale"),
    clue("epsmd", PSYCHIATRY, "établissement public de santé mentale"),
    clue("chs", PSYCHIATRY, "centre hospitalier spécialisé"),
    clue("centre* hospitalier* specialise*", PSYCHIATRY, ""),
    clue("empp", PSYCHIATRY, "équipe mobile psychiatrie précarité"),
    clue("psychiatri*", PSYCHIATRY, ""),
    clue("pedopsychiatri*", PSYCHIATRY, ""),
    clue("hopital jour", PSYCHIATRY, ""),
    clue("elu", ELECTED, ""),
    clue("elue", ELECTED, ""),
    clue("elus", ELECTED, ""),
    clue("elues", ELECTED, ""),
    clue("adjoint* maire", ELECTED, ""),
    clue("adjoint* sante", ELECTED, ""),
    clue("conseiller* municipa*", ELECTED, ""),
    clue("cabinet maire", ELECTED, ""),
];
