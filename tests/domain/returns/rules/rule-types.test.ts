/** How a return is looked at: its rows beside the form's, its words, its figures and its blanks. */
import { describe, expect, test } from "vitest";
import {
  asNumber,
  filledRows,
  isBlank,
  textKeys,
  writtenWords,
} from "../../../../src/domain/returns/rules/rule-types.ts";
import { D, filled, filledRow, form, formRow } from "../../../support/figures.ts";

const [one, two] = [formRow("a"), formRow("b")];
const FORM = form([one, two]);

test("each row of the form stands beside what was filled into it, in the form's order", () => {
  const returned = filled([filledRow("b", {}), filledRow("x", {}), filledRow("a", {})]);
  expect(filledRows(FORM, returned).map(([row, own]) => [row.id, own.id, own.at])).toEqual([
    ["a", "a", 9],
    ["b", "b", 7],
  ]);
  expect(filledRows(FORM, filled([filledRow("b", {})]))).toEqual([[two, filledRow("b", {})]]);
});

test("words are those of the columns of text, a line each", () => {
  expect(textKeys(FORM)).toEqual(["masalah", "pendorong", "bukti"]);
  const returned = filled([
    filledRow("a", { masalah: "banjir", bukti: null, alasan_kosong: "lain" }),
    filledRow("b", { realisasi: "WTP", pendorong: "rapat", masalah: "" }),
  ]);
  expect(writtenWords(FORM, returned)).toBe("banjir\n\nrapat\n");
  expect(writtenWords(FORM, filled([]))).toBe("");
});

describe("figures and blanks", () => {
  test.each([
    [D(0), D(0), false],
    ["0", undefined, false],
    [0, undefined, false],
    ["", undefined, true],
    [" ", undefined, false],
    [null, undefined, true],
    [undefined, undefined, true],
  ])("%j", (value, number, blank) => {
    expect(asNumber(value)).toEqual(number);
    expect(isBlank(value)).toBe(blank);
  });
});
