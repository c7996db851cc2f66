/** Remarks on a return that is sent back, and what became of each when it comes again. */
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/domain/finding.ts";
import {
  matchRemarks,
  namesCell,
  placeOfCell,
  type Remark,
  remarkFindings,
  remarksOn,
} from "../../../src/domain/returns/correction.ts";
import type { Answer, MatchedRemark, SectionReturn } from "../../../src/domain/returns/return.ts";
import { filled, filledRow, form, formRow } from "../../support/figures.ts";

// Rows 7, 8 and 9; realisasi stands in F, masalah in I. The form does not know the row of "asing".
const FORM = form([formRow("a"), formRow("b")]);
const RETURN = filled([
  filledRow("a", { realisasi: 8, masalah: "banjir" }),
  filledRow("b", { realisasi: 3, masalah: null }, { typed: { realisasi: "3,0" } }),
  filledRow("asing", { realisasi: 1 }),
]);
const finding = (more: Partial<Finding>): Finding => ({
  rule: "over-ceiling",
  severity: "error",
  file: "x",
  ...more,
});

describe("where a remark on a cell stands", () => {
  test.each([
    ["F7", { row: "a", key: "realisasi" }],
    ["I8", { row: "b", key: "masalah" }],
    ["F9", undefined],
    ["F6", undefined],
    ["Z7", undefined],
    ["f7", undefined],
    ["F", undefined],
    ["7", undefined],
    ["F7 ", undefined],
    [" F7", undefined],
    ["", undefined],
  ])("%j", (cell, place) => {
    expect(placeOfCell(FORM, RETURN, cell)).toEqual(place);
  });
  test.each([
    ["F7 tidak sesuai SPJ", true],
    ["Data!F7 tidak sesuai SPJ", true],
    ["Data!F7 dua\nbaris", true],
    ["F7", false],
    ["F7 ", false],
    ["Data!Lagi!F7 x", false],
    ["!F7 x", false],
    ["ABCD7 x", false],
    ["F12345678 x", false],
    ["F9 x", false],
    ["tidak sesuai", false],
    ["lihat F7 x", false],
  ])("does %j name a cell: %s", (text, names) => {
    expect(namesCell(FORM, RETURN, text)).toBe(names);
  });
});

describe("the remarks on a return", () => {
  const remark = (id: string, more: Partial<Remark>): Remark => ({
    id,
    row: undefined,
    key: undefined,
    finding: undefined,
    words: undefined,
    ...more,
  });
  test("people's first, by their number, then the machine's errors and warnings by rule and place", () => {
    const [atCell, atField, unknown, nowhere] = [
      finding({ cell: "F8" }),
      finding({ rule: "form-outdated", severity: "warning", field: "Formulir" }),
      finding({ rule: "row-unknown", cell: "F9" }),
      finding({ rule: "file-picture" }),
    ];
    const left = [finding({ severity: "info" }), finding({ rule: "remark-open", severity: "warning" })];
    expect(
      remarksOn(FORM, RETURN, [...left, atCell, atField, unknown, nowhere], ["I7 jelaskan", "mohon dicek"]),
    ).toEqual([
      remark("catatan-1", { row: "a", key: "masalah", words: "jelaskan" }),
      remark("catatan-2", { words: "mohon dicek" }),
      remark("over-ceiling@b.realisasi", { row: "b", key: "realisasi", finding: atCell }),
      remark("form-outdated@Formulir", { finding: atField }),
      remark("row-unknown@F9", { finding: unknown }),
      remark("file-picture@", { finding: nowhere }),
    ]);
  });
  test("none where there is nothing to say", () => {
    expect(remarksOn(FORM, RETURN, [], [])).toEqual([]);
  });
});

describe("what became of a remark", () => {
  const stateOf = (
    one: Partial<Remark>,
    after: SectionReturn,
    findings: readonly Finding[],
    answers: readonly Answer[] = [],
  ): readonly MatchedRemark[] => {
    const whole = { id: "r", row: undefined, key: undefined, finding: undefined, words: undefined, ...one };
    return matchRemarks([{ ...whole, text: "cek" }], RETURN, after, findings, answers);
  };
  const answer = { remark: "r", text: "sudah sesuai" };
  const other = { remark: "s", text: "lain" };
  const [byPerson, byMachine] = [
    { row: "a", key: "realisasi" },
    { row: "a", key: "realisasi", finding: finding({ cell: "F7" }) },
  ];
  const changed = filled([
    filledRow("a", { realisasi: 9, masalah: "banjir" }),
    filledRow("b", { realisasi: 3 }),
  ]);
  const retyped = filled([filledRow("a", { realisasi: 8 }, { typed: { realisasi: "8 dokumen" } })]);
  const moved = filled([filledRow("x", {}), filledRow("a", { realisasi: 8 })]);
  type Case = readonly [
    what: string,
    remark: Partial<Remark>,
    after: SectionReturn,
    findings: readonly Finding[],
    state: MatchedRemark["state"],
  ];
  const table: readonly Case[] = [
    ["a figure that changed", byPerson, changed, [], "fixed"],
    ["a figure that is as it was", byPerson, RETURN, [], "open"],
    ["the same figure, otherwise typed", byPerson, retyped, [], "fixed"],
    ["another cell that changed", { row: "a", key: "masalah" }, changed, [], "open"],
    ["a blank that stays blank", { row: "b", key: "masalah" }, changed, [], "open"],
    [
      "a blank that was filled",
      { row: "b", key: "masalah" },
      filled([filledRow("b", { masalah: "x" })]),
      [],
      "fixed",
    ],
    ["a row that is gone", byPerson, filled([]), [], "fixed"],
    ["a remark on the whole", {}, changed, [], "open"],
    ["a remark on a row alone", { row: "a" }, changed, [], "open"],
    ["a check that is content", byMachine, RETURN, [], "fixed"],
    ["a check that objects again", byMachine, changed, [finding({ cell: "F7" })], "open"],
    ["a check that objects elsewhere", byMachine, RETURN, [finding({ cell: "F8" })], "fixed"],
    ["another check there", byMachine, RETURN, [finding({ rule: "percent-odd", cell: "F7" })], "fixed"],
    ["the row stands lower now", byMachine, moved, [finding({ cell: "F8" })], "open"],
    ["another row stands there now", byMachine, moved, [finding({ cell: "F7" })], "fixed"],
    [
      "the row is gone, the check objects somewhere",
      byMachine,
      filled([]),
      [finding({ cell: "F9" })],
      "open",
    ],
    [
      "a check on the whole that objects again",
      { finding: finding({}) },
      RETURN,
      [finding({ cell: "Z1" })],
      "open",
    ],
    [
      "a check on a row that objects again",
      { row: "a", finding: finding({}) },
      RETURN,
      [finding({ cell: "Z1" })],
      "open",
    ],
    ["a check on the whole that is content", { finding: finding({}) }, RETURN, [], "fixed"],
  ];
  test.each(table)("%s", (_, remark, after, findings, state) => {
    const { row, key } = remark;
    const told = { id: "r", row, key, text: "cek" };
    expect(stateOf(remark, after, findings)).toEqual([{ ...told, state, answer: undefined }]);
    // An answer is told in any case; it settles only what was not put right.
    const settled = state === "open" ? "answered" : state;
    expect(stateOf(remark, after, findings, [other, answer])).toEqual([
      { ...told, state: settled, answer: "sudah sesuai" },
    ]);
  });
});

test("a verifier is told of every remark: the open ones as warnings", () => {
  const matched = (more: Partial<MatchedRemark>): MatchedRemark => ({
    id: "r",
    row: "a",
    key: "realisasi",
    text: "cek",
    state: "fixed",
    answer: undefined,
    ...more,
  });
  const returned = {
    ...RETURN,
    remarks: [
      matched({}),
      matched({ state: "answered", answer: "sesuai" }),
      matched({ state: "open", row: undefined, key: undefined }),
      matched({ row: "hilang" }),
      matched({ key: undefined }),
      matched({ key: "pagu" }),
    ],
  };
  const place = { file: "x.xlsx", section: "seksi-pmd", sheet: "Data", given: "cek", expected: "" };
  expect(remarkFindings(FORM, returned, "x.xlsx", (row, key) => `${key} ${row}`)).toEqual([
    { ...place, rule: "remark-fixed", severity: "info", cell: "F7", field: "realisasi a" },
    {
      ...place,
      rule: "remark-answered",
      severity: "info",
      cell: "F7",
      field: "realisasi a",
      expected: "sesuai",
    },
    { ...place, rule: "remark-open", severity: "warning", cell: undefined, field: undefined },
    { ...place, rule: "remark-fixed", severity: "info", cell: undefined, field: "realisasi hilang" },
    { ...place, rule: "remark-fixed", severity: "info", cell: undefined, field: undefined },
    { ...place, rule: "remark-fixed", severity: "info", cell: undefined, field: "pagu a" },
  ]);
});

describe("a remark on what stands beside the asked cells", () => {
  const beside = (more: Partial<Finding>): Finding =>
    finding({ rule: "beside-cell", severity: "warning", sheet: "Data", cell: "F12", ...more });
  const idOf = (one: Finding): string | undefined => remarksOn(FORM, RETURN, [one], [])[0]?.id;

  test.each([
    ["below the table", beside({}), "beside-cell@F12"],
    ["on a cell of the form", beside({ rule: "beside-comment", cell: "F7" }), "beside-comment@a.realisasi"],
    ["at the same address of another sheet", beside({ sheet: "Bukti", cell: "F7" }), "beside-cell@Bukti!F7"],
    [
      "on a sheet as a whole",
      beside({ rule: "beside-page", sheet: "Bukti", cell: undefined }),
      "beside-page@Bukti!",
    ],
    [
      "on the workbook as a whole",
      beside({ rule: "beside-tracked", sheet: undefined, cell: undefined }),
      "beside-tracked@",
    ],
  ])("%s has a name of its own", (_, one, id) => {
    expect(idOf(one)).toBe(id);
  });

  test.each([
    ["is fixed where that cell is empty now, whatever stands in another", [beside({ cell: "F13" })], "fixed"],
    ["is open while it stands", [beside({}), beside({ cell: "F13" })], "open"],
    ["is fixed where only another sheet has it", [beside({ sheet: "Bukti" })], "fixed"],
  ] as const)("%s", (_, findings, state) => {
    const remarks = remarksOn(FORM, RETURN, [beside({})], []).map((one) => ({ ...one, text: "x" }));
    expect(matchRemarks(remarks, RETURN, RETURN, findings, []).map((one) => one.state)).toEqual([state]);
  });
});
