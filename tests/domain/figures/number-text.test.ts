/** A number typed as text, each form beside what is nearly it (domain §5). */
import { describe, expect, test } from "vitest";
import { type NumberReading, readNumberText } from "../../../src/domain/figures/number-text.ts";
import { D } from "../../support/figures.ts";

const number = (value: string): NumberReading => ({ kind: "number", value: D(value) });
const either = (one: string, other: string): NumberReading => ({
  kind: "ambiguous",
  readings: [D(one), D(other)],
});
const EMPTY: NumberReading = { kind: "empty" };
const NONE: NumberReading = { kind: "not-a-number" };

describe("in a field that measures", () => {
  const table: readonly (readonly [string, NumberReading])[] = [
    ["0", number("0")],
    ["007", number("7")],
    ["1.5", number("1.5")],
    ["1,5", number("1.5")],
    ["1.50", number("1.5")],
    ["1234.5678", number("1234.5678")],
    ["1.234,5", number("1234.5")],
    ["1.234.567", number("1234567")],
    ["1.234.567,89", number("1234567.89")],
    ["12.345,6", number("12345.6")],
    ["123.456,78", number("123456.78")],
    ["1234.567.890", NONE],
    ["12.34.567", NONE],
    ["1.234.56", NONE],
    ["1234.567,8", NONE],
    ["1.234.567,", NONE],
    ["1,234,567", number("1234567")],
    ["1,234,567.89", number("1234567.89")],
    ["1,234.5", number("1234.5")],
    ["123,456,789", number("123456789")],
    ["12,345.6", number("12345.6")],
    ["1,234.56", number("1234.56")],
    ["1234,567,890", NONE],
    ["1,234,567x", NONE],
    ["1,234.5x", NONE],
    ["1,234,56", NONE],
    ["1234,567.8", NONE],
    ["1,234.", NONE],
    // One point before three digits is a thousand or three decimals; a comma is the decimal sign.
    ["1.234", either("1234", "1.234")],
    ["999.999", either("999999", "999.999")],
    ["1,234", number("1.234")],
    ["0.234", number("0.234")],
    ["0,234", number("0.234")],
    ["1234.567", number("1234.567")],
    ["1.2345", number("1.2345")],
    ["-1,5", number("-1.5")],
    ["\u22121,5", number("-1.5")],
    ["-1.234", either("1234", "1.234")],
    ["--1", NONE],
    ["1-", NONE],
    ["Rp 1.234.567,-", number("1234567")],
    ["rp.1.234.567", number("1234567")],
    ["Rp", EMPTY],
    ["1 Rp", NONE],
    ["98,5 %", number("98.5")],
    ["98,5%%", NONE],
    ["%98,5", NONE],
    ["1\u00a0234,5", number("1234.5")],
    ["1\u2007234\u202f567", number("1234567")],
    ["", EMPTY],
    ["-", EMPTY],
    ["\u2013", EMPTY],
    ["\u2014\u2014", EMPTY],
    [" \t", EMPTY],
    ["nihil", NONE],
    ["1.2.3", NONE],
    [".5", NONE],
    ["5.", NONE],
    [",5", NONE],
    ["12 dokumen", NONE],
    ["1e3", NONE],
    ["٣", NONE],
    ["1".repeat(40), number("1".repeat(40))],
    ["1".repeat(41), NONE],
  ];
  test.each(table)("%j", (text, wanted) => {
    expect(readNumberText(text, false)).toEqual(wanted);
  });
});

describe("in a field of rupiah or whole things", () => {
  const table: readonly (readonly [string, NumberReading])[] = [
    ["12.500", number("12500")],
    ["-12.500", number("-12500")],
    ["12,500", either("12500", "12.5")],
    ["12,5", number("12.5")],
    ["12.5", number("12.5")],
    ["1.234,5", number("1234.5")],
    ["0.500", number("0.5")],
  ];
  test.each(table)("%j", (text, wanted) => {
    expect(readNumberText(text, true)).toEqual(wanted);
  });
});

describe("since version 2 of the rules", () => {
  const table: readonly (readonly [string, boolean, NumberReading])[] = [
    ["1,234.5", false, either("1234.5", "1.2345")],
    ["1,234.50", true, either("1234.5", "1.2345")],
    ["-1,234.5", false, either("1234.5", "1.2345")],
    ["12,345.6", false, either("12345.6", "12.3456")],
    // Two commas can be no decimal signs.
    ["1,234,567.89", false, number("1234567.89")],
    ["1.234,5", false, number("1234.5")],
    ["0.500", true, either("500", "0.5")],
    ["0,500", true, either("500", "0.5")],
    ["0.500", false, number("0.5")],
    ["0.5", true, number("0.5")],
    ["0.50", true, number("0.5")],
    ["00.500", true, number("0.5")],
    ["1.500", true, number("1500")],
  ];
  test.each(table)("%s, of whole things: %s", (text, countsWhole, reading) => {
    expect(readNumberText(text, countsWhole, true)).toEqual(reading);
  });
});
