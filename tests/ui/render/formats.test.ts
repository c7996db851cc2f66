/** Findings in every format, with text in the cells that tries to be more than text. */
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { forTerminal } from "../../../src/ui/render/escape.ts";
import { FORMATS, type Format, rendererOf } from "../../../src/ui/render/formats.ts";
import type { Report } from "../../../src/ui/render/report.ts";
import { styleFor } from "../../../src/ui/render/style.ts";

const rendered = async (format: Format, given: Report): Promise<string> => (await rendererOf(format))(given);

const HOSTILE = `\u001b[31m]]>&<"'\n::error::x%0A\u202Eevil\u0000`;

const report: Report = {
  version: "0.1.0",
  command: "verify",
  exitCode: 1,
  result: { figures: new Map([["a", 1]]) },
  lines: ["Pemeriksaan selesai."],
  checked: ["2021/tw1/isian/a.yaml", "2021/tw1/isian/b.yaml"],
  failure: null,
  style: await styleFor(false),
  labels: {
    severity: { error: "galat", warning: "peringatan", info: "info" },
    example: "Contoh",
    cells: "sel",
    more: "lagi",
  },
  findings: [
    {
      rule: "value-type",
      severity: "error",
      file: "2021/tw1/isian/a.yaml",
      sheet: HOSTILE,
      cell: "F9",
      field: HOSTILE,
      given: HOSTILE,
      message: `"${HOSTILE}" bukan angka`,
    },
    {
      rule: "value-type",
      severity: "error",
      file: "2021/tw1/isian/a.yaml",
      sheet: "Data",
      cell: "F10",
      field: "x",
      message: "bukan angka",
    },
    {
      rule: "value-type",
      severity: "error",
      file: "2021/tw1/isian/a.yaml",
      sheet: "Data",
      cell: "F11",
      field: "y",
      message: "bukan angka",
    },
    {
      rule: "yaml-type",
      severity: "warning",
      file: "sop.yaml",
      line: 3,
      column: 5,
      message: "seharusnya angka",
    },
  ],
};

test.each(FORMATS)("%s lets no control character through", async (format) => {
  const text = await rendered(format, report);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e]/u);
});

test("human: one line for repeats, in Excel's terms", async () => {
  const text = await rendered("human", report);
  expect(text).toContain("galat Data!F10, F11 (2 sel): bukan angka.");
  expect(text).toContain("peringatan 3:5: seharusnya angka.");
});

test("json: the versioned envelope, whole", async () => {
  const envelope = JSON.parse(await rendered("json", report));
  expect(Object.keys(envelope)).toEqual([
    "schema",
    "sop",
    "command",
    "exitCode",
    "result",
    "findings",
    "failure",
  ]);
  expect(envelope).toMatchObject({ exitCode: 1, result: { figures: { a: 1 } } });
  expect(envelope.findings).toHaveLength(4);
});

test("github: every line is one annotation, and no cell can start another", async () => {
  const lines = (await rendered("github", report)).trimEnd().split("\n");
  expect(lines).toHaveLength(4);
  expect(lines.every((line) => /^::(error|warning|notice) file=[^:]+::/.test(line))).toBe(true);
});

test("junit: well-formed, a suite a file, also where nothing is wrong", async () => {
  const suites: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "testsuite") suites.push(`${attributes.name} ${attributes.failures}`);
  });
  parser.write(await rendered("junit", report)).close();
  expect(suites).toEqual(["2021/tw1/isian/a.yaml 3", "2021/tw1/isian/b.yaml 0", "sop.yaml 0"]);
});

test("sarif: version 2.1.0, a result a finding, a place each", async () => {
  const { version, runs } = JSON.parse(await rendered("sarif", report));
  expect(version).toBe("2.1.0");
  expect(runs[0].results.map(({ level }: { level: string }) => level)).toEqual([
    "error",
    "error",
    "error",
    "warning",
  ]);
  expect(runs[0].results[3].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: "sop.yaml" },
    region: { startLine: 3, startColumn: 5 },
  });
});

describe("a failure is told in every format", () => {
  const failed = {
    ...report,
    findings: [],
    failure: { code: "no-key", message: "Tidak ada kunci.", hint: "Buat kunci." },
  };
  test.each(["json", "junit", "github", "sarif"] as const)("%s", async (format) => {
    expect(await rendered(format, failed)).toContain("Tidak ada kunci.");
  });
});

test("colour is never the only sign", async () => {
  expect(forTerminal(await rendered("human", { ...report, style: await styleFor(true) }))).toContain("galat");
});
