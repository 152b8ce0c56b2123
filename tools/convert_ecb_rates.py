#!/usr/bin/env python3
"""Turns the reference rate history of the European Central Bank into our exchange rate file.

The bank publishes one wide table (a row per day, a column per currency, newest day first, "N/A" where
it quoted nothing). Ours has one row per day and currency, newest day first, currencies in code order.
Rates are copied digit for digit. The same input gives the same bytes.

Usage: convert_ecb_rates.py [--since 2025-01-01] eurofxref-hist.csv > data/exchange_rates/ecb.csv
"""
import argparse
import csv
import datetime
import re
import sys

NOT_QUOTED = {"", "N/A"}
RATE = re.compile(r"[0-9]+(\.[0-9]+)?")
CURRENCY = re.compile(r"[A-Z]{3}")


class Unreadable(Exception):
    pass


def parse_day(text: str) -> str:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date().isoformat()
    except ValueError:
        raise Unreadable(f"'{text}' is not a date (YYYY-MM-DD)") from None


def read_currencies(header: list[str]) -> list[str]:
    if not header or header[0] != "Date":
        raise Unreadable("the first column must be 'Date'")
    currencies = [name.strip() for name in header[1:]]
    if currencies and currencies[-1] == "":  # the bank closes each line with a comma
        currencies.pop()
    for currency in currencies:
        if not CURRENCY.fullmatch(currency):
            raise Unreadable(f"'{currency}' is not a currency code")
    if len(set(currencies)) != len(currencies):
        raise Unreadable("a currency stands twice in the header")
    return currencies


def read_rates(lines, since: str) -> list[tuple[str, str, str]]:
    """(day, currency, units per euro) for every rate quoted on or after `since`."""
    table = csv.reader(lines)
    rates = []
    days = set()
    currencies = None
    for row in table:
        try:
            if currencies is None:
                currencies = read_currencies(row)
                continue
            day = parse_day(row[0] if row else "")
            if day in days:
                raise Unreadable(f"{day} stands twice")
            days.add(day)
            if len(row) not in (len(currencies) + 1, len(currencies) + 2):
                raise Unreadable(f"{len(row)} columns where {len(currencies) + 1} are expected")
            for currency, rate in zip(currencies, (cell.strip() for cell in row[1:])):
                if rate in NOT_QUOTED:
                    continue
                if not RATE.fullmatch(rate) or float(rate) == 0:
                    raise Unreadable(f"'{rate}' is not a rate of {currency}")
                if day >= since:
                    rates.append((day, currency, rate))
        except Unreadable as problem:
            raise Unreadable(f"line {table.line_num}: {problem}") from None
    if not rates:
        raise Unreadable(f"no rate on or after {since}")
    rates.sort(key=lambda rate: rate[1])
    rates.sort(key=lambda rate: rate[0], reverse=True)
    return rates


def write_rates(rates: list[tuple[str, str, str]], out) -> None:
    out.write("# kind: exchange-rates\n")
    out.write("# authority: European Central Bank\n")
    out.write(f"# edition: {rates[0][0]}\n")
    out.write("# base: EUR\n")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["date", "currency", "units_per_eur"])
    table.writerows(rates)


def main() -> int:
    arguments = argparse.ArgumentParser(
        description="European Central Bank rate history to our exchange rate file, on standard output.")
    arguments.add_argument("history", help="eurofxref-hist.csv of the European Central Bank")
    arguments.add_argument("--since", default="2025-01-01", help="first day kept (default: %(default)s)")
    options = arguments.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        with open(options.history, encoding="utf-8-sig", newline="") as history:
            rates = read_rates(history, parse_day(options.since))
    except (Unreadable, OSError, UnicodeDecodeError) as problem:
        print(f"{options.history}: {problem}", file=sys.stderr)
        return 1
    write_rates(rates, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
