/** Names that somebody else chose, on a terminal and in a build's log: none moves the cursor, colours, or commands. */
import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { forLine, forTerminal } from "../../../src/ui/render/escape.ts";
import { TestOffice } from "../../support/office.ts";

/** Each as the name of a workbook in the in-tray. */
const NAMES = [
  "::error::satu.xlsx",
  "  ::warning file=x::dua.xlsx",
  "\u001b[31mtiga\u001b]0;judul\u0007.xlsx",
  "empat\n::error::lima.xlsx",
  "##[error]enam.xlsx",
  "##vso[task.setvariable]tujuh.xlsx",
  "\u202exslx.delapan\u2066.xlsx",
  "\u009b31msembilan.xlsx",
];

let office: TestOffice;
beforeAll(async () => {
  office = (await new TestOffice().upTo("handed-out")).copy();
  const [[section, figures] = ["", {}]] = Object.entries(office.figures());
  const good = readFileSync(office.path(await office.fill("2021/tw1", section, figures)));
  NAMES.forEach((name, no) => {
    writeFileSync(join(office.path("2021/tw1/masuk"), name), no % 2 === 0 ? good : "bukan buku kerja");
  });
});

function expectHarmless(line: string, text: string): void {
  for (const told of text.split("\n")) {
    expect([line, told]).toEqual([
      line,
      expect.not.stringMatching(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/),
    ]);
    expect([line, told]).toEqual([line, expect.not.stringMatching(/^\s*::|##\w*\[/)]);
  }
}

const KEY = "--yes --as rina --key KEYS/rina/id_ed25519";
const LINES = [
  "receive --dry-run",
  "receive --preview",
  `receive ${KEY}`,
  `receive "2021/tw1/masuk/::error::satu.xlsx" --dry-run`,
  `receive "2021/tw1/masuk/##[error]enam.xlsx" --preview`,
  "verify --check",
  `verify ${KEY}`,
  "status",
  "status --all",
  "audit",
  "log",
  "doctor",
  "remind --all",
  "timeliness",
  "official list",
  "report",
  "export csv",
  "export json",
  `trace "::error::x"`,
  `check "::error::x"`,
  `print "::error::x"`,
  `open "::error::x"`,
  `explain "::error::x"`,
  `attach 2021/tw1 "2021/tw1/masuk/::error::satu.xlsx" ${KEY}`,
  `distribute "::error::x" ${KEY}`,
  `approve "##[error]x" ${KEY}`,
  `waive "##[error]x" --reason x ${KEY}`,
  `"::error::x"`,
  `-C "##[error]x" status`,
];

describe("every verb", () => {
  test.each(LINES)("%s", async (line) => {
    const there = office.copy();
    const { code, out, err } = await there.sop(line.replaceAll("KEYS", there.keys));
    expect(code).not.toBe(70);
    expectHarmless(line, out);
    expectHarmless(line, err);
  });
});

test("an honest name is told as it is", () => {
  for (const name of ["2021/tw1/masuk/seksi pmd (2).xlsx", "a::b", "## judul", "C#"]) {
    expect(forLine(name)).toBe(name);
    expect(forTerminal(name)).toBe(name);
  }
});

describe("links in the in-tray", () => {
  test("are named, and not read", async () => {
    const there = (await new TestOffice().upTo("handed-out")).copy();
    const [[section, figures] = ["", {}]] = Object.entries(there.figures());
    const real = await there.fill("2021/tw1", section, figures);
    const outside = join(there.base, "luar.xlsx");
    writeFileSync(outside, readFileSync(there.path(real)));
    rmSync(there.path(real));
    symlinkSync(outside, there.path("2021/tw1/masuk/tautan.xlsx"));
    for (const line of [
      "receive --preview",
      "receive 2021/tw1/masuk/tautan.xlsx --preview",
      "receive 2021/tw1/masuk --preview",
    ]) {
      const { exitCode, findings, result } = await there.json<{ kind: string }[]>(line);
      expect([line, exitCode, findings.map(({ rule }) => rule)]).toEqual([line, 1, ["file-link"]]);
      expect(result.map(({ kind }) => kind)).toEqual(["refused"]);
    }
    const attached = await there.json(
      `attach 2021/tw1 2021/tw1/masuk/tautan.xlsx ${KEY.replace("KEYS", there.keys)}`,
    );
    expect(attached).toMatchObject({ exitCode: 3, failure: { code: "path-link" } });
  });
});

describe("a folder of the workspace that is a link", () => {
  test.each([
    ["2021", "status"],
    ["2021/tw1/formulir", "audit"],
    ["2021/tw1/masuk", "receive --preview"],
    ["2021/tw1", `receive ${KEY}`],
    ["cetak", "report"],
  ])("%s, for %s: nothing is read or written through it", async (folder, line) => {
    const there = (await new TestOffice().upTo("handed-out")).copy();
    const outside = join(there.base, "luar");
    there.write(`${folder}/.ada`, "");
    there.git("config", "core.symlinks", "true");
    const { renameSync } = await import("node:fs");
    renameSync(there.path(folder), outside);
    symlinkSync(outside, there.path(folder));
    const before = JSON.stringify(listing(outside));
    const ran = await there.sop(line.replaceAll("KEYS", there.keys));
    expect(ran.code).not.toBe(70);
    expect(JSON.stringify(listing(outside))).toBe(before);
    if (line === "audit") expect(ran.out).toContain("2021/tw1/formulir/");
    else if (line !== "status")
      expect(ran.err).toMatch(/tautan simbolik|symbolic link|berbeda dari register/);
  });
});

function listing(folder: string): readonly (readonly [string, number])[] {
  const { readdirSync, statSync } = process.getBuiltinModule("node:fs");
  return (readdirSync(folder, { recursive: true, encoding: "utf8" }) as string[])
    .sort()
    .map((name) => [name, statSync(join(folder, name)).mtimeMs]);
}
