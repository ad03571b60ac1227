//! What a finding says: the fact, with the partner's words quoted.

use super::number::{count, number};
use super::typography::{list, quote, typeset};
use crate::problem::{Expected, Limit, Problem};
use crate::schema::Kind;
use std::sync::Arc;

/// The sentence that says what is wrong, in the present tense.
pub fn message(problem: &Problem) -> String {
    typeset(&words(problem))
}

fn words(problem: &Problem) -> String {
    match problem {
        Problem::UnsupportedFile { extension } if extension.is_empty() => {
            "Ce fichier n’a pas d’extension : son format est inconnu.".to_owned()
        }
        Problem::UnsupportedFile { extension } => {
            format!("Les fichiers {} ne sont pas des tableaux que le programme lit.", quote(extension))
        }
        Problem::FileWithoutYear => "Ce fichier n’est pas dans un dossier d’année, et rien n’y dit de quelle année il est.".to_owned(),
        Problem::FolderUnreadable { detail } => format!("Ce dossier ne s’ouvre pas : {detail}."),
        Problem::LinkLeavesInputs => "Ce raccourci mène hors du dossier des entrées : il n’est pas suivi.".to_owned(),

        Problem::FileNamesPerson => {
            "Le nom de ce fichier contient une donnée personnelle : il est écrit ici, et partout, sans elle.".to_owned()
        }
        Problem::SheetNamesPerson => {
            "Le nom de cette feuille contient une donnée personnelle : il est écrit ici, et partout, sans elle.".to_owned()
        }
        Problem::FileUnreadable { detail } => format!("Ce fichier ne se lit pas : {detail}."),
        Problem::FileEncrypted => "Ce fichier est protégé par un mot de passe.".to_owned(),
        Problem::FileTruncated => "Ce fichier est incomplet : sa fin manque.".to_owned(),
        Problem::FileEmpty => "Ce fichier est vide.".to_owned(),
        Problem::FileTooLarge { limit: passed } => format!("Ce fichier dépasse ce que le programme lit : {}.", limit(*passed)),
        Problem::FileSuspicious { detail } => format!("Ce fichier n’est pas lu, par prudence : {detail}."),
        Problem::FileMislabelled { extension, really } => {
            format!(
                "Ce fichier s’appelle {}, mais son contenu est de type {} : il est lu comme tel.",
                quote(&dotted(extension)),
                quote(&dotted(really))
            )
        }
        Problem::ReaderFailed => "La lecture de ce fichier s’est arrêtée en chemin.".to_owned(),
        Problem::EncodingMended { encoding } => {
            format!("Ce fichier ne dit pas comment ses accents sont écrits : ils sont lus en {encoding}.")
        }
        Problem::NulLettersMended { cells } => {
            format!("Des caractères parasites sont retirés de {}.", count(*cells, "cellule", "cellules"))
        }
        Problem::SheetUnreadable { detail } => format!("Cette feuille ne se lit pas : {detail}."),
        Problem::SheetHidden => "Cette feuille est masquée : elle est lue comme les autres.".to_owned(),
        Problem::RowsHidden { rows } => format!("Des lignes masquées sont lues comme les autres : {rows}."),
        Problem::ColumnsHidden { columns } => format!("Des colonnes masquées sont lues comme les autres : {columns}."),
        Problem::ErrorCell { text } => format!("La cellule affiche l’erreur {}.", quote(text)),
        Problem::FormulasNotCalculated { count: cells } => {
            format!("Le résultat de {} manque dans le fichier.", count(*cells, "formule", "formules"))
        }

        Problem::SheetNotRecognised { nearest: None } => {
            "Ce tableau n’est pas reconnu : ses en-têtes ne correspondent à aucune table.".to_owned()
        }
        Problem::SheetNotRecognised { nearest: Some((table, missing)) } if missing.is_empty() => {
            format!(
                "Ce tableau n’est pas reconnu : trop peu de colonnes disent que c’est {}, et ni le fichier ni un titre ne le nomme.",
                quote(&table_title(table))
            )
        }
        Problem::SheetNotRecognised { nearest: Some((table, missing)) } => {
            let missing = column_titles(table, missing);
            format!("Ce tableau n’est pas reconnu ; il ressemble à {}, mais il lui manque : {missing}.", quote(&table_title(table)))
        }
        Problem::SheetAmbiguous { first, second } => {
            format!("Ce tableau peut se lire de deux façons : {} ou {}.", quote(&table_title(first)), quote(&table_title(second)))
        }
        Problem::TableNotFilled => "Rien n’est encore écrit dans ce tableau : il n’y a que des en-têtes.".to_owned(),
        Problem::ColumnIgnored { header } if header.is_empty() => "Une colonne sans titre n’est pas utilisée.".to_owned(),
        Problem::ColumnIgnored { header } => format!("La colonne {} n’est pas utilisée.", quote(header)),
        Problem::ColumnTwice { header, column } => {
            format!("Deux colonnes donnent {} : celle-ci, {}, n’est pas utilisée.", quote(column), quote(header))
        }
        Problem::TwoColumnsInOne { header } => {
            format!("La colonne {} dit deux choses à la fois : elle n’est pas utilisée.", quote(header))
        }
        Problem::HeaderGuessed { header, column } => format!("L’en-tête {} est lu comme {}.", quote(header), quote(column)),
        Problem::PersonalColumn { header } => {
            format!("La colonne {} contient des données personnelles : elle n’est reprise nulle part.", quote(header))
        }
        Problem::NominativeRegister { header, table, .. } => {
            format!(
                "La table {} ne doit nommer personne : {} en dit trop, et toute la feuille est mise de côté.",
                quote(&table_title(table)),
                quote(header)
            )
        }
        Problem::PeopleWithoutStructure { header } => {
            let column = if header.is_empty() { String::new() } else { format!(" ({})", quote(header)) };
            format!(
                "Ce tableau suit des personnes une à une{column}, et rien ne dit de quelle structure : toute la feuille est mise de côté."
            )
        }
        Problem::ReturnPartial => {
            "Ce classeur est la copie d’un fichier à corriger, et n’en reprend qu’une partie : il n’est pas compté à sa place.".to_owned()
        }
        Problem::ReturnReplaces { copy } => {
            format!("Sa copie corrigée, {}, est là aussi : elle seule compte, ce fichier-ci est mis de côté.", quote(copy))
        }
        Problem::ReadingUnused { glob } => format!("L’entrée [[lecture]] pour {} ne trouve aucun fichier.", quote(glob)),
        Problem::ReadingSheetMissing { glob, sheet } => {
            format!("L’entrée [[lecture]] pour {} ne trouve pas la feuille {} dans ce fichier.", quote(glob), quote(sheet))
        }
        Problem::ReadingColumnMissing { header, glob } => {
            format!("L’entrée [[lecture]] pour {} cite une colonne {} qui n’existe pas ici.", quote(glob), quote(header))
        }
        Problem::TotalDiffers { column, stated, summed } => {
            format!("Le total écrit pour {} est {stated}, la somme des lignes est {summed} : la somme est retenue.", quote(column))
        }
        Problem::PartsDiffer { total, parts } => format!("La cellule annonce {total}, mais le détail donne {parts} : le total est retenu."),
        Problem::TextDiffers { stated, counted } => format!("Le texte dit {} ; le tableau en compte {counted}.", quote(stated)),
        Problem::FormLabelUnknown { label } => format!("La rubrique {} de cette fiche n’est pas utilisée.", quote(label)),
        Problem::MarkUnknown { mark } => format!("La marque {} ne dit pas si la structure était présente.", quote(mark)),
        Problem::CrosstabWithoutAction { taken } => {
            format!("Aucune action n’est nommée : {} en tient lieu.", quote(taken))
        }
        Problem::StructureSupposed { taken } => {
            format!("Aucune colonne ne dit quelle structure est venue : {} en tient lieu.", quote(taken))
        }
        Problem::SeveralNames { column, text } => {
            format!("La cellule {} de {} semble nommer plusieurs structures : elle compte pour une seule.", quote(text), quote(column))
        }
        Problem::SeveralPeople => "Cette cellule semble désigner plusieurs personnes : elle compte pour une.".to_owned(),
        Problem::MonthBeforeDay { text, likely } => {
            format!("Le mois de {} n’existe pas ; si le mois y est écrit avant le jour, c’est le {likely}.", quote(text))
        }
        Problem::DayOrMonth { taken, other } => {
            format!("La date est lue {taken} ; d’autres de sa colonne ont le mois avant le jour, et ce pourrait être le {other}.")
        }
        Problem::TableInOneColumn { column, separator } => {
            let separator = if *separator == '\t' { "des tabulations".to_owned() } else { format!("des « {separator} »") };
            format!("Tout le tableau est dans la colonne {column} : {separator} y séparent ses valeurs.")
        }
        Problem::NumbersIgnored { header, column } => {
            let then = match &**column {
                "Participants" => "chaque ligne compte pour une personne",
                "Nombre" => "chaque ligne compte pour une saisine",
                "Montant" => "aucun montant n’est lu",
                "Présence" => "chaque structure compte pour une présence",
                _ => "le nombre de personnes touchées n’est pas connu",
            };
            format!("La colonne {} contient des nombres et n’est pas utilisée : {then}.", quote(header))
        }
        Problem::PartsAdded { headers } => {
            let names: Vec<String> = headers.iter().map(|header| quote(header)).collect();
            format!("Aucune colonne ne dit combien de personnes sont venues : {} sont additionnées.", list(&names))
        }
        Problem::VersionLeftOut { kept } => {
            format!(
                "Une autre feuille de ce fichier, {}, est celle de l’année ou celle du réalisé : celle-ci n’est pas comptée.",
                quote(kept)
            )
        }
        Problem::ExpensesLeftOut => {
            "Les dépenses et les recettes disent deux fois le même argent : seules les recettes, qui disent qui finance, sont comptées."
                .to_owned()
        }
        Problem::AbsentLeftOut { rows } => {
            let lines =
                count(*rows, "ligne de personnes inscrites n’est pas comptée", "lignes de personnes inscrites ne sont pas comptées");
            format!("{lines} : une absence est marquée, ou aucune présence.")
        }
        Problem::CrosstabWithoutDate { header } if header.is_empty() => {
            "Cet en-tête est vide au-dessus de marques de présence : sa colonne est mise de côté.".to_owned()
        }
        Problem::CrosstabWithoutDate { header } => {
            format!("L’en-tête {} ne donne pas de date : sa colonne est mise de côté.", quote(header))
        }

        Problem::NumberNotWhole { column, text } => {
            format!("Le nombre {} de {} n’est pas entier : il est compté tel quel.", quote(text), quote(column))
        }
        Problem::FullTimeLarge { text } => {
            format!("{} équivalents temps plein sur une seule ligne, c’est beaucoup : le nombre est compté tel quel.", quote(text))
        }
        Problem::ValueMerged { column } => {
            format!("Une même valeur de {} est donnée pour plusieurs lignes : elle compte une seule fois, sur la première.", quote(column))
        }
        Problem::MeasureUnclear { target, achieved } => format!(
            "La cible {} et le résultat {} ne se comparent pas sûrement : l’atteinte de cet objectif n’est pas calculée.",
            quote(target),
            quote(achieved)
        ),
        Problem::OutcomeUnsaid { text } => {
            format!("{} ne dit pas si c’est reporté ou abandonné : la suite compte comme {}.", quote(text), quote("non connue"))
        }
        Problem::YearsTakenAsLast { text, year } => format!("{} couvre plusieurs années : la valeur est rangée en {year}.", quote(text)),
        Problem::ValueUnreadable { column, expected, text } => {
            format!("{} dans {} ; la cellule contient {}.", expectation(*expected), quote(column), quote(text))
        }
        Problem::ClassUnknown { nomenclature, text, .. } if text.is_empty() => {
            format!("{} n’est pas rempli : la ligne compte comme {}.", quote(nomenclature), quote(crate::schema::UNCLASSIFIED))
        }
        // Kept as a class of its own.
        Problem::ClassUnknown { nomenclature, text, .. } if &**nomenclature == "axe" => {
            format!("L’axe {} n’est pas de ceux du projet : il est compté à part, sous ce nom.", quote(text))
        }
        Problem::ClassUnknown { nomenclature, text, .. } => {
            format!(
                "{} n’est pas une valeur connue de {} : elle compte comme {}.",
                quote(text),
                quote(&nomenclature.replace('_', " ")),
                quote(crate::schema::UNCLASSIFIED)
            )
        }
        Problem::TwoTicks { column } => format!("Deux cases sont cochées pour {} ; une seule est attendue.", quote(column)),
        Problem::TicksUnclear { column } => {
            format!("Rien ne dit quelle réponse est cochée pour {} : la croix n’est à côté d’aucune.", quote(column))
        }

        Problem::RequiredMissing { column, is_written } => {
            let says = if *is_written { "ne donne pas de valeur" } else { "est vide" };
            format!("La cellule {} {says} : la ligne ne peut pas compter.", quote(column))
        }
        Problem::NegativeNumber { column, text } => {
            format!("{} ne peut pas être négatif ; la cellule contient {}.", quote(column), quote(text))
        }
        Problem::DateOutsideYear { date, year } => {
            format!("La date ({date}) n’est pas de {year}, l’année du dossier : la ligne est gardée.")
        }
        Problem::YearUnknown => "Rien ne dit de quelle année est cette ligne.".to_owned(),
        Problem::RowTwice { first_row } => format!("Cette ligne répète la ligne {first_row} : les deux comptent."),
        Problem::RowRepeated { first_row } => format!("Cette ligne répète la ligne {first_row} : elle ne compte qu’une fois."),
        Problem::RowsElsewhere { count, of, other } => format!(
            "{} sur {of} {} aussi dans {} : {} comptent deux fois.",
            super::count(*count, "ligne", "lignes"),
            super::plural(*count as f64, "se trouve", "se trouvent"),
            quote(other),
            super::plural(*count as f64, "elle", "elles"),
        ),
        Problem::SheetTwice { other } => format!("Ce tableau est le même que {} : il ne compte qu’une fois.", quote(other)),
        Problem::ObjectiveTwice { label } => format!(
            "L’objectif {} est mesuré plusieurs fois, différemment, pour la même année : son atteinte n’est pas calculée.",
            quote(label)
        ),
        Problem::FigureDiffers { indicator, territory, kept, dropped } => format!(
            "Pour {}, {} vaut ici {}, ailleurs {} la même année ; c’est {} qui est retenu.",
            quote(territory),
            quote(indicator),
            quote(dropped),
            quote(kept),
            quote(kept)
        ),
        Problem::FieldDiffers { action, field, kept, dropped } => {
            format!(
                "Pour l’action {}, {} vaut ici {}, ailleurs {} ; c’est {} qui est retenu.",
                quote(action),
                quote(field),
                quote(dropped),
                quote(kept),
                quote(kept)
            )
        }
        Problem::ActionWithoutAxis { action } => {
            format!("L’action {} n’a pas d’axe : elle compte dans {}.", quote(action), quote(crate::schema::UNCLASSIFIED))
        }
        Problem::RowWithoutAxis { label } => {
            format!("{} n’a pas d’axe : la ligne compte dans {}.", quote(label), quote(crate::schema::UNCLASSIFIED))
        }
        Problem::MoreTrainedThanEnrolled { present, enrolled } => {
            format!("Il y a plus de présents ({present}) que d’inscrits ({enrolled}).")
        }
        Problem::MoreEnrolledThanPlaces { enrolled, places } => format!("Il y a plus d’inscrits ({enrolled}) que de places ({places})."),
        Problem::MoreKeptThanCandidates { kept, candidates } => {
            format!("Il y a plus de candidatures retenues ({kept}) que reçues ({candidates}).")
        }
        Problem::DatesReversed { first, last } => format!("La fin ({last}) vient avant le début ({first})."),
        Problem::LevelTwoWithoutMeeting => "Cette saisine de niveau 2 n’est pas notée comme vue en réunion.".to_owned(),
        // Not quoted: beside the row's place, the name would tell who referred whom.
        Problem::ReferrerNotInRegistry => "Le demandeur de cette saisine n’est pas dans l’annuaire des structures.".to_owned(),
        Problem::StructureInTwoSectors { name, kept, other } => {
            format!(
                "{} est classée dans deux secteurs, {} et {} ; c’est {} qui est retenu.",
                quote(name),
                quote(kept),
                quote(other),
                quote(kept)
            )
        }
        Problem::StructureTwiceInRegistry { name, first_row } => {
            format!("{} figure déjà à la ligne {first_row} de l’annuaire : elle ne compte qu’une fois.", quote(name))
        }
        Problem::PersonalContent { kind, column } => {
            format!("La colonne {} contient {kind} : ce texte est effacé de tout ce que le programme écrit.", quote(column))
        }

        Problem::AxisNotInForce { axis, year, .. } => format!("L’axe {} n’est pas en vigueur en {year}.", quote(axis)),
        Problem::TerritoryUnset { product } => {
            format!("Ce fichier ({product}) couvre d’autres territoires, et rien ne dit quelles communes sont celles du conseil.")
        }
        Problem::TerritoryNotFound { product, names } => {
            format!("Aucune ligne de ce fichier ({product}) ne concerne le territoire du conseil : {names}.")
        }
        Problem::CommuneUnknown { name } => format!("La commune {} n’est dans aucun des fichiers déposés.", quote(name)),
        Problem::CommuneAmbiguous { name, departments } => {
            format!("Plusieurs communes s’appellent {} : départements {departments}.", quote(name))
        }
        Problem::DecisionColumnMissing => {
            "Ce fichier de correspondances n’a pas de colonne « decision » : aucune de ses lignes n’est appliquée.".to_owned()
        }
        Problem::DecisionContradicts { spelling, first, second } => {
            let (spelling, first, second) = (quote(spelling), quote(first), quote(second));
            format!("La décision pour {spelling}, {second}, contredit ce qui est déjà établi, {first} : elle n’est pas appliquée.")
        }
        Problem::DecisionUnused { spelling } => format!("La décision sur {} ne sert pas : ce nom n’est écrit nulle part.", quote(spelling)),
        Problem::DecisionUnreadable { text } => format!("La décision {} n’est ni « meme » ni « distinct ».", quote(text)),
        Problem::DecisionTargetUnknown { spelling, target } => {
            format!("{} est rattaché à {}, qui n’est ni dans l’annuaire ni dans les fichiers.", quote(spelling), quote(target))
        }
        Problem::NamesToReview { count: names } => {
            let verb = super::plural(*names as f64, "ressemble", "ressemblent chacun");
            format!("{} {verb} à un autre : aucun n’est réuni sans votre accord.", count(*names, "nom de structure", "noms de structures"))
        }

        Problem::StructureSplit { name, into } => {
            let into: Vec<String> = into.iter().map(|name| quote(name)).collect();
            format!("D’après l’annuaire, {} a laissé la place à {} : on ne sait pas de laquelle il s’agit.", quote(name), list(&into))
        }
        Problem::RegistryDrops { count: dropped, former, edition } => {
            let structures = count(*dropped, "structure", "structures");
            let verb = super::plural(*dropped as f64, "elle ne compte plus", "elles ne comptent plus");
            format!(
                "L’annuaire de {edition} ne reprend pas {structures} de celui de {former} : {verb} parmi les partenaires à partir de {edition}."
            )
        }

        Problem::SurveyUnused { glob } => format!("L’entrée [[questionnaire]] pour {} ne trouve aucun fichier.", quote(glob)),
        Problem::SurveyNotRecognised => "Cet export de questionnaire n’est pas reconnu.".to_owned(),
        Problem::SurveyQuestionMissing { question } => {
            format!("La question {}, déclarée dans observatoire.toml, n’est pas dans cet export.", quote(question))
        }
        Problem::SurveyAnswerUnknown { question, text: Some(text) } => {
            format!("La réponse {} n’est pas une modalité de la question {}.", quote(text), quote(question))
        }
        Problem::SurveyAnswerUnknown { question, text: None } => {
            format!("Cette réponse n’est pas une modalité de la question {} : elle est comptée à part.", quote(question))
        }
        Problem::SurveyClassSilent { question, class } => {
            let (class, question) = (quote(class), quote(question));
            format!("La modalité {class} de la question {question} ne dit pas si l’objectif est atteint : elle n’entre pas dans ce calcul.")
        }
        Problem::SurveyQuestionsReworded { count: questions } => {
            let verb = super::plural(*questions as f64, "ressemble", "ressemblent chacune");
            let questions = count(*questions, "question", "questions");
            format!("{questions} {verb} à une question d’une autre année : rien n’est comparé sans votre accord.")
        }
        Problem::SurveyIncomplete { count: answers } => {
            format!("{} : hors des résultats.", count(*answers, "réponse non terminée", "réponses non terminées"))
        }
        Problem::SurveyDuplicates { count: answers } => {
            format!(
                "{} : seule la première de chacune compte.",
                count(*answers, "réponse envoyée deux fois", "réponses envoyées deux fois")
            )
        }
        Problem::SurveyTests { count: answers } => {
            format!("{} : hors des résultats.", count(*answers, "réponse de test", "réponses de test"))
        }
        Problem::SurveyZerosDoubtful { question, count: answers } => {
            let answers = count(*answers, "réponse vaut 0", "réponses valent 0");
            format!("À la question {}, {answers}, mais l’outil écrit aussi 0 quand la case est restée vide.", quote(question))
        }
        Problem::SurveyMoreThanInvited { invited, count: answers, files } => {
            let invited = count(usize::try_from(*invited).unwrap_or(usize::MAX), "personne invitée", "personnes invitées");
            let files = if *files > 1 { format!(" en {}", count(*files, "fichier", "fichiers")) } else { String::new() };
            let answers = count(*answers, "réponse", "réponses");
            format!("{answers}{files} pour {invited} : l’un des deux nombres est faux, et le taux de réponse n’est pas donné.")
        }
    }
}

const fn expectation(expected: Expected) -> &'static str {
    match expected {
        Expected::Number => "Un nombre est attendu",
        Expected::Date => "Une date est attendue",
        Expected::YesNo => "« oui » ou « non » est attendu",
        Expected::Year => "Une année est attendue",
        Expected::Presence => "Une présence ou un nombre de personnes est attendu",
        Expected::Share => "Une part est attendue",
    }
}

/// A limit of the program: « 50 Mo », « 1 048 576 lignes ».
fn limit(limit: Limit) -> String {
    // Limits are powers of two or of ten; either way, megabytes are what an explorer shows.
    let megabytes = |bytes: u64| number((bytes as f64 / 1_048_576.0).round());
    match limit {
        Limit::FileBytes(bytes) => format!("plus de {} Mo", megabytes(bytes)),
        Limit::UnpackedBytes(bytes) => format!("plus de {} Mo une fois décompressé", megabytes(bytes)),
        Limit::Cells(cells) => format!("plus de {} cellules", number(cells as f64)),
        Limit::Columns(columns) => format!("plus de {} colonnes", number(columns.into())),
        Limit::Rows(rows) => format!("plus de {} lignes", number(rows.into())),
        Limit::TextLength(letters) => format!("une cellule de plus de {} caractères", number(letters.into())),
        Limit::RepeatedLetters(bytes) => format!("plus de {} Mo de longs textes répétés de cellule en cellule", megabytes(bytes)),
        Limit::Sheets(sheets) => format!("plus de {} feuilles", number(sheets.into())),
    }
}

fn dotted(extension: &str) -> String {
    if extension.starts_with('.') { extension.to_owned() } else { format!(".{extension}") }
}

/// The title of a table, from its name in the contract; other texts as they are.
/// « Date, Action »: the columns of a table, as the blank workbooks head them.
pub(super) fn column_titles(table: &str, columns: &[Arc<str>]) -> String {
    let schema = Kind::from_name(table).map(Kind::schema);
    let title = |name: &Arc<str>| schema.and_then(|schema| schema.column(name)).map_or(&**name, |column| column.title).to_owned();
    columns.iter().map(title).collect::<Vec<_>>().join(", ")
}

pub(super) fn table_title(name: &str) -> String {
    Kind::from_name(name).map_or(name, |kind| kind.schema().title).replace('\'', "’")
}
