/** Which warnings keep a return from being verified without a note: those that nobody has answered for. */
import { describe, expect, test } from "vitest";
import { unansweredWarnings } from "../../../../src/app/commands/cycle/verify.ts";
import type { Finding } from "../../../../src/domain/finding.ts";
import type { MatchedRemark } from "../../../../src/domain/returns/return.ts";
import { filled, filledRow, form, formRow } from "../../../support/figures.ts";

const FORM = form([formRow("a"), formRow("b")]);
const finding = (more: Partial<Finding>): Finding => ({
  rule: "percent-odd",
  severity: "warning",
  file: "x",
  cell: "F7",
  ...more,
});
const remark = (id: string, state: MatchedRemark["state"]): MatchedRemark => ({
  id,
  row: "a",
  key: "realisasi",
  text: "cek",
  state,
  answer: undefined,
});

describe("a warning", () => {
  const [HERE, THERE] = [finding({}), finding({ cell: "F8" })];
  const OPEN = finding({ rule: "remark-open" });
  type Case = readonly [
    what: string,
    findings: readonly Finding[],
    remarks: readonly MatchedRemark[],
    unanswered: readonly Finding[],
  ];
  const table: readonly Case[] = [
    ["that nobody has answered", [HERE], [], [HERE]],
    ["that the section has answered", [HERE], [remark("percent-odd@a.realisasi", "answered")], []],
    ["that was remarked on, and stays", [HERE], [remark("percent-odd@a.realisasi", "open")], [HERE]],
    ["that was put right elsewhere", [HERE], [remark("percent-odd@a.realisasi", "fixed")], [HERE]],
    ["whose answer is another's", [HERE, THERE], [remark("percent-odd@a.realisasi", "answered")], [THERE]],
    ["of another rule than was answered", [HERE], [remark("index-slip@a.realisasi", "answered")], [HERE]],
    ["that says a remark is open", [OPEN], [], [OPEN]],
    ["that is only a remark", [finding({ severity: "info" })], [], []],
    ["that is an error: it is refused, whatever is said", [finding({ severity: "error" })], [], []],
  ];
  test.each(table)("%s", (_, findings, remarks, unanswered) => {
    const returned = filled([filledRow("a", { realisasi: 0.9 }), filledRow("b", { realisasi: 0.9 })], {
      remarks,
    });
    expect(unansweredWarnings(FORM, returned, findings)).toEqual(unanswered);
  });
});
