"""How the sign of an accepted row is decided."""

import pytest

from tests.unit.proposals.kettles import adviser, line
from tieout.mapping import Sign
from tieout.proposals import Adviser
from tieout.proposals._signs import sign_of
from tieout.tagging import Reportable

LOSSES = """Test plc

CONSOLIDATED STATEMENT OF PROFIT OR LOSS

\tYear ended December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Sales\t12,345\t13,579
Losses on shares\t(4,131)\t(4,517)

Adjusted profit

\tYear ended December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Add back: shares\t4,131\t4,517
Losses on bonds\t37\t41
Storage\t(517)\t(611)

CONSOLIDATED STATEMENT OF CASH FLOWS

\tYear ended December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Machines bought\t(413)\t(451)

CONSOLIDATED STATEMENT OF FINANCIAL POSITION

\tAs of December 31,
\t2023\t2024
\tEUR'000\tEUR'000
Receivables\t900\t950
Less: allowance\t(31)\t(37)
"""
LOSS = "GainsLossesOnFinancialLiabilitiesAtFairValueThroughProfitOrLossDesignatedAsUponInitialRecognition"


@pytest.fixture(scope="module")
def losses() -> Adviser:
    return adviser(document=LOSSES, more=f"  - {{label: Losses on shares, concept: ifrs-full:{LOSS}}}\n")


def concept(found: Adviser, local: str) -> Reportable:
    name = found.members.concepts.named(f"ifrs-full:{local}")
    assert name is not None
    item = found.members.concepts.item(name)
    assert item is not None
    return item


@pytest.mark.parametrize(
    ("name", "local", "sign", "why"),
    [
        ("t1: Sales", "Revenue", Sign.PRESENTED, "reported as it is printed"),
        (
            "t2: Add back: shares",
            LOSS,
            Sign.REVERSED,
            "as the same figures at document.txt:9:18 are reported",
        ),
        ("t1: Losses on shares", LOSS, Sign.PRESENTED, "its label says loss"),
        ("t2: Losses on bonds", LOSS, Sign.REVERSED, "its label says loss"),
        ("t2: Storage", "OtherExpenseByNature", Sign.DEDUCTION, "an expense is reported positive"),
        (
            "t3: Machines bought",
            "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities",
            Sign.DEDUCTION,
            "an outflow is reported positive",
        ),
        ("t4: Receivables", "CurrentTradeReceivables", Sign.PRESENTED, "a balance is reported as it is printed"),
        (
            "t4: Less: allowance",
            "AllowanceAccountForCreditLossesOfFinancialAssets",
            Sign.DEDUCTION,
            "a balance that its table takes off is reported positive",
        ),
    ],
)
def test_signs(losses: Adviser, name: str, local: str, sign: Sign, why: str) -> None:
    found = sign_of(line(losses, name), concept(losses, local), (), losses.book)
    assert found.sign is sign
    assert why in found.why


def test_a_sum_tells_what_is_deducted() -> None:
    found = adviser("cost")
    signed = sign_of(line(found, "t1: Cost of sales"), concept(found, "CostOfSales"), (), found.book)
    assert (signed.sign, signed.why) == (
        Sign.DEDUCTION,
        "its sum adds it up as credit, the concept's balance is debit",
    )
