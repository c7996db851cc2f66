/** What a verifier saw, as one canonical text (ledger §6). */
import { expect, test } from "vitest";
import type { Finding } from "../../../../src/domain/finding.ts";
import { reportText } from "../../../../src/domain/ledger/message/report-text.ts";
import { section } from "../../../support/figures.ts";

const finding = (more: Partial<Finding>): Finding => ({
  rule: "percent-odd",
  severity: "warning",
  file: "x.xlsx",
  ...more,
});

test("one line a finding, sorted by bytes, repeated as often as found; words and files are left out", () => {
  const found = finding({ section: section("seksi-pmd"), sheet: "Data  TW 1", cell: "F7", given: "0,9" });
  expect(reportText([found, finding({}), finding({ severity: "error", cell: "F7" }), found])).toBe(
    [
      "error percent-odd - - F7",
      "warning percent-odd - - -",
      "warning percent-odd seksi-pmd Data%20%20TW%201 F7",
      "warning percent-odd seksi-pmd Data%20%20TW%201 F7",
      "",
    ].join("\n"),
  );
});

test("nothing found is no text", () => {
  expect(reportText([])).toBe("");
});
