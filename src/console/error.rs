//! Why a run stopped, in one sentence; what the system says of a disk is said in French.

use crate::french;
use std::io::{self, ErrorKind};

/// The causes of an error, from what could not be done to why.
pub fn error(error: &anyhow::Error) -> String {
    let causes: Vec<String> = error
        .chain()
        .map(|cause| cause.downcast_ref::<io::Error>().map_or_else(|| cause.to_string(), |error| refused(error).to_owned()))
        .collect();
    french::typeset(&causes.join(" : "))
}

/// The systems' own sentences are in English, or in the language of the machine.
fn refused(error: &io::Error) -> &'static str {
    let known = [
        (ErrorKind::NotFound, "il n’existe pas, ou plus"),
        (ErrorKind::PermissionDenied, "l’ordinateur ne l’autorise pas"),
        (ErrorKind::StorageFull, "le disque est plein. Libérez de la place, puis relancez"),
        (ErrorKind::QuotaExceeded, "la place qui vous est allouée sur le disque est prise. Libérez-en, puis relancez"),
        (ErrorKind::FileTooLarge, "le disque n’accepte pas un fichier aussi grand"),
        (ErrorKind::ReadOnlyFilesystem, "le disque est en lecture seule"),
        (ErrorKind::AlreadyExists, "un fichier de ce nom y est déjà"),
        (ErrorKind::NotADirectory, "un fichier est là où un dossier est attendu"),
        (ErrorKind::IsADirectory, "un dossier est là où un fichier est attendu"),
        (ErrorKind::DirectoryNotEmpty, "le dossier n’est pas vide"),
        (ErrorKind::InvalidFilename, "le nom est trop long, ou contient un caractère que le disque refuse"),
        (ErrorKind::ResourceBusy, "un autre programme l’utilise. Fermez-le, puis relancez"),
        (ErrorKind::ExecutableFileBusy, "un autre programme l’utilise. Fermez-le, puis relancez"),
        (ErrorKind::OutOfMemory, "la mémoire de l’ordinateur ne suffit pas"),
        (ErrorKind::InvalidData, "le contenu n’est pas lisible"),
    ];
    let own = known.iter().find(|(kind, _)| *kind == error.kind()).map(|(_, french)| *french);
    // Links in a circle (ELOOP) have no stable kind of their own; 40 on Linux, 62 on macOS.
    own.unwrap_or(if matches!(error.raw_os_error(), Some(40 | 62)) {
        "des raccourcis tournent en rond"
    } else {
        "le disque ne répond pas"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;

    #[test]
    fn what_the_system_says_is_said_in_french() {
        let told = |kind: ErrorKind| {
            let failed: anyhow::Result<()> = Err(io::Error::from(kind)).context("« a » ne peut pas être écrit").context("Rien n’est écrit");
            error(&failed.unwrap_err()).replace('\u{a0}', " ")
        };
        assert_eq!(
            told(ErrorKind::StorageFull),
            "Rien n’est écrit : « a » ne peut pas être écrit : le disque est plein. Libérez de la place, puis relancez"
        );
        assert!(told(ErrorKind::BrokenPipe).ends_with("le disque ne répond pas"));
    }
}
