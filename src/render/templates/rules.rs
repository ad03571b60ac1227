//! What a cell accepts: drop-down lists and limits, with a message that says what to do. Nothing is forbidden that intake reads: a rule
//! warns, and the partner may keep what she wrote.

use super::lists::Lists;
use crate::report::typography::typeset;
use crate::schema::{Column, Content, Kind};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};

/// The rule of a column, if it has one. `cell` is its first cell (`B5`): a formula speaks of it, and is moved down with the rows.
pub fn rule(lists: &Lists, kind: Kind, column: &Column, cell: &str) -> Result<Option<DataValidation>, XlsxError> {
    let list = lists.range(column.name).map(|range| DataValidation::new().allow_list_formula(range));
    let custom = |rule: String| DataValidation::new().allow_custom(Formula::new(rule));
    let rule = match (column.content, list) {
        // Several values in one cell are none of the list: it only helps to write them.
        (Content::Classes(_), Some(list)) => Some(list.show_error_message(false)),
        (Content::Presence, Some(list)) => {
            Some(information(list, "présent, excusé, absent ?", "Choisissez dans la liste, ou écrivez le nombre de personnes venues.")?)
        }
        (Content::YesNo, Some(list)) => {
            Some(warning(list, "oui ou non ?", "Choisissez « oui » ou « non », ou laissez vide si vous ne savez pas.")?)
        }
        (_, Some(list)) if column.name == "axe" => Some(warning(
            list,
            "Cet axe n'est pas dans la liste",
            "Choisissez un axe de la liste. Un autre axe est gardé, et compté à part.",
        )?),
        (_, Some(list)) => Some(warning(
            list,
            "Ce n'est pas dans la liste",
            "Choisissez dans la liste. Si rien n'y convient, gardez vos mots : ils seront signalés à la coordination, et comptés comme « Non classé ».",
        )?),
        (Content::Count | Content::Euros, None) => Some(warning(
            custom(format!("=OR(ISTEXT({cell}),{cell}>=0)")),
            "Un nombre négatif ?",
            "Écrivez un nombre (40), ou des mots comme « une quarantaine » ou « plus de 700 ». Laissez vide si vous ne savez pas.",
        )?),
        (Content::Share, None) => Some(warning(
            custom(format!("=OR(ISTEXT({cell}),AND({cell}>=0,{cell}<=1))")),
            "Ce n'est pas une part",
            "Écrivez une part de 0 % à 100 %, par exemple 50 %.",
        )?),
        (Content::Date, None) if kind != Kind::Referrals || column.name != "date" => Some(day(cell)?),
        (Content::Date, None) => Some(warning(
            custom(format!("=OR(ISTEXT({cell}),AND({cell}>=1990,{cell}<=2100),{cell}>=32874)")),
            "Cette date n'est pas comprise",
            "Écrivez un jour (06/05/2024), un mois (mars 2024), un trimestre (T2 2024) ou une année (2024).",
        )?),
        (Content::Year, None) => Some(warning(
            DataValidation::new().allow_whole_number(DataValidationRule::Between(1990, 2100)),
            "Ce n'est pas une année",
            "Écrivez une année en quatre chiffres, par exemple 2024.",
        )?),
        (Content::Text | Content::Name | Content::Names | Content::Texts | Content::Number, None)
        | (Content::Class(_) | Content::Classes(_) | Content::YesNo | Content::Presence, None) => None,
    };
    Ok(rule)
}

/// A day of these times (from 1990 on, which a spreadsheet counts as 32874), or words such as « 17-18 novembre 2024 ».
pub fn day(cell: &str) -> Result<DataValidation, XlsxError> {
    warning(
        DataValidation::new().allow_custom(Formula::new(format!("=OR(ISTEXT({cell}),AND({cell}>=32874,{cell}<73415))"))),
        "Cette date n'est pas comprise",
        "Écrivez le jour, le mois et l'année : 06/05/2024. Des mots conviennent aussi : « mai 2024 », « 17-18 novembre 2024 ».",
    )
}

/// A rule that lets the cell be kept as it is.
fn warning(rule: DataValidation, title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    told(rule, DataValidationErrorStyle::Warning, title, message)
}

/// A rule that hardly insists: what is written is as good as the list.
pub fn information(rule: DataValidation, title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    told(rule, DataValidationErrorStyle::Information, title, message)
}

fn told(rule: DataValidation, style: DataValidationErrorStyle, title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    rule.ignore_blank(true).set_error_style(style).set_error_title(typeset(title))?.set_error_message(typeset(message))
}
