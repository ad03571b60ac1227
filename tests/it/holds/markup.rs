//! What a browser, a drawing program, typst or Word would take for markup, in every field: it is written, and it is a text.

use super::everywhere::{drawings_reached, put};

#[test]
fn a_script_and_the_end_of_every_element_around_it() {
    put("</td></tr></table></script></style><script>alert(1)</script>");
}

#[test]
fn a_handler_in_an_attribute_that_is_closed() {
    put("\" onmouseover=\"alert(1)\" x=\"' onfocus='alert(1)");
}

#[test]
fn a_picture_a_frame_and_an_address_that_runs() {
    put("<img src=x onerror=alert(1)><iframe src=javascript:alert(1)></iframe><a href=\"javascript:alert(1)\">x</a>");
}

#[test]
fn markup_already_escaped_or_in_entities() {
    put("&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &nbsp; &amp;amp;");
}

#[test]
fn a_drawing_within_the_drawing() {
    let run = put("</text><foreignObject><body onload=\"a\"/></foreignObject><set attributeName=\"href\"/>");
    assert!(drawings_reached(&run) > 0, "the drawings were not reached");
}

#[test]
fn the_end_of_a_character_data_section_and_a_declaration() {
    put("]]><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;<?php a ?>");
}

#[test]
fn code_of_typst() {
    put("#read(\"/etc/passwd\") #pagebreak() $x$ ```rust``` @ref <label> \\ #eval(\"1\")");
}

#[test]
fn a_link_and_a_picture_of_markdown() {
    put("[a](javascript:alert(1)) ![b](http://exemple.invalid/b.png) <https://exemple.invalid>");
}

#[test]
fn a_template_of_the_page() {
    put("{{ settings }} {% include \"x\" %} ${7*7} #{7*7}");
}

#[test]
fn strings_of_pdf_and_of_json() {
    put(") endobj 9 0 obj << /OpenAction 9 0 R /AA 9 0 R >> \\u0022}], \"resources\": [");
}
