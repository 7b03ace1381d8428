"""What a document declares before its root, in whatever encoding it says so."""

import pytest

from tieout.archive import Declared, declared, is_deeper


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<a/>", Declared()),
        ("<?xml version='1.0' encoding='UTF-8'?><a>doctype ENTITY</a>", Declared()),
        ("<!DOCTYPE html><html/>", Declared(doctype=True)),
        ("<!doctype HTML><html/>", Declared(doctype=True)),
        (
            '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/x.dtd"><html/>',
            Declared(doctype=True),
        ),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', Declared(doctype=True, external=True)),
        ("<!DOCTYPE a PUBLIC '-//Someone//DTD' 'a.dtd'><a/>", Declared(doctype=True, external=True)),
        ("<!-- <!DOCTYPE html> --><!DOCTYPE a SYSTEM 'b.dtd'><a/>", Declared(doctype=True, external=True)),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Declared(doctype=True, entities=True)),
        ("<!DOCTYPE a [\n<!ENTITY % b SYSTEM 'c'> %b;]><a/>", Declared(doctype=True, entities=True)),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_declarations_are_found_in_every_encoding(text: str, found: Declared, encoding: str) -> None:
    assert declared(text.encode(encoding)) == found


@pytest.mark.parametrize("name", ["UTF-7", "IBM037", "hz-gb-2312", "no-such-thing"])
def test_an_encoding_that_can_hide_declarations_is_told(name: str) -> None:
    assert declared(f'<?xml version="1.0" encoding="{name}"?><a/>'.encode()).encoding == name


@pytest.mark.parametrize("name", ["utf-8", "UTF-16", "ISO-8859-1", "windows-1252", "Shift_JIS", "GB18030", "Big5"])
def test_usual_encodings_are_not(name: str) -> None:
    assert declared(f'<?xml version="1.0" encoding="{name}"?><a/>'.encode()).encoding == ""


@pytest.mark.parametrize(
    ("text", "deeper"),
    [
        ("<a><b><c/></b></a>", False),
        ("<a><b><c><d/></c></b></a>", True),
        ("<a>" + "<b></b>" * 9 + "<b/>" * 9 + "</a>", False),
        ("<a><!-- <b><c><d> --><![CDATA[<b><c><d>]]></a>", False),
        ("<a>" * 9, True),
        ("<a></b>" + "<a>" * 9, False),
        ("", False),
    ],
)
def test_depth_is_that_of_elements_as_far_as_they_are_well_formed(text: str, deeper: bool) -> None:
    assert is_deeper(text.encode(), 3) is deeper
    assert is_deeper(text.encode("utf-16"), 3) is deeper
