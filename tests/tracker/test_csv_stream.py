"""The CSV writer: readable by spreadsheets, harmless in them, and written as it goes."""

import csv
from datetime import date
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.kit.csv_stream import cell, csv_lines, csv_response, uncell


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("", ""),
        (date(2023, 9, 4), "2023-09-04"),
        (0, "0"),
        (-12, "-12"),
        (-1.5, "-1.5"),
        ("plain = text", "plain = text"),
        ("=1+1", "'=1+1"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("\n- one\n- two", "'\n- one\n- two"),
        ("\0=1+1", "'\0=1+1"),
        (" =1+1", "' =1+1"),
        ("\xa0 @SUM(A1)", "'\xa0 @SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("'=1+1", "''=1+1"),
        ("''\t", "'''\t"),
        ("'tis", "'tis"),
        ("' '=1+1", "' '=1+1"),
        (" plain", " plain"),
    ],
)
def test_a_cell_is_never_a_formula_and_reads_back(value, written):
    assert cell(value) == written
    assert uncell(written) == ("" if value is None else str(value))


TEXTS = st.one_of(st.text(), st.text(st.sampled_from(" '=+-@＝＋－＠\t\r\n\0\xa0a1")))


@given(TEXTS)
def test_every_text_comes_back_to_the_letter(text):
    assert uncell(cell(text)) == text


@given(TEXTS)
def test_what_is_written_is_nowhere_a_formula(text):
    assert cell(text)[:1] not in {"\t", "\r", "\n", "\0"}
    assert cell(text).lstrip()[:1] not in {*"=+-@＝＋－＠"}


@given(TEXTS)
def test_a_text_gets_one_apostrophe_or_none(text):
    assert cell(text) in {text, f"'{text}"}


def test_in_someone_elses_file_an_apostrophe_that_guards_nothing_stays():
    texts = ["'tis", "'quoted'", "'", "''", "=1+1"]
    assert [uncell(text) for text in texts] == texts


def test_what_is_written_reads_back():
    rows = [["a, b", 'say "so"', "two\nlines", "Dyfed-Powys – é"], ["", None, 3, date(2024, 2, 29)]]
    whole = "".join(csv_lines(["=one", "two", "three", "four"], rows))
    assert whole[0] == "\ufeff"
    assert list(csv.reader(whole[1:].splitlines(keepends=True))) == [
        ["'=one", "two", "three", "four"],
        ["a, b", 'say "so"', "two\nlines", "Dyfed-Powys – é"],
        ["", "", "3", "2024-02-29"],
    ]


def test_rows_are_taken_one_at_a_time():
    assert list(islice(csv_lines(["n"], ([n] for n in count())), 3)) == ["\ufeffn\r\n", "0\r\n", "1\r\n"]


def test_the_download_names_its_file_and_is_kept_by_no_cache():
    response = csv_response("rows.csv", ["é"], [])
    assert response.streaming
    assert b"".join(response) == b"\xef\xbb\xbf\xc3\xa9\r\n"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="rows.csv"'
    assert response["Cache-Control"] == "private, no-store"
