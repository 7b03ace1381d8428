"""What is accepted, as a person writes it."""

import pytest

from tests.unit.proposals.kettles import adviser
from tieout.mapping import Sign
from tieout.proposals import Adviser, Request, parse_request
from tieout.proposals._request import line_of

REVENUE = "ifrs-full:Revenue"
PRODUCTS = "ifrs-full:ProductsAndServicesAxis"


@pytest.mark.parametrize(
    ("text", "label", "concept", "dimensions", "sign"),
    [
        ("Turnover=ifrs-full:Revenue", "Turnover", REVENUE, None, None),
        ("A=b > C = ifrs-full:Revenue ", "A=b > C", REVENUE, None, None),
        ("Orders=ext", "Orders", "ext", None, None),
        ("=ifrs-full:Revenue[]", "", REVENUE, (), None),
        (f"K={REVENUE}[{PRODUCTS}=ext:KMember]", "K", REVENUE, ((PRODUCTS, "ext:KMember"),), None),
        (f"K={REVENUE}[sign=reversed]", "K", REVENUE, None, Sign.REVERSED),
        (
            f"K=ext:K[{PRODUCTS}=ext:K, a:B=c:D, sign=deduction]",
            "K",
            "ext:K",
            ((PRODUCTS, "ext:K"), ("a:B", "c:D")),
            Sign.DEDUCTION,
        ),
    ],
)
def test_forms(
    text: str, label: str, concept: str, dimensions: tuple[tuple[str, str], ...] | None, sign: Sign | None
) -> None:
    assert parse_request(text) == (Request(text, label, concept, dimensions, sign), ())


@pytest.mark.parametrize("text", ["Turnover", "Turnover=Revenue", "=", "A=a:B[x]", "A=a:B[sign=up]", "A=a:B[c:D]"])
def test_what_is_no_acceptance(text: str) -> None:
    request, findings = parse_request(text)
    assert request is None
    assert [finding.code for finding in findings] == ["accepting.syntax"]


@pytest.fixture(scope="module")
def kettles() -> Adviser:
    return adviser("kettles", "total", "receivables")


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("Kettles", 22),
        ("KETTLES:", 22),
        ("t2:Total", 24),
        ("t3: Total", 35),
        ("Trade receivables > Total", 35),
        ("IS > Gross profit", 10),
    ],
)
def test_a_label_with_its_qualifiers_names_a_row(kettles: Adviser, label: str, place: int) -> None:
    line, findings = line_of(Request("", label, REVENUE), kettles.book.lines)
    assert findings == ()
    assert line is not None
    assert line.place.line == place


@pytest.mark.parametrize(
    ("label", "code", "said"),
    [
        ("Kettle", "accepting.unknown-label", "did you mean 'Kettles'"),
        ("Other > Kettles", "accepting.unknown-label", "Other > Kettles"),
        ("Total", "accepting.several-rows", "'t2: Total' (24), 't3: Total' (35)"),
    ],
)
def test_a_label_that_names_none_or_several(kettles: Adviser, label: str, code: str, said: str) -> None:
    line, findings = line_of(Request("", label, REVENUE), kettles.book.lines)
    assert line is None
    assert [finding.code for finding in findings] == [code]
    assert said in findings[0].message
