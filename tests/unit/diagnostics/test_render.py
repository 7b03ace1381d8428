from tieout.diagnostics import Code, Finding, Severity, TextAt, XmlAt, YamlAt
from tieout.diagnostics.document import page
from tieout.diagnostics.render_text import grouped, text

RULE = Finding("m.rule", Severity.WARNING, "no rule", YamlAt("m.yaml", 3, 1), help="Add one.")
OTHER = Finding("m.rule", Severity.WARNING, "no rule either", TextAt("d.txt", 4, 2), help="Add one.")
BAD = Finding("e.bad", Severity.ERROR, "wrong", XmlAt("r.xhtml", "f-1"), help="Mend it.")
NOTE = Finding("i.note", Severity.INFO, "by the way")


def test_nothing_found_is_nothing_said() -> None:
    assert text(()) == ""


def test_the_gravest_first_each_at_its_place_with_the_remedy_once() -> None:
    assert text((NOTE, RULE, BAD, OTHER)) == (
        "error: e.bad\n"
        "  r.xhtml#f-1: wrong\n"
        "  help: Mend it.\n"
        "warning: m.rule (2 times)\n"
        "  m.yaml:3:1: no rule\n"
        "  d.txt:4:2: no rule either\n"
        "  help: Add one.\n"
        "info: i.note\n"
        "  by the way\n"
    )


def test_remedies_that_differ_stand_with_their_findings() -> None:
    special = Finding("m.rule", Severity.WARNING, "odd", help="Look twice.")
    assert text((RULE, special)) == (
        "warning: m.rule (2 times)\n  m.yaml:3:1: no rule\n    help: Add one.\n  odd\n    help: Look twice.\n"
    )


def test_places_are_shown_as_the_reader_can_open_them() -> None:
    assert "  files/m.yaml:3:1: no rule\n" in text((RULE,), locate=lambda name: f"files/{name}")


def test_many_warnings_are_cut_and_counted_but_errors_never() -> None:
    assert text([RULE] * 5, most=2).splitlines() == [
        *("warning: m.rule (5 times)", "  m.yaml:3:1: no rule", "  m.yaml:3:1: no rule", "  … and 3 more"),
        "  help: Add one.",
    ]
    assert text([BAD] * 5, most=2).count("wrong") == 5
    assert text([RULE] * 3, most=2).count("no rule") == 3, "one more line is no longer than saying so"


def test_groups_keep_the_order_of_first_appearance() -> None:
    second = Finding("a.first", Severity.WARNING, "x")
    assert [(severity, [code for code, _ in groups]) for severity, groups in grouped((RULE, second, BAD, OTHER))] == [
        (Severity.ERROR, ["e.bad"]),
        (Severity.WARNING, ["m.rule", "a.first"]),
    ]


def test_the_page_documents_each_code_in_order() -> None:
    codes = (
        Code("b.two", Severity.ERROR, "use `{{x}}`", "It is so.", "Write `{{x}}`.", fatal=True),
        Code("a.one", Severity.INFO, "seen {name}", "It was seen.", "Nothing."),
    )
    made = page(codes)
    assert made.endswith(
        "\n## a\n\n### `a.one`\n\n*info*\n\n- Message: `seen {name}`\n- Cause: It was seen.\n- Remedy: Nothing.\n"
        "\n## b\n\n### `b.two`\n\n*error, stops the build*\n\n- Message: `` use `{x}` ``\n- Cause: It is so.\n"
        "- Remedy: Write `{x}`.\n"
    )
    assert made == page(reversed(codes))
