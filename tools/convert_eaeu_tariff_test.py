#!/usr/bin/env python3
"""Checks convert_eaeu_tariff.py: rates of both sources in our grammar, and that the committed file is what it makes.

The sources are not part of the project. Where their folder is absent, the second check is skipped and says so
(exit code 77).

Usage: convert_eaeu_tariff_test.py [FOLDER_OF_THE_SOURCES]
"""
import pathlib
import sys

import convert_eaeu_tariff as convert

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ROOT.parent / "shared" / "data" / "tariff_eaeu"

RATES = [
    ("5", "ad_valorem", "5%"),
    ("6,5", "ad_valorem", "6.5%"),
    ("12.5%", "ad_valorem", "12.5%"),
    ("0", "ad_valorem", "0%"),
    ("15, но не менее 0,15 евро за 1 кг", "minimum", "15% min 0.15 EUR/KGM"),
    ("50%, но не менее 1 EUR за 1 кг", "minimum", "50% min 1 EUR/KGM"),
    ("171 доллар США за 1000 кг", "specific", "171 USD/TNE"),
    ("203 USD за 1 т", "specific", "203 USD/TNE"),
    ("3.5 EUR за 1 1000 шт", "specific", "3.5 EUR/MIL"),
    ("2,2 евро за 1 см³ объема двигателя", "specific", "2.2 EUR/CMQ"),
    ("10 плюс 0,075 евро за 1 кг", "sum", "10% + 0.075 EUR/KGM"),
]
NO_RATES = ["", "free", "5 евро", "5 евро за 1 ведро", "5%%"]


def failures_of_rates():
    for text, kind, rate in RATES:
        if convert.parse_rate(text) != (kind, rate):
            yield f"'{text}' reads as {convert.parse_rate(text)}, expected {(kind, rate)}"
    for text in NO_RATES:
        try:
            yield f"'{text}' reads as {convert.parse_rate(text)}, expected none"
        except convert.Unreadable:
            pass


def failures_of_settling():
    cases = [  # rate of the chapter, rates of the collection, (later rate, which holds)
        ("5%", ["5%"], None), ("5%", ["5%", "0.0"], None), ("5%", ["0"], ("0%", "later")),
        ("1.75 EUR/KGM", ["12"], ("12%", "earlier")), ("5%", ["0", "0.0"], ("0%", "later")),
        ("lower(15%; 12.5% min 0.6 EUR/CMQ)", ["15%"], ("15%", "earlier")),
    ]
    for rate, later, expected in cases:
        line = {"code": "0", "rate": rate, "kind": "lower_of" if rate.startswith("lower") else ""}
        convert.settle(line, later)
        found = (line["later_rate"], line["holds"]) if "later_rate" in line else None
        if found != expected:
            yield f"{rate} against {later} settles as {found}, expected {expected}"


def failures_of_file(sources):
    made = convert.write_tariff(*convert.read_tariff(str(sources / "ett_eaeu_from_eec_pdf.csv"),
                                                     str(sources / "eec_ett_normative_bundle.json")))
    if made.encode() != (ROOT / "data" / "tariff" / "eaeu.csv").read_bytes():
        yield "data/tariff/eaeu.csv is not what the tool makes of the sources"


def main() -> int:
    sources = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCES
    failures = [*failures_of_rates(), *failures_of_settling()]
    if sources.is_dir():
        failures += failures_of_file(sources)
    for failure in failures:
        print(failure, file=sys.stderr)
    if failures:
        return 1
    if not sources.is_dir():
        print(f"skipped: data/tariff/eaeu.csv is not compared, {sources} is absent", file=sys.stderr)
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main())
