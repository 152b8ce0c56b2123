#!/usr/bin/env python3
"""Turns the common customs tariff of the Eurasian Economic Union into our tariff file.

Two sources go in:
  - a table taken from the chapter files (PDF) of the Eurasian Economic Commission: CSV, a row per line of the
    nomenclature, with the columns code, digits, unit_ru, rate_text, note_ref, rate_kind, plus_mark, pdf_file;
  - a collection of rates of a later day: JSON {"revision": "ett:2026-06-18", "rates": [{"hs_code", "duty_rate"}]}.
One row per ten-digit line comes out: codes, units, rates and note numbers. data/tariff/README.md tells the columns,
the grammar of rates, and how two differing sources are settled. The same input gives the same bytes.

Usage: convert_eaeu_tariff.py CHAPTERS.csv COLLECTION.json > data/tariff/eaeu.csv
"""
import argparse
import collections
import csv
import io
import json
import re
import sys

# What the chapter files hold (edition of 2025-09-21). Another count means another edition or a broken table:
# look into it, then put the new counts here.
EXPECTED_KINDS = {"ad_valorem": 11548, "minimum": 1072, "specific": 617, "sum": 34, "lower_of": 6}
KIND_NAMES = {"ad_valorem": "ad_valorem", "max": "minimum", "specific": "specific", "sum": "sum", "other": "lower_of"}

# The second unit in which goods are declared beside their weight; "-" where there is none.
SUPPLEMENTARY_UNITS = {
    "": "-", "шт": "H87", "шт (колод)": "H87", "100 шт": "CEN", "1000 шт": "MIL", "пар": "PR",
    "шт, м": "H87|MTR", "м": "MTR", "м²": "MTK", "м³": "MTQ", "1000 м³": "R9",
    "л": "LTR", "1000 л": "K6", "л 100% спирта": "LPA", "г": "GRM", "кар": "CTM", "г Д/И": "GFI",
    "кг N": "KNI", "кг U": "KUR", "кг 90% с/в": "KSD", "кг KOH": "KPH", "кг NaOH": "KSH",
    "кг K 2 O": "KPO", "кг P 2 O 5": "KPP", "кг H 2 O 2": "KHY", "Ки": "CUR", "1000 кВт·ч": "MWH",
}
# What a specific rate is counted by. Cubic centimetres are those of the engine, in both sources.
RATE_UNITS = {
    "1 кг": "KGM", "1000 кг": "TNE", "1 т": "TNE", "1 л": "LTR", "1 пару": "PR", "1 пар": "PR", "1 шт": "H87",
    "1000 шт": "MIL", "1 1000 шт": "MIL", "1 м²": "MTK", "1 м2": "MTK",
    "1 см³ объема двигателя": "CMQ", "1 см3, мл": "CMQ",
}
CURRENCIES = {"евро": "EUR", "EUR": "EUR", "USD": "USD",
              "долларов США": "USD", "доллара США": "USD", "доллар США": "USD"}

NUMBER = r"(\d+(?:[.,]\d+)?)"
SPECIFIC = NUMBER + r" (евро|EUR|USD|доллар(?:ов|а)? США) за (.+)"
SHAPES = [
    ("lower_of", re.compile(rf"{NUMBER}, либо {NUMBER}, но не менее (.+?), в зависимости от того, какая из "
                            r"исчисленных сумм таможенной пошлины ниже")),
    ("minimum", re.compile(rf"{NUMBER}%?, но не менее (.+)")),
    ("sum", re.compile(rf"{NUMBER}%? плюс (.+)")),
    ("specific", re.compile(rf"({SPECIFIC})")),
    ("ad_valorem", re.compile(rf"{NUMBER}%?")),
]
# The collection writes zero as "0" and every other percentage with its sign. Bare numbers ("5", "0.0", "17.23")
# are of another hand: they stand beside a well-written rate for the same code, or where the tariff has a rate per
# litre or kilogram.
WELL_WRITTEN = re.compile(r"0|.*%.*|.* за .*")


class Unreadable(Exception):
    pass


def number(text: str) -> str:
    whole, _, places = text.replace(",", ".").partition(".")
    places = places.rstrip("0")
    return f"{int(whole)}.{places}" if places else str(int(whole))


def parse_specific(text: str) -> str:
    found = re.fullmatch(SPECIFIC, text)
    if not found or found[3] not in RATE_UNITS:
        raise Unreadable(f"'{text}' is not an amount per unit")
    return f"{number(found[1])} {CURRENCIES[found[2]]}/{RATE_UNITS[found[3]]}"


def parse_rate(text: str) -> tuple[str, str]:
    """(kind, rate in our grammar)"""
    text = re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()
    for kind, shape in SHAPES:
        found = shape.fullmatch(text)
        if not found:
            continue
        if kind == "lower_of":
            return kind, f"lower({number(found[1])}%; {number(found[2])}% min {parse_specific(found[3])})"
        if kind == "minimum":
            return kind, f"{number(found[1])}% min {parse_specific(found[2])}"
        if kind == "sum":
            return kind, f"{number(found[1])}% + {parse_specific(found[2])}"
        if kind == "specific":
            return kind, parse_specific(found[1])
        return kind, f"{number(found[1])}%"
    raise Unreadable(f"'{text}' is not a rate")


def parse_chapter_edition(pdf_file: str) -> str:
    """'ru.87_2022_10.04.2022.pdf' is of 2022-04-10; 'ru.02_2022.pdf' says no more than 2022."""
    found = re.fullmatch(r"ru\.\d\d_(\d{4})(?:_(\d\d)\.(\d\d)\.(\d{4}))?\.pdf", pdf_file)
    if not found:
        raise Unreadable(f"'{pdf_file}' does not tell the edition of its chapter")
    return f"{found[4]}-{found[3]}-{found[2]}" if found[2] else found[1]


def parse_notes(text: str) -> str:
    """'63С)' is note 63С; a Latin C in its place is a slip of the typesetter."""
    notes = text.replace("C", "С").replace(" ", "")
    if not re.fullmatch(r"((\d+С\))*)", notes):
        raise Unreadable(f"'{text}' is not a reference to notes")
    return notes.rstrip(")").replace(")", "|")


def read_chapters(path: str) -> dict[str, dict[str, str]]:
    lines = {}
    with open(path, encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        for row in table:
            try:
                if row["digits"] != "10":
                    continue
                if not re.fullmatch(r"\d{10}", row["code"]) or row["code"] in lines:
                    raise Unreadable(f"code '{row['code']}' is malformed or stands twice")
                if row["unit_ru"] not in SUPPLEMENTARY_UNITS:
                    raise Unreadable(f"unit '{row['unit_ru']}' has no code")
                kind, rate = parse_rate(row["rate_text"])
                if kind != KIND_NAMES[row["rate_kind"]]:
                    raise Unreadable(f"'{row['rate_text']}' reads as {kind}, the table says {row['rate_kind']}")
                lines[row["code"]] = {
                    "code": row["code"], "unit": SUPPLEMENTARY_UNITS[row["unit_ru"]], "rate": rate, "kind": kind,
                    "edition": parse_chapter_edition(row["pdf_file"]), "notes": parse_notes(row["note_ref"]),
                    "scope_changed": "yes" if row["plus_mark"] == "+" else ""}
            except Unreadable as problem:
                raise Unreadable(f"{path}: line {table.line_num}: {problem}") from None
    return lines


def read_collection(path: str) -> tuple[str, dict[str, list[str]]]:
    """(day of the collection, code -> its rates as written)"""
    with open(path, encoding="utf-8") as file:
        collection = json.load(file)
    day = re.fullmatch(r"ett:(\d{4}-\d\d-\d\d)", collection["revision"])
    if not day:
        raise Unreadable(f"{path}: revision '{collection['revision']}' carries no date")
    rates = collections.defaultdict(list)
    for entry in collection["rates"]:
        rates[entry["hs_code"]].append(entry["duty_rate"])
    return day[1], rates


def settle(line: dict[str, str], rates: list[str]) -> None:
    """Puts down the later rate where it differs, and which of the two holds."""
    trusted = sorted({parse_rate(rate)[1] for rate in rates if WELL_WRITTEN.fullmatch(rate)})
    if len(trusted) > 1:
        raise Unreadable(f"{line['code']}: two well-written rates, {trusted}")
    later = trusted or sorted({parse_rate(rate)[1] for rate in rates})
    if len(later) > 1:
        raise Unreadable(f"{line['code']}: two rates, {later}")
    if later[0] == line["rate"]:
        return
    line["later_rate"] = later[0]
    # "15 %, or 12.5 % but at least ..., whichever is lower" became "15 %": the alternative was lost on the way.
    lost_alternative = line["kind"] == "lower_of" and line["rate"].startswith(f"lower({later[0]};")
    line["holds"] = "later" if trusted and not lost_alternative else "earlier"


def split_lines(lines: dict[str, dict[str, str]], day: str, rates: dict[str, list[str]]) -> list[dict[str, str]]:
    """Lines that only the later source has, where it divides lines anew; the old ones are marked superseded."""
    gone = {code for code in lines if code not in rates}
    parents = {code[:9] for code in gone}
    new = []
    for code, written in rates.items():
        if code in lines or code[:9] not in parents:
            continue
        kind, rate = parse_rate(written[0])
        new.append({"code": code, "unit": "", "rate": rate, "kind": kind, "edition": day, "status": "new"})
    divided = {line["code"][:9] for line in new}
    for code in gone:
        if code[:9] not in divided:
            raise Unreadable(f"{code} is missing from the later source and nothing replaces it")
        lines[code]["status"] = "superseded"
    return new


def read_tariff(chapters: str, collection: str) -> tuple[str, list[dict[str, str]]]:
    lines = read_chapters(chapters)
    kinds = dict(collections.Counter(line["kind"] for line in lines.values()))
    if kinds != EXPECTED_KINDS:
        raise Unreadable(f"{chapters}: rates by kind are {kinds}, expected {EXPECTED_KINDS}")
    day, rates = read_collection(collection)
    for code, line in lines.items():
        if code in rates:
            settle(line, rates[code])
    new = split_lines(lines, day, rates)
    left_out = sorted(code for code in rates if code not in lines and code not in {line["code"] for line in new})
    print(f"{len(lines)} lines of the chapters, {len(new)} newer ones, "
          f"{sum('status' in line for line in lines.values())} superseded, "
          f"{sum('later_rate' in line for line in lines.values())} rates differ; left out: {', '.join(left_out)}",
          file=sys.stderr)
    return day, sorted([*lines.values(), *new], key=lambda line: line["code"])


def write_tariff(day: str, lines: list[dict[str, str]]) -> str:
    out = io.StringIO()
    out.write("# kind: tariff\n")
    out.write("# authority: Eurasian Economic Commission\n")
    out.write(f"# edition: {day}\n")
    out.write("# tariff: EAEU\n")
    out.write("# covers: AM|BY|KG|KZ|RU\n")
    out.write("# own_rates: AM|KG|KZ\n")
    columns = ["code", "unit", "rate", "kind", "edition", "notes", "later_rate", "holds", "status", "scope_changed"]
    table = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(lines)
    return out.getvalue()


def main() -> int:
    arguments = argparse.ArgumentParser(description="EAEU customs tariff to our tariff file, on standard output.")
    arguments.add_argument("chapters", help="CSV table taken from the chapter files of the Commission")
    arguments.add_argument("collection", help="JSON collection of rates of a later day")
    options = arguments.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        sys.stdout.write(write_tariff(*read_tariff(options.chapters, options.collection)))
    except (Unreadable, OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
