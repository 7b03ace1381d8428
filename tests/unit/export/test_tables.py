import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from tests.unit.export.sample import DECISIONS, FACTS, FILE, TAGGED, TOKENS
from tieout.diagnostics import TextAt
from tieout.export import (
    facts_csv,
    facts_frame,
    line_items_csv,
    line_items_frame,
    mentions_csv,
    numbers_csv,
    numbers_frame,
)
from tieout.model import Mention, MentionRelation, Period, Unit


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_line_items_have_the_columns_other_tools_rely_on() -> None:
    head = line_items_csv(()).decode()
    assert head == (
        "table,caption,line,column,label,label_path,statement,period_start,period_end,instant,measure,unit,scale,text,"
        "value,decimals,state,audited,evidence,place,fact,outcome,reason\n"
    )


def test_a_duration_in_thousands_is_written_in_full_units_as_presented() -> None:
    row = table(line_items_csv(DECISIONS))[0]
    assert row == {
        "table": "t1",
        "caption": "Our results <2024>",
        "line": "5",
        "column": "12",
        "label": 'Cost, "direct"',
        "label_path": "Expenses > Operating",
        "statement": "IS",
        "period_start": "2023-07-01",
        "period_end": "2024-06-30",
        "instant": "",
        "measure": "amount",
        "unit": "EUR",
        "scale": "3",
        "text": "(1,234)",
        "value": "-1234000",
        "decimals": "-3",
        "state": "value",
        "audited": "true",
        "evidence": "header: 2024; unit: €'000",
        "place": "harbour.txt:5:12",
        "fact": "f-5-12",
        "outcome": "tagged",
        "reason": "",
    }


def test_the_other_states_and_outcomes() -> None:
    _, percent, unmapped, nil, unresolved = table(line_items_csv(DECISIONS))
    assert (percent["value"], percent["unit"], percent["decimals"], percent["audited"]) == (
        "0.198",
        "pure",
        "3",
        "false",
    )
    assert (percent["outcome"], percent["reason"]) == ("ignored", "percentage of the total")
    assert (unmapped["value"], unmapped["fact"], unmapped["outcome"]) == ("7000", "", "unmapped")
    assert (nil["value"], nil["state"], nil["audited"]) == ("0", "nil", "")
    assert (nil["period_start"], nil["period_end"], nil["instant"]) == ("", "", "2024-06-30")
    assert [unresolved[name] for name in ("value", "unit", "decimals", "period_start", "period_end", "instant")] == [
        ""
    ] * 6
    assert (unresolved["state"], unresolved["label"]) == ("unresolved", "")


@pytest.mark.parametrize(
    ("value", "written"),
    [("1.5E+9", "1500000000"), ("1E-7", "0.0000001"), ("0E-3", "0"), ("-0.0", "0"), ("-12.50", "-12.50")],
)
def test_values_have_no_exponent(value: str, written: str) -> None:
    decision = replace(TAGGED, item=replace(TAGGED.item, value=Decimal(value)))
    assert table(line_items_csv([decision]))[0]["value"] == written


def test_facts_one_row_each() -> None:
    assert facts_csv(FACTS).decode() == (
        "id,concept,value,decimals,unit,period_start,period_end,instant,dimensions,places,rule,text\n"
        "f-5-12,ifrs-full:CostOfSales,1234000,-3,EUR/shares,2023-07-01,2024-06-30,,"
        "ifrs-full:AxisA=hbr:MemberA;ifrs-full:AxisB=ifrs-full:MemberB,harbour.txt:5:12 harbour.txt:20:7,"
        'mappings/ifrs/profit.yaml:12,"(1,234)"\n'
        "f-9-3,hbr:Buoys,0,-3,EUR,,,2024-06-30,,harbour.txt:9:3,own.yaml:3,–\n"
    )


def test_places_stay_blank_separated_where_the_file_name_has_a_blank() -> None:
    fact = replace(FACTS[0], origins=(TextAt("a b.txt", 1, 2), TextAt("a b.txt", 3, 4)))
    assert table(facts_csv([fact]))[0]["places"].split() == ["a%20b.txt:1:2", "a%20b.txt:3:4"]


def test_numbers_are_those_that_are_no_table_figure() -> None:
    assert numbers_csv(TOKENS).decode() == (
        "line,column,text,class,reason\n"
        "1,9,30,date or period,day of a date\n"
        '12,1,3,"ordinal, note, section or list number",number of a note\n'
    )


@pytest.mark.parametrize("text", ["a\rb", "a\nb", 'a"b', "a,b", " a ", "=1+1", "\u2028"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    decision = replace(TAGGED, item=replace(TAGGED.item, label=text))
    data = line_items_csv([decision])
    assert not data.startswith(b"\xef\xbb\xbf")
    assert table(data)[0]["label"] == text


@pytest.mark.parametrize(
    ("frame", "data"),
    [
        (lambda: line_items_frame(DECISIONS), line_items_csv(DECISIONS)),
        (lambda: facts_frame(FACTS), facts_csv(FACTS)),
        (lambda: numbers_frame(TOKENS), numbers_csv(TOKENS)),
        (lambda: facts_frame(()), facts_csv(())),
    ],
)
def test_frames_hold_what_the_files_hold(frame: Callable[[], pd.DataFrame], data: bytes) -> None:
    read = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    pd.testing.assert_frame_equal(frame(), read)


def test_the_place_names_the_document() -> None:
    assert {row["place"].split(":")[0] for row in table(line_items_csv(DECISIONS))} == {FILE}


def test_mentions_name_the_fact_or_the_place_of_the_figure() -> None:
    tagged, other = TAGGED.item, replace(TAGGED.item, place=TextAt("a b.txt", 9, 9))
    mention = Mention(
        place=TextAt("harbour.txt", 30, 7),
        text="€1.2 million",
        value=Decimal(1200000),
        unit=Unit("EUR"),
        scale=6,
        decimals=-5,
        period=Period(None, date(2024, 6, 30)),
        relation=MentionRelation.SHARE,
        items=(tagged, other),
        agrees=True,
        evidence=("one", "two"),
    )
    unread = replace(mention, unit=None, period=None, relation=MentionRelation.NONE, items=(), agrees=None, evidence=())
    assert mentions_csv([mention, unread], DECISIONS).decode() == (
        "line,text,value,unit,decimals,period_start,period_end,instant,relation,fact,agrees,evidence,place\n"
        "30,€1.2 million,1200000,EUR,-5,,,2024-06-30,share,f-5-12 a%20b.txt:9:9,true,one; two,harbour.txt:30:7\n"
        "30,€1.2 million,1200000,,-5,,,,none,,,,harbour.txt:30:7\n"
    )
