"""The label mode: a table of labels in, concepts by rank out."""

import csv
from pathlib import Path

from click.testing import CliRunner

from tieout.cli import tieout
from tieout.mapping.suggestion import LabelRow, Suggester, ranked_labels, read_labels


def test_columns_may_stand_in_any_order_and_texts_stay_as_written() -> None:
    rows, findings = read_labels('period_type,label,x\nduration,"Trade, other",1\n\n,Total,\n', "in.csv")
    assert rows == (LabelRow("Trade, other", "", "duration"), LabelRow("Total", "", ""))
    assert not findings


def test_bad_input_is_told_with_its_line_and_no_row_is_lost() -> None:
    text = 'label,statement,period_type\n"two\nlines",BS,year\n,IS,duration\nTrade, other,BS,instant\n'
    rows, findings = read_labels(text, "in.csv")
    assert [row.label for row in rows] == ["two\nlines", "", "Trade"]
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("labels.period", "in.csv:2:1"),
        ("labels.no-label", "in.csv:4:1"),
        ("labels.fields", "in.csv:5:1"),
        ("labels.period", "in.csv:5:1"),
    ]


def test_a_table_without_labels_or_with_a_torn_quote_is_refused() -> None:
    for text, code in (
        ("", "labels.no-column"),
        ("a,b\n1,2\n", "labels.no-column"),
        ('label\n"x\n', "labels.malformed"),
    ):
        rows, findings = read_labels(text, "in.csv")
        assert rows == ()
        assert [(finding.code, finding.fatal) for finding in findings] == [(code, True)]


def test_ranks_go_from_one_to_twenty_for_each_row_alone(suggester: Suggester) -> None:
    row = LabelRow("Inventories", "BS", "instant")
    lines = list(csv.reader(ranked_labels([row, row], suggester).splitlines()))
    assert lines[0] == ["label", "statement", "period_type", "rank", "concept", "score"]
    half = len(lines) // 2
    assert 1 < half <= 20
    assert [int(line[3]) for line in lines[1:]] == [*range(1, half + 1)] * 2
    assert lines[1 : half + 1] == lines[half + 1 :]
    assert lines[1][:5] == ["Inventories", "BS", "instant", "1", "ifrs-full:Inventories"]
    assert all(line[4].startswith("ifrs-full:") and line[5].isdigit() for line in lines[1:])


def test_the_command_writes_the_same_bytes_every_time(tmp_path: Path) -> None:
    given = tmp_path / "in.csv"
    given.write_text("label,statement,period_type\nTurnover,IS,duration\nStock,BS,week\n", encoding="utf-8")
    outputs = []
    for out in (tmp_path / "1.csv", tmp_path / "2.csv"):
        result = CliRunner().invoke(tieout, ["suggest", "--labels", str(given), "-o", str(out)])
        assert result.exit_code == 0, result.output
        assert "labels.period" in result.stderr
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]
    assert outputs[0].decode().splitlines()[1].startswith("Turnover,IS,duration,1,ifrs-full:Revenue,")


def test_the_command_refuses_what_it_can_not_read_or_write(tmp_path: Path) -> None:
    given = tmp_path / "in.csv"
    given.write_text("name\nTurnover\n", encoding="utf-8")
    result = CliRunner().invoke(tieout, ["suggest", "--labels", str(given), "-o", str(tmp_path / "out.csv")])
    assert (result.exit_code, "labels.no-column" in result.stderr) == (2, True)
    result = CliRunner().invoke(
        tieout, ["suggest", "--labels", str(tmp_path / "no.csv"), "-o", str(tmp_path / "o.csv")]
    )
    assert (result.exit_code, "store.unreadable" in result.stderr) == (2, True)
    assert not (tmp_path / "out.csv").exists()
    given.write_text("label\nTurnover\n", encoding="utf-8")
    result = CliRunner().invoke(tieout, ["suggest", "--labels", str(given), "-o", str(tmp_path / "no" / "o.csv")])
    assert (result.exit_code, "can't be written" in result.stderr) == (1, True)
