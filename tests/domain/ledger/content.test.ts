/** Which act may change which file, what an entry is about, and which names may stand in a record (ledger §1, §5). */
import { describe, expect, test } from "vitest";
import { ACTS, type Act } from "../../../src/domain/ledger/message/message.ts";
import { compareBytes, pathFault } from "../../../src/domain/ledger/path-rules.ts";
import { type Place, permittedPaths } from "../../../src/domain/ledger/permitted-paths.ts";
import { manifest, subjectOf } from "../../../src/domain/ledger/subject.ts";
import { isGoverned, isRule } from "../../../src/domain/paths.ts";
import type { StepKind } from "../../../src/domain/procedure/procedure.ts";
import { cycle, section } from "../../support/figures.ts";
import { templateProcedure } from "../../support/template.ts";
import { there } from "../../support/there.ts";

const TEMPLATE = await templateProcedure();
const CYCLE = cycle("2024/tw1");
const SECTIONS = [section("a"), section("b")];
/** As an entry of this act has it: the house is outside of cycles. */
const placeOf = (act: Act): Place => ({
  act,
  cycle: act === "amend" ? undefined : CYCLE,
  section: section("a"),
  sections: SECTIONS,
});

describe("the acts that may change a file, and no other may", () => {
  const table: readonly (readonly [path: string, ...acts: Act[]])[] = [
    ["sop.yaml", "found", "amend"],
    ["kalender/2024.yaml", "found", "amend"],
    [".gitattributes", "found", "amend"],
    [".gitignore", "found", "amend"],
    ["BACA-SAYA.md", "found", "amend"],
    [".skema/sop.json", "found", "amend"],
    [".github/workflows/periksa.yml", "found", "amend"],
    [".github/workflows/periksa.yaml", "found", "amend"],
    ["sop.yaml.bak"],
    ["lain/sop.yaml"],
    ["kalender/24.yaml"],
    ["kalender/20244.yaml"],
    ["kalender/2024/x.yaml"],
    ["xkalender/2024.yaml"],
    [".skema/lain/sop.json"],
    [".github/workflows/lain/periksa.yml"],
    [".github/periksa.yml"],
    [".gitmodules"],
    ["README.md"],
    ["2024/lain.yaml"],
    ["sop_yaml"],
    ["pejabat.yaml", "found", "appoint", "correct"],
    ["lain/pejabat.yaml"],
    ["2024/rencana.yaml", "found", "draft"],
    ["2024/formulir.yaml", "found", "draft"],
    ["2025/rencana.yaml", "found"],
    ["2025/formulir.yaml", "found"],
    ["2024/rencana.yaml.bak"],
    ["x2024/rencana.yaml"],
    ["2024/skema/a.schema.json", "draft"],
    ["2024/skema/b.schema.json", "draft"],
    ["2024/skema/c.schema.json"],
    ["2024/skema/a.json"],
    ["2024/skema/x/a.schema.json"],
    ["2025/skema/a.schema.json"],
    ["2024/tw1/siklus.yaml", "open", "waive", "cancel"],
    ["2024/tw2/siklus.yaml"],
    ["2024/tw1/siklus.yaml.bak", "cancel"],
    ["2024/tw1/formulir/a.xlsx", "distribute", "cancel"],
    ["2024/tw1/formulir/b.xlsx", "distribute", "cancel"],
    ["2024/tw1/formulir/c.xlsx", "cancel"],
    ["2024/tw1/formulir/a.ods", "cancel"],
    ["2024/tw1/formulir/x/a.xlsx", "cancel"],
    ["2024/tw2/formulir/a.xlsx"],
    ["2024/tw1/isian/a.yaml", "receive", "cancel"],
    ["2024/tw1/isian/a.xlsx", "receive", "cancel"],
    ["2024/tw1/isian/a.ods", "receive", "cancel"],
    ["2024/tw1/isian/b.yaml", "cancel"],
    ["2024/tw1/isian/a.csv", "cancel"],
    ["2024/tw1/isian/a.yaml.exe", "cancel"],
    ["2024/tw2/isian/a.yaml"],
    ["2024/tw1/bukti/a/spj.pdf", "receive", "cancel"],
    ["2024/tw1/bukti/a/lain/spj.pdf", "cancel"],
    ["2024/tw1/bukti/ab/spj.pdf", "cancel"],
    ["2024/tw1/bukti/a-2/spj.pdf", "cancel"],
    ["2024/tw1/bukti/b/spj.pdf", "cancel"],
    ["2024/tw1/bukti/a", "cancel"],
    ["2024/tw1/rekap/rekap.yaml", "compile", "cancel"],
    ["2024/tw1/rekap/rekap.xlsx", "compile", "cancel"],
    ["2024/tw1/rekap/rekap.ods", "cancel"],
    ["2024/tw1/rekap/lain.exe", "cancel"],
    ["2024/tw2/rekap/rekap.yaml"],
    ["2024/tw1/arsip/surat.pdf", "attach", "cancel"],
    ["2024/tw1/arsip/surat.jpg", "attach", "cancel"],
    ["2024/tw1/arsip/surat.png", "attach", "cancel"],
    ["2024/tw1/arsip/surat.exe", "cancel"],
    ["2024/tw1/arsip/surat.pdf.exe", "cancel"],
    ["2024/tw1/arsip/.pdf", "cancel"],
    ["2024/tw1/arsip/surat_pdf", "cancel"],
    ["2024/tw1/arsip/lain/surat.pdf", "cancel"],
    ["2024/tw2/arsip/surat.pdf"],
    ["2024/tw1/masuk/surat.pdf"],
    ["ani.kunci"],
  ];
  test.each(table)("%s", (path, ...acts) => {
    expect(ACTS.filter((act) => permittedPaths(placeOf(act))(path))).toEqual(acts);
  });
  test("none without its cycle, its section, or its sections' names", () => {
    const of = (place: Place, path: string) => permittedPaths(place)(path);
    expect(ACTS.filter((act) => of({ act }, "2024/tw1/siklus.yaml"))).toEqual([]);
    expect(of({ act: "receive", cycle: CYCLE }, "2024/tw1/isian/undefined.yaml")).toBe(false);
    // An amendment that names a cycle changes its rules, and no file.
    expect(of({ act: "amend", cycle: CYCLE }, "sop.yaml")).toBe(false);
    const none = { cycle: CYCLE, sections: [] };
    expect(of({ act: "draft", ...none }, "2024/skema/a.schema.json")).toBe(false);
    // Where the sections are not known any name of one level is taken.
    const any = (path: string) => of({ act: "distribute", cycle: CYCLE }, path);
    expect(["a", "z", "x/a"].map((name) => any(`2024/tw1/formulir/${name}.xlsx`))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("what is governed, and what makes the rules", () => {
  test.each([
    ["sop.yaml", true, true],
    ["pejabat.yaml", true, true],
    ["2024/rencana.yaml", true, true],
    ["2024/formulir.yaml", true, false],
    ["2024/tw1/rencana.yaml", true, false],
    ["lain/sop.yaml", true, false],
    ["sop.yaml.bak", true, false],
    ["kalender/2024.yaml", true, false],
    ["2024/tw1/masuk/isian.xlsx", false, false],
    ["2024/tw1/masuk/lain/isian.xlsx", false, false],
    ["2024/tw1/masuk", true, false],
    ["2024/tw1/masukan/isian.xlsx", true, false],
    ["x/2024/tw1/masuk/isian.xlsx", true, false],
    ["2024/masuk/isian.xlsx", true, false],
    ["ani.kunci", false, false],
    ["lain/ani.kunci", true, false],
    [".kunci", true, false],
    ["ani.kunci.txt", true, false],
  ])("%s: governed %s, rule %s", (path, governed, rule) => {
    expect([isGoverned(path), isRule(path)]).toEqual([governed, rule]);
  });
});

describe("what an entry is about", () => {
  const stepOf = (kind: StepKind | undefined) =>
    kind === undefined ? undefined : { ...there(TEMPLATE.steps[0]), kind };
  const [PLAN, RETURNS, RECAP, CYCLE_FILE] = [
    ["2024/rencana.yaml", "2024/formulir.yaml", "2024/skema"],
    ["2024/tw1/isian", "2024/tw1/bukti"],
    ["2024/tw1/rekap", "2024/tw1/isian", "2024/tw1/bukti"],
    ["2024/tw1/siklus.yaml"],
  ];
  const MINE = ["2024/tw1/isian/a.yaml", "2024/tw1/bukti/a/x"];
  const ALL = ["2024/tw1/isian/a.yaml", "2024/tw1/isian/b.yaml", "2024/tw1/bukti/a/x"];
  type Case = readonly [
    what: string,
    place: Place,
    kind: StepKind | undefined,
    roots: readonly string[],
    holds: readonly string[],
  ];
  const house = ["sop.yaml"];
  const everything = [
    "sop.yaml",
    "pejabat.yaml",
    "2024/rencana.yaml",
    "2024/skema/a.schema.json",
    "2024/tw1/siklus.yaml",
    "2024/tw1/formulir/a.xlsx",
    ...ALL,
    "2024/tw1/rekap/rekap.yaml",
    "2024/tw1/arsip/x.pdf",
    "2024/rencana.yaml.bak",
  ];
  const ofCycle = everything.filter((path) => path.startsWith("2024/tw1/"));
  const within = (act: Act): Place => ({ ...placeOf(act) });
  const whole = (act: Act): Place => ({ ...placeOf(act), section: undefined });
  const table: readonly Case[] = [
    ["the founding", { act: "found" }, undefined, [""], everything],
    ["a healing", { act: "heal" }, undefined, [""], everything],
    ["people", { act: "appoint" }, undefined, ["pejabat.yaml"], ["pejabat.yaml"]],
    ["a person's name", { act: "correct" }, undefined, ["pejabat.yaml"], ["pejabat.yaml"]],
    ["the house", { act: "amend" }, undefined, [""], house],
    ["an amendment of a cycle", { act: "amend", cycle: CYCLE }, undefined, ["sop.yaml"], house],
    ["a cancelling", whole("cancel"), undefined, [CYCLE], ofCycle],
    ["an opening", within("open"), "draft", CYCLE_FILE, CYCLE_FILE],
    ["a waiver", within("waive"), "fill", CYCLE_FILE, CYCLE_FILE],
    ["an act of no step", within("reopen"), undefined, CYCLE_FILE, CYCLE_FILE],
    ["an archive", within("attach"), "sign", ["2024/tw1/arsip"], ["2024/tw1/arsip/x.pdf"]],
    ["a plan", whole("draft"), "draft", PLAN, ["2024/rencana.yaml", "2024/skema/a.schema.json"]],
    ["forms", whole("distribute"), "distribute", ["2024/tw1/formulir"], ["2024/tw1/formulir/a.xlsx"]],
    ["a section's return", within("receive"), "fill", RETURNS, MINE],
    ["all returns", whole("reject"), "fill", RETURNS, ALL],
    ["a recap", whole("compile"), "compile", RECAP, [...ALL, "2024/tw1/rekap/rekap.yaml"]],
    ["a signature", whole("approve"), "sign", RECAP, [...ALL, "2024/tw1/rekap/rekap.yaml"]],
  ];
  test.each(table)("%s", (_, place, kind, roots, holds) => {
    const subject = subjectOf(place, stepOf(kind));
    expect(subject.roots).toEqual(roots);
    expect([...everything, "2024/tw1/masuk/x", "README"].filter(subject.holds)).toEqual(
      holds === everything ? [...everything, "README"] : holds,
    );
  });
});

describe("names that every computer of the office can hold", () => {
  test.each([
    ["2024/tw1/isian/a.yaml", undefined],
    ["caf\u00e9.pdf", undefined],
    ["cafe\u0301.pdf", "path-form"],
    ["con", "path-windows"],
    ["CON.txt", "path-windows"],
    ["a/aux/b", "path-windows"],
    ["nul.", "path-windows"],
    ["com1.pdf", "path-windows"],
    ["lpt9", "path-windows"],
    ["com", undefined],
    ["com10.pdf", undefined],
    ["console.pdf", undefined],
    ["xcon.pdf", undefined],
    ["prn", "path-windows"],
    ["a.", "path-windows"],
    ["a ", "path-windows"],
    ["a./b", "path-windows"],
    [" a", undefined],
    [".a", undefined],
    ["a<b", "path-windows"],
    ["a>b", "path-windows"],
    ["a:b", "path-windows"],
    ['a"b', "path-windows"],
    ["a\\b", "path-windows"],
    ["a|b", "path-windows"],
    ["a?b", "path-windows"],
    ["a*b", "path-windows"],
    ["a\u001fb", "path-windows"],
    [".git", "path-windows"],
    ["a/.GIT/b", "path-windows"],
    [".gitx", undefined],
    ["x.git", undefined],
  ])("%j: %s", (path, fault) => {
    expect(pathFault(path)).toBe(fault);
  });
});

describe("the order of bytes, which is that of code points", () => {
  test.each([
    ["", "", 0],
    ["a", "a", 0],
    ["a", "b", -1],
    ["b", "a", 1],
    ["a", "ab", -1],
    ["ab", "a", 1],
    ["Z", "a", -1],
    ["a-b", "a/b", -1],
    ["a.b", "a/b", -1],
    // By UTF-16 units the second of these would come first.
    ["\uff21", "\u{1f4c4}", -1],
    ["\u{1f4c4}a", "\u{1f4c4}b", -1],
  ])("%j and %j: %i", (a, b, order) => {
    expect(Math.sign(compareBytes(a, b))).toBe(order);
    const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
    expect(bytes).toBe(order);
  });
});

test("the manifest of files: sorted by bytes, one line each", () => {
  const [one, two] = ["1".repeat(64), "2".repeat(64)];
  const files = [
    { path: "\u{1f4c4}.pdf", mode: "100644", sha256: one },
    { path: "\uff21.pdf", mode: "100755", sha256: two },
  ];
  expect(manifest(files)).toBe(`100755 \uff21.pdf\0${two}\n100644 \u{1f4c4}.pdf\0${one}\n`);
  expect(files[0]?.path).toBe("\u{1f4c4}.pdf");
  expect(manifest([])).toBe("");
});
