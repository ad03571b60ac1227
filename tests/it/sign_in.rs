//! People counted once across two sign-in sheets, by names that go nowhere: not into an output, not into a message.

use crate::bench::{Run, contents, repository, run};
use observatoire::fold::fold;
use std::io::{Cursor, Read};
use std::process::Command;

/// Last names of the sheets, folded: rare ones, so that none is met by chance.
const NAMES: [&str; 30] = [
    "kerbiriou",
    "zylberstein",
    "ouedraogo",
    "hadenn",
    "quemeneur",
    "delavallee",
    "guessan",
    "pecresset",
    "etcheverry",
    "vandenbroucke",
    "lheriteau",
    "bissmarck",
    "celikoglu",
    "foeuillard",
    "guezennec",
    "haudebourg",
    "ihuel",
    "jezequellou",
    "krzywinska",
    "lagardere",
    "mbarekou",
    "nedelecq",
    "ozouf",
    "plouhinecq",
    "rannoux",
    "senecaut",
    "trehorel",
    "urvoaz",
    "weingaertner",
    "yvetotte",
];

fn signed_in(arguments: &[&str]) -> Run {
    run(&repository().join("tests/cases/sign-in/inputs"), arguments)
}

#[test]
fn thirty_people_of_whom_twelve_came_twice_are_thirty() {
    let run = signed_in(&["bilan", "2022"]);
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    assert_eq!(run.figure(2022, "2022", "participations", &[]).get("valeur"), "42");
    assert_eq!(run.figure(2022, "2022", "personnes_distinctes", &[]).get("valeur"), "30");
}

/// What a file says, as text: the parts of a zip, the pages of a PDF.
pub fn said(path: &str, bytes: &[u8]) -> String {
    if path.ends_with(".xlsx") || path.ends_with(".docx") {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        for at in 0..archive.len() {
            let mut part = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            text.push_str(&String::from_utf8_lossy(&part));
        }
        return unescaped(&text);
    }
    if path.ends_with(".pdf") {
        // Compressed streams say nothing to a search: where poppler is, it reads them; elsewhere the PDF is the HTML's own report.
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let read = Command::new("pdftotext").arg(file.path()).arg("-").output();
        return read.map(|read| String::from_utf8_lossy(&read.stdout).into_owned()).unwrap_or_default();
    }
    unescaped(&String::from_utf8_lossy(bytes))
}

/// `Ou&#233;draogo` is « Ouédraogo ».
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("&#");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let letter = piece.split_once(';').and_then(|(number, rest)| {
            let number =
                number.strip_prefix('x').map_or_else(|| number.parse().ok(), |hexadecimal| u32::from_str_radix(hexadecimal, 16).ok());
            Some((char::from_u32(number?)?, rest))
        });
        match letter {
            Some((letter, rest)) => plain.extend([letter.to_string().as_str(), rest]),
            None => plain.extend(["&#", piece]),
        }
    }
    plain
}

/// What of a person stands in a text.
fn people_in(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words: std::collections::BTreeSet<&str> = folded.split(' ').collect();
    let mut found: Vec<String> = NAMES.iter().filter(|name| words.contains(**name)).map(|name| (*name).to_owned()).collect();
    if text.contains("exemple-partenaire") {
        found.push("an e-mail".to_owned());
    }
    let digits: String = text.chars().filter(|letter| !matches!(letter, ' ' | '.' | '\u{a0}' | '\u{202f}')).collect();
    // Telephones of the sheets: 06 10+n 57 30+n 91.
    found.extend((0..30).map(|rank| format!("06{}57{}91", 10 + rank, 30 + rank)).filter(|number| digits.contains(number)));
    found
}

#[test]
fn the_search_itself_finds_what_it_looks_for() {
    assert_eq!(
        people_in("présents : Léa KERBIRIOU, l.kerbiriou@exemple-partenaire.fr, 06 10 57 30 91"),
        ["kerbiriou", "an e-mail", "0610573091"]
    );
    let name = "Émargement mai.xlsx";
    let bytes = std::fs::read(repository().join("tests/cases/sign-in/inputs/2022").join(name)).unwrap();
    // 21 names, 21 telephones, and the domain of the e-mails.
    assert_eq!(people_in(&said(name, &bytes)).len(), 43, "{name}");
}

#[test]
fn no_name_no_address_no_telephone_anywhere() {
    for arguments in [&["bilan", "2022"][..], &["bilan", "2022", "--profil", "interne"], &["verifier", "2022"]] {
        let run = signed_in(arguments);
        for (channel, text) in [("stdout", &run.stdout), ("stderr", &run.stderr)] {
            assert_eq!(people_in(text), Vec::<String>::new(), "{arguments:?} {channel}");
        }
        let files = contents(run.folder.path());
        assert_eq!(files.is_empty(), arguments[0] == "verifier");
        for (path, bytes) in files {
            let name = path.to_string_lossy().into_owned();
            assert_eq!(people_in(&name), Vec::<String>::new(), "{name}");
            if !name.ends_with(".png") {
                assert_eq!(people_in(&said(&name, &bytes)), Vec::<String>::new(), "{arguments:?} {name}");
            }
        }
    }
}
