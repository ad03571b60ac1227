//! What to do about a finding: one gesture, in a spreadsheet or in the folder, in a minute.

use super::typography::{quote, typeset};
use crate::problem::{Expected, Problem};

/// The gesture that mends the problem, or the words that nothing is needed.
pub fn remedy(problem: &Problem) -> String {
    typeset(&words(problem))
}

fn words(problem: &Problem) -> String {
    let fixed = match problem {
        Problem::UnsupportedFile { .. } => {
            "Enregistrez le tableau au format Excel (.xlsx) ou CSV ; faites commencer par « _ » le nom d’un fichier à ne pas lire."
        }
        Problem::FileWithoutYear => "Rangez le fichier dans le dossier de son année, par exemple « 2022 ».",
        Problem::FolderUnreadable { .. } => "Vérifiez vos droits sur ce dossier, puis relancez.",
        Problem::LinkLeavesInputs => "Remplacez le raccourci par une copie du fichier.",
        Problem::FileNamesPerson => "Renommez le fichier, ou le dossier, sans nom de personne, adresse ni numéro de téléphone.",
        Problem::SheetNamesPerson => "Renommez la feuille d’après ce qu’elle contient, sans nom de personne.",
        Problem::FileUnreadable { .. } | Problem::ReaderFailed | Problem::SheetUnreadable { .. } => {
            "Ouvrez le fichier dans un tableur, enregistrez-le au format Excel (.xlsx) et redéposez-le ; s’il ne s’ouvre pas, redemandez-le."
        }
        Problem::FileEncrypted => "Ouvrez le fichier avec son mot de passe, retirez la protection et enregistrez-le.",
        Problem::FileTruncated => "Demandez à nouveau le fichier : son envoi ou sa copie s’est interrompu.",
        Problem::FileEmpty => "Demandez à nouveau le fichier, ou retirez-le du dossier.",
        Problem::FileTooLarge { .. } => "Copiez les lignes utiles dans un nouveau classeur et déposez celui-ci à la place.",
        Problem::FileSuspicious { .. } => {
            "Ouvrez le fichier dans un tableur, copiez ses cellules dans un nouveau classeur et déposez celui-ci à la place."
        }
        Problem::FileMislabelled { .. } => "Enregistrez le fichier depuis un tableur, pour que son nom et son contenu s’accordent.",
        Problem::EncodingMended { .. } => {
            "Regardez si les accents sont justes dans le bilan ; sinon, enregistrez le fichier en « CSV UTF-8 »."
        }
        Problem::NulLettersMended { .. } => "Rien à faire ; enregistrer le fichier au format .xlsx évite ce défaut.",
        Problem::SheetHidden => "Affichez la feuille pour la vérifier ; supprimez-la si elle ne doit pas compter.",
        Problem::RowsHidden { .. } => "Affichez ces lignes pour les vérifier ; supprimez-les si elles ne doivent pas compter.",
        Problem::ColumnsHidden { .. } => "Affichez ces colonnes pour les vérifier ; supprimez-les si elles ne doivent pas compter.",
        Problem::ErrorCell { .. } => "Remplacez la formule par sa valeur, ou videz la cellule si la donnée est inconnue.",
        Problem::FormulasNotCalculated { .. } => "Ouvrez le fichier dans un tableur et enregistrez-le : les formules se calculent.",
        Problem::SheetNotRecognised { nearest: None } => {
            "Recopiez les en-têtes d’un classeur modèle (commande « modeles »), ou dites ce qu’est ce tableau : « observatoire verifier --proposer » écrit ce qu’il faut."
        }
        Problem::SheetNotRecognised { nearest: Some((table, missing)) } if missing.is_empty() => {
            return format!(
                "Nommez le fichier, la feuille ou un titre d’après {}, ou dites ce qu’est ce tableau : « observatoire verifier --proposer » écrit ce qu’il faut.",
                quote(&super::problems::table_title(table))
            );
        }
        // The column that names each person must not become that of their codes.
        Problem::SheetNotRecognised { nearest: Some((table, missing)) } if missing.iter().any(|column| &**column == "code") => {
            let missing = super::problems::column_titles(table, missing);
            return format!(
                "Ajoutez à la ligne d’en-tête ce qui manque ({missing}) : un code inventé par personne, jamais son nom ; une colonne de noms est à supprimer."
            );
        }
        Problem::SheetNotRecognised { nearest: Some((table, missing)) } => {
            let missing = super::problems::column_titles(table, missing);
            return format!("Ajoutez à la ligne d’en-tête ce qui manque ({missing}), ou renommez la colonne qui le donne déjà.");
        }
        Problem::SheetAmbiguous { first, second } => {
            return format!(
                "Dites dans observatoire.toml si c’est table = \"{first}\" ou table = \"{second}\" : « observatoire verifier --proposer » écrit ce qu’il faut."
            );
        }
        Problem::TableNotFilled => "Rien à faire s’il n’y avait rien à déclarer ; sinon, remplissez-le ou redemandez-le.",
        Problem::ColumnIgnored { .. } => "Rien à faire si elle ne compte pas ; sinon, donnez-lui un en-tête des classeurs modèles.",
        Problem::ColumnTwice { .. } => "Supprimez ou renommez la colonne en trop.",
        Problem::PersonalColumn { .. } => "Supprimez la colonne avant d’envoyer le fichier : le bilan n’en a pas besoin.",
        Problem::NominativeRegister { column: Some(column), .. } => {
            return format!("{} Enregistrez le fichier et redéposez-le.", without_names(column));
        }
        Problem::NominativeRegister { column: None, .. } => {
            "Supprimez cette colonne du fichier (un code suffit), enregistrez-le et redéposez-le."
        }
        Problem::PeopleWithoutStructure { .. } => {
            "Dites dans une colonne « Structure » d’où vient chaque personne, ou écrivez au-dessus du tableau « Structure : » suivi de son nom."
        }
        Problem::ReturnPartial => "Remettez le fichier d’origine, corrigé, à la place de cette copie.",
        Problem::ReturnReplaces { .. } => "Retirez ce fichier du dossier, ou retirez la copie si elle n’est pas la bonne.",
        Problem::ReadingUnused { .. } => "Corrigez le nom du fichier dans cette entrée d’observatoire.toml, ou supprimez-la.",
        Problem::ReadingSheetMissing { .. } => {
            "Recopiez dans observatoire.toml le nom de la feuille comme son onglet l’écrit ; un fichier CSV n’a pas de feuille à nommer."
        }
        Problem::ReadingColumnMissing { .. } => "Recopiez dans observatoire.toml l’en-tête exactement comme le fichier l’écrit.",
        Problem::TotalDiffers { .. } => "Vérifiez le total : une ligne manque peut-être, ou la formule n’en prend pas une.",
        Problem::PartsDiffer { .. } => "Corrigez le total ou le détail, pour qu’ils s’accordent.",
        Problem::TextDiffers { .. } => "Corrigez le texte ou le tableau ; le bilan donne ce que compte le tableau.",
        Problem::FormLabelUnknown { .. } => {
            "Rien à faire si elle ne compte pas ; sinon, donnez-lui le nom d’une rubrique des classeurs modèles."
        }
        Problem::MarkUnknown { .. } => "Écrivez X (présente), E (excusée), A (absente) ou un nombre de personnes.",
        Problem::TwoColumnsInOne { .. } => "Séparez-la en deux colonnes, une par nombre.",
        Problem::HeaderGuessed { .. } => "Corrigez l’orthographe de l’en-tête, ou renommez la colonne si elle dit autre chose.",
        Problem::SeveralNames { .. } => "Écrivez une ligne par structure, si elles sont plusieurs.",
        Problem::SeveralPeople => "Écrivez une ligne par personne, ou leur nombre dans une colonne « Participants ».",
        Problem::MonthBeforeDay { .. } => "Écrivez le jour avant le mois (14/06/2022) dans toute la colonne.",
        Problem::DayOrMonth { .. } => "Vérifiez la date, et écrivez le jour avant le mois (14/06/2022) dans toute la colonne.",
        Problem::TableInOneColumn { .. } => {
            "Sélectionnez cette colonne, puis répartissez-la en colonnes (menu Données, « Convertir » ou « Texte en colonnes »)."
        }
        Problem::NumbersIgnored { column, .. } => match &**column {
            "Participants" => "Si ces nombres sont ceux des personnes venues, nommez la colonne « Participants ».",
            "Nombre" => "Si ces nombres sont ceux des saisines, nommez la colonne « Nombre ».",
            "Présence" => "Si ces nombres sont ceux des personnes présentes, nommez la colonne « Présence ».",
            "Montant" => "Si ces nombres sont les montants de l’année, nommez la colonne « Montant ».",
            _ => "Si ces nombres sont ceux des personnes touchées, nommez la colonne « Personnes touchées ».",
        },
        Problem::PartsAdded { .. } => "Rien à faire si elles ne comptent personne deux fois ; sinon, ajoutez une colonne « Participants ».",
        Problem::VersionLeftOut { .. } => {
            "Rien à faire si c’est bien l’autre feuille qui compte ; sinon, retirez-la du fichier, ou donnez à chacune un nom sans année."
        }
        Problem::ExpensesLeftOut => {
            "Rien à faire, sauf si une dépense est un moyen que les recettes ne disent pas : ajoutez-la aux recettes."
        }
        Problem::AbsentLeftOut { .. } => "Rien à faire si ces personnes ne sont pas venues ; sinon, marquez leur présence d’un X.",
        Problem::StructureSupposed { .. } => {
            "Ajoutez une colonne « Structure », ou vérifiez que le nom de la feuille est celui de la structure."
        }
        Problem::CrosstabWithoutAction { .. } => "Écrivez le nom de l’action dans le titre du tableau ou au-dessus des dates.",
        Problem::CrosstabWithoutDate { .. } => "Écrivez la date de la réunion dans cet en-tête, par exemple 06/05/2022.",
        Problem::FullTimeLarge { .. } => "Écrivez 0,8 pour 80 % d’un temps plein ; laissez le nombre s’il est juste.",
        Problem::ValueMerged { .. } => "Défusionnez la cellule, et écrivez la part de chaque ligne si elle est connue.",
        Problem::MeasureUnclear { .. } => {
            "Écrivez le départ, la cible et le résultat dans la même unité : 80 % et 85 %, ou 100, 120 et 110."
        }
        Problem::OutcomeUnsaid { .. } => "Écrivez « reportée » ou « abandonnée ».",
        Problem::YearsTakenAsLast { .. } => "Écrivez une seule année, celle à laquelle la valeur se rapporte.",
        Problem::ObjectiveTwice { .. } => "Gardez une seule ligne, ou dites dans « Indicateur » ce que chacune mesure.",
        Problem::FigureDiffers { .. } => "Gardez une seule des deux valeurs, ou distinguez les indicateurs par leur nom.",
        Problem::NumberNotWhole { .. } => "Écrivez un nombre entier de personnes, ou « environ 12 » si c’est une estimation.",
        Problem::ValueUnreadable { expected, .. } => value_expected(*expected),
        Problem::ClassUnknown { nearest: Some(nearest), .. } => return format!("S’il s’agit de {}, écrivez-le ainsi.", quote(nearest)),
        Problem::ClassUnknown { text, .. } if text.is_empty() => "Remplissez la cellule.",
        Problem::ClassUnknown { nomenclature, nearest: None, .. } if &**nomenclature == "axe" => {
            "Écrivez un axe de votre projet, ou ajoutez celui-ci par une entrée [[axe]] d’observatoire.toml."
        }
        Problem::ClassUnknown { nomenclature, nearest: None, .. } => {
            return format!(
                "Choisissez une valeur de la liste du classeur modèle, ou ajoutez celle-ci sous [nomenclature.{nomenclature}] dans observatoire.toml."
            );
        }
        Problem::TwoTicks { .. } => "Ne laissez qu’une case cochée.",
        Problem::TicksUnclear { .. } => "Écrivez la croix dans la même cellule que la réponse : « X réalisée ».",
        Problem::RequiredMissing { .. } => "Remplissez la cellule, ou supprimez la ligne si elle est en trop.",
        Problem::NegativeNumber { .. } => "Retirez le signe moins, ou videz la cellule si la donnée est inconnue.",
        Problem::DateOutsideYear { .. } => "Corrigez la date, ou rangez la ligne dans le dossier de son année.",
        Problem::YearUnknown => "Remplissez la date, ou rangez le fichier dans le dossier de son année.",
        Problem::RowTwice { .. } => "Supprimez la ligne si elle est en trop ; laissez-la si les deux sont vraies.",
        Problem::RowRepeated { .. } => "Supprimez la ligne en trop.",
        Problem::RowsElsewhere { .. } => {
            "Si le partenaire a renvoyé son tableau complété, ne gardez que le dernier envoi ; sinon, rien à faire."
        }
        Problem::SheetTwice { .. } => "Ne gardez qu’un des deux fichiers.",
        Problem::FieldDiffers { .. } => "Écrivez la même valeur dans les deux fichiers.",
        Problem::ActionWithoutAxis { .. } => "Écrivez l’axe de cette action.",
        Problem::RowWithoutAxis { .. } => "Écrivez l’axe de cette ligne.",
        Problem::MoreTrainedThanEnrolled { .. } => "Vérifiez les deux nombres ; laissez-les si des personnes sont venues sans s’inscrire.",
        Problem::MoreEnrolledThanPlaces { .. } => "Vérifiez les deux nombres ; laissez-les si une liste d’attente est comptée.",
        Problem::MoreKeptThanCandidates { .. } => "Vérifiez les deux nombres : ils sont peut-être intervertis.",
        Problem::DatesReversed { .. } => "Vérifiez les deux dates : elles sont peut-être interverties.",
        Problem::LevelTwoWithoutMeeting => "Écrivez « oui » dans « En réunion », ou corrigez le niveau.",
        Problem::ReferrerNotInRegistry => "Ajoutez-le à l’annuaire, ou écrivez son nom comme l’annuaire l’écrit.",
        Problem::StructureInTwoSectors { .. } => "Ne gardez qu’un secteur pour cette structure.",
        Problem::StructureTwiceInRegistry { .. } => "Supprimez une des deux lignes de l’annuaire.",
        Problem::PersonalContent { .. } => "Supprimez ce passage de la cellule.",
        Problem::AxisNotInForce { successors, .. } if !successors.is_empty() => {
            return format!("Écrivez l’axe qui le remplace : {successors}.");
        }
        Problem::AxisNotInForce { .. } => "Écrivez un axe de cette année-là, ou corrigez depuis et jusqu_a dans observatoire.toml.",
        Problem::TerritoryUnset { .. } => "Dans observatoire.toml, sous [territoire], écrivez vos communes : communes = [\"Poitiers\"].",
        Problem::TerritoryNotFound { .. } => {
            "Vérifiez les noms écrits sous [territoire] dans observatoire.toml ; déposez aussi la liste des communes de l’Insee."
        }
        Problem::CommuneUnknown { .. } => "Écrivez le nom officiel de la commune, ou son code Insee à cinq caractères.",
        Problem::CommuneAmbiguous { .. } => "Dans observatoire.toml, écrivez son code Insee à la place du nom, ou remplissez departement.",
        Problem::DecisionColumnMissing => {
            "Ajoutez à ce fichier une colonne « decision », et écrivez-y meme ou distinct pour chacune de ses lignes."
        }
        Problem::DecisionContradicts { .. } => "Ne gardez que la bonne décision dans correspondances.csv ou rapprochements.csv.",
        Problem::DecisionUnused { .. } => "Rien à faire ; la ligne peut servir une autre année.",
        Problem::DecisionUnreadable { .. } => "Écrivez meme ou distinct dans la colonne « decision ».",
        Problem::DecisionTargetUnknown { .. } => "Écrivez dans la colonne « structure » un nom de l’annuaire.",
        Problem::NamesToReview { .. } | Problem::SurveyQuestionsReworded { .. } => {
            "Lancez « observatoire rapprocher ». Ou écrivez meme ou distinct dans la colonne « decision » de controle/rapprochements.csv, et déposez ce \
             fichier parmi les entrées, à côté de ceux des autres fois."
        }
        Problem::StructureSplit { .. } => "Écrivez dans cette cellule le nom de celle qui était là.",
        Problem::RegistryDrops { .. } => {
            "Rien à faire si ces structures sont parties. Sinon, complétez cet annuaire, ou gardez-en un seul, hors des dossiers d’année, avec les \
             colonnes « Depuis » et « Jusqu’à »."
        }
        Problem::SurveyNotRecognised => {
            "Exportez à nouveau les réponses en CSV, ou décrivez ce fichier par une entrée [[questionnaire]] d’observatoire.toml."
        }
        Problem::SurveyQuestionMissing { .. } => {
            "Recopiez dans observatoire.toml le code ou le texte de la question comme l’export l’écrit."
        }
        Problem::SurveyAnswerUnknown { .. } => "Ajoutez cette réponse aux modalités de la question dans observatoire.toml.",
        Problem::SurveyClassSilent { .. } => {
            "Dans observatoire.toml, écrivez pour cette modalité « Atteint », « Partiellement atteint » ou « Non atteint », ou rangez-la sous sans_opinion."
        }
        Problem::SurveyZerosDoubtful { .. } => "Videz les zéros qui n’en sont pas ; rendez la question obligatoire la prochaine fois.",
        Problem::SurveyUnused { .. } => {
            "Dans observatoire.toml, écrivez le chemin du fichier depuis le dossier des entrées, par exemple fichier = \"2022/enquete.csv\"."
        }
        Problem::SurveyMoreThanInvited { files: 2.., .. } => {
            "Dans observatoire.toml, comptez dans invites toutes les personnes invitées ; si ces fichiers sont des questionnaires différents, écrivez une entrée [[questionnaire]] et un titre pour chacun."
        }
        Problem::SurveyMoreThanInvited { .. } => "Corrigez invites dans observatoire.toml.",
        Problem::SurveyIncomplete { .. } | Problem::SurveyDuplicates { .. } | Problem::SurveyTests { .. } => "Rien à faire.",
    };
    fixed.to_owned()
}

const fn value_expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Number => "Saisissez un nombre (40, environ 40, plus de 700), ou videz la cellule si la donnée est inconnue.",
        Expected::Date => "Saisissez une date qui existe, le jour avant le mois (06/05/2022), ou un mois (mai 2022).",
        Expected::YesNo => "Écrivez oui ou non, ou videz la cellule si la donnée est inconnue.",
        Expected::Year => "Saisissez une année en quatre chiffres (2022).",
        Expected::Presence => "Écrivez X (présente), E (excusée), A (absente) ou un nombre de personnes.",
        Expected::Share => "Saisissez une part entre 0 et 100 % (50 %), ou videz la cellule si la donnée est inconnue.",
    }
}

/// How to take people's names out of a column that the table needs.
pub fn without_names(column: &str) -> String {
    if column == "Code" {
        return "Remplacez dans cette colonne chaque nom par un code inventé.".to_owned();
    }
    format!("Retirez de la colonne {} les noms de personnes : celui de la structure suffit.", quote(column))
}
