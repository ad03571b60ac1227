//! Dates as partners write them.

use super::*;
use crate::period::Grain;
use chrono::NaiveTime;

fn written(text: &str) -> Raw {
    Raw::Text(text.into())
}

/// In every table, a date without a year is of 2022.
fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let read = period(&written(text), Some(2022));
        assert_eq!(read.map(|period| period.to_string()), Reading::Value((*expected).to_owned()), "« {text} »");
    }
}

#[test]
fn days() {
    check(&[
        ("2022-05-06", "2022-05-06"),
        ("2022/05/06", "2022-05-06"),
        ("06/05/2022", "2022-05-06"),
        ("6/5/2022", "2022-05-06"),
        ("06/05/22", "2022-05-06"),
        ("6.5.22", "2022-05-06"),
        ("06.05.2022", "2022-05-06"),
        ("6-5-2022", "2022-05-06"),
        ("06 05 2022", "2022-05-06"),
        ("6 mai 2022", "2022-05-06"),
        ("6 MAI 2022", "2022-05-06"),
        ("6\u{a0}mai\u{a0}2022", "2022-05-06"),
        ("vendredi 6 mai 2022", "2022-05-06"),
        ("Vendredi 6 mai 2022 (matin)", "2022-05-06"),
        ("ven. 6 mai 2022", "2022-05-06"),
        ("mar. 10 mai 2022", "2022-05-10"),
        ("le 6 mai 2022", "2022-05-06"),
        ("1er juin 2022", "2022-06-01"),
        ("1ER JUIN 2022", "2022-06-01"),
        ("6-mai-22", "2022-05-06"),
        ("6 mai 22", "2022-05-06"),
        ("6 déc. 2022", "2022-12-06"),
        ("12 févr. 2022", "2022-02-12"),
        ("3 août 2022", "2022-08-03"),
        ("18.05.2018", "2018-05-18"),
        ("6/5/98", "1998-05-06"),
        ("29/02/2024", "2024-02-29"),
        ("6 mai", "2022-05-06"),
        ("06/05", "2022-05-06"),
        ("6.05", "2022-05-06"),
        ("44687", "2022-05-06"),
        ("20220506", "2022-05-06"),
    ]);
}

#[test]
fn hours_are_dropped() {
    check(&[
        ("06/05/2022 14:00", "2022-05-06"),
        ("06/05/2022 14:00:00", "2022-05-06"),
        ("06/05/2022 à 14h", "2022-05-06"),
        ("06/05/2022 14h30", "2022-05-06"),
        ("6 mai 2022 de 14h à 16h30", "2022-05-06"),
        ("6 mai 2022, 9 heures", "2022-05-06"),
        ("6 mai 2022 après-midi", "2022-05-06"),
        ("2022-05-06 14:00", "2022-05-06"),
        ("2022-05-06T14:00:00", "2022-05-06"),
        ("2022-05-06T14:00:00.000+02:00", "2022-05-06"),
        ("2022-05-06T14:00:00Z", "2022-05-06"),
        ("2023/10/10 04:50:21 PM UTC+1", "2023-10-10"),
    ]);
}

#[test]
fn months_quarters_and_years() {
    check(&[
        ("mai 2022", "2022-05"),
        ("Mai 2022", "2022-05"),
        ("février 2021", "2021-02"),
        ("oct-22", "2022-10"),
        ("oct 22", "2022-10"),
        ("oct. 2022", "2022-10"),
        ("févr-23", "2023-02"),
        ("févr.-23", "2023-02"),
        ("mar-22", "2022-03"),
        ("mars 2022", "2022-03"),
        ("août-2022", "2022-08"),
        ("05/2022", "2022-05"),
        ("5-2022", "2022-05"),
        ("2022-05", "2022-05"),
        ("en mai 2022", "2022-05"),
        ("fin mai 2022", "2022-05"),
        ("mai", "2022-05"),
        ("T2 2022", "2022-T2"),
        ("T2-2022", "2022-T2"),
        ("t2 2022", "2022-T2"),
        ("2022-T2", "2022-T2"),
        ("2022 T2", "2022-T2"),
        ("2022T2", "2022-T2"),
        ("T2/2022", "2022-T2"),
        ("T2", "2022-T2"),
        ("2e trimestre 2022", "2022-T2"),
        ("2ème trimestre 2022", "2022-T2"),
        ("2ᵉ trimestre 2022", "2022-T2"),
        ("1er trimestre 2022", "2022-T1"),
        ("premier trimestre 2022", "2022-T1"),
        ("deuxième trimestre de 2022", "2022-T2"),
        ("trimestre 3 2022", "2022-T3"),
        ("Q4 2022", "2022-T4"),
        ("avril à juin 2022", "2022-T2"),
        ("mai-juin 2022", "2022-T2"),
        ("mars à octobre 2022", "2022"),
        ("S1 2022", "2022"),
        ("1er semestre 2022", "2022"),
        ("2022", "2022"),
        ("année 2022", "2022"),
    ]);
}

#[test]
fn ranges_of_days() {
    check(&[
        ("17-18 novembre 2022", "2022-11-17/18"),
        ("17 - 18 novembre 2022", "2022-11-17/18"),
        ("17/18 novembre 2022", "2022-11-17/18"),
        ("11/12 mai 2022", "2022-05-11/12"),
        ("17 et 18 novembre 2022", "2022-11-17/18"),
        ("jeudi 17 et vendredi 18 novembre 2022", "2022-11-17/18"),
        ("du 17 au 18 novembre 2022", "2022-11-17/18"),
        ("17, 18 et 19 novembre 2022", "2022-11-17/19"),
        ("17-18/11/2022", "2022-11-17/18"),
        ("17/11/2022 - 18/11/2022", "2022-11-17/18"),
        ("17/11/2022-18/11/2022", "2022-11-17/18"),
        ("17/11/2022 au 18/11/2022", "2022-11-17/18"),
        ("17/11/2022 et 18/11/2022", "2022-11-17/18"),
        ("17/11/2022\n18/11/2022", "2022-11-17/18"),
        ("17/11 - 18/11/2022", "2022-11-17/18"),
        ("du 17/11 au 18/11/2022", "2022-11-17/18"),
        ("2022-11-17/2022-11-18", "2022-11-17/18"),
        ("30 novembre - 2 décembre 2022", "2022-11-30/2022-12-02"),
        ("30 novembre au 2 décembre 2022", "2022-11-30/2022-12-02"),
        ("6 mai - 12 juin 2022", "2022-05-06/2022-06-12"),
        ("30/11-02/12/2022", "2022-11-30/2022-12-02"),
        ("30 décembre - 2 janvier 2023", "2022-12-30/2023-01-02"),
        ("du 10 au 23 octobre 2022", "2022-10-10/23"),
        ("6 mai 2022 et 8 juin", "2022-05-06/2022-06-08"),
        ("17-18 novembre", "2022-11-17/18"),
        ("2022-11-17/18", "2022-11-17/18"),
        ("2022-11-30/2022-12-02", "2022-11-30/2022-12-02"),
    ]);
}

#[test]
fn what_is_no_date_is_refused_rather_than_guessed() {
    let refused = [
        "31/02/2022",
        "30/02/2022",
        "08/l3/2022",
        "29/02/2022",
        "32/01/2022",
        "05/13/2022",
        "2022-13-01",
        "6 floréal 2022",
        "bientôt",
        "2202",
        "06/05/2202",
        "T5 2022",
        "2022-2023",
        "2022/2023",
        "été 2022",
        "S3 2022",
        "12",
        "40",
        "17-18",
        "30-2 décembre 2022",
        "06/05/2022 Paris",
        "3 fois en 2022",
        "1/2/3/4/5",
        "novembre 2022 à mars 2023",
        "mai 2022 - 17 juin 2022",
        "x",
        "-5",
        "6/mai/juin",
        "123456789",
        "12/15/18/22 2022",
    ];
    for text in refused {
        assert_eq!(period(&written(text), Some(2022)), Reading::Unreadable(text.into()), "« {text} »");
    }
}

#[test]
fn a_date_without_a_year_needs_one_from_elsewhere() {
    for text in ["6 mai", "06/05", "mai", "T2", "17-18 novembre"] {
        assert_eq!(period(&written(text), None), Reading::Unreadable(text.into()), "« {text} »");
    }
}

#[test]
fn coarse_dates_keep_their_bounds() {
    let read =
        |text: &str| period(&written(text), None).value().map(|period| (period.first.to_string(), period.last.to_string(), period.grain));
    assert_eq!(read("S1 2022"), Some(("2022-01-01".into(), "2022-06-30".into(), Grain::Year)));
    assert_eq!(read("S2 2022"), Some(("2022-07-01".into(), "2022-12-31".into(), Grain::Year)));
    assert_eq!(read("mai-juin 2022"), Some(("2022-05-01".into(), "2022-06-30".into(), Grain::Quarter)));
}

#[test]
fn spreadsheet_dates() {
    let day = NaiveDate::from_ymd_opt(2022, 5, 6).unwrap();
    let expected = Reading::Value(Period::day(day));
    assert_eq!(period(&Raw::Date(day.and_time(NaiveTime::MIN)), None), expected);
    assert_eq!(period(&Raw::Date(day.and_hms_opt(14, 0, 0).unwrap()), None), expected);
    assert_eq!(period(&Raw::Number(44687.0), None), expected);
    assert_eq!(period(&Raw::Number(44687.583), None), expected);
    assert_eq!(period(&Raw::Number(20_220_506.0), None), expected);
    assert_eq!(period(&Raw::Number(2022.0), None).map(|period| period.to_string()), Reading::Value("2022".into()));
    for number in [12.0, 2022.5, 19_999.0, 90_000.0, -44687.0, f64::NAN, f64::INFINITY, 1e300] {
        assert!(matches!(period(&Raw::Number(number), None), Reading::Unreadable(_)), "{number}");
    }
    let midnight = NaiveDate::from_ymd_opt(1899, 12, 31).unwrap().and_hms_opt(14, 0, 0).unwrap();
    assert_eq!(period(&Raw::Date(midnight), None), Reading::Unreadable("31/12/1899 14:00".into()));
    assert_eq!(period(&written("NC"), None), Reading::Unknown);
    assert_eq!(period(&Raw::EmptyText, None), Reading::Blank);
}

#[test]
fn years() {
    for text in
        ["2022", "2022.0", "année 2022", "Exercice 2022", "l’année 2022", "en 2022", "2022 (prévu)", "06/05/2022", "mai 2022", "pour 2022"]
    {
        assert_eq!(year(&written(text)), Reading::Value(2022), "« {text} »");
    }
    for text in ["2022-2023", "22", "2202", "20222", "x", "6 mai", "2021/2022", "31/12/2021 - 01/01/2022"] {
        assert_eq!(year(&written(text)), Reading::Unreadable(text.into()), "« {text} »");
    }
    let day = NaiveDate::from_ymd_opt(2022, 5, 6).unwrap().and_time(NaiveTime::MIN);
    assert_eq!(year(&Raw::Date(day)), Reading::Value(2022));
    assert_eq!(year(&Raw::Number(2022.0)), Reading::Value(2022));
    assert_eq!(year(&Raw::Number(22.0)), Reading::Unreadable("22".into()));
    assert_eq!(year(&written("?")), Reading::Unknown);
}
