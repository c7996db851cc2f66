/** The house rules, each with its reason, held on the code itself. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPO } from "./support/office.ts";

const SRC = join(REPO, "src");
const files = (readdirSync(SRC, { recursive: true, encoding: "utf8" }) as string[])
  .filter((path) => path.endsWith(".ts"))
  .map((path) => path.replaceAll("\\", "/"));
const text = (path: string): string => readFileSync(join(SRC, path), "utf8");
const floorOf = (path: string): string => (path.includes("/") ? (path.split("/")[0] ?? "") : path);

/** Everything a file imports: packages as they are, own files as paths below src. */
function imports(path: string): string[] {
  const found = [
    ...text(path).matchAll(/^(?:import|export) [^"=]*?from "([^"]+)"|import\("([^"]+)"\)/gm),
  ].map(([, fixed, lazy]) => fixed ?? lazy ?? "");
  return found.map((name) => (name.startsWith(".") ? join(path, "..", name).replaceAll("\\", "/") : name));
}

/** Which floors each may know, and why. */
const MAY_KNOW: Record<string, readonly string[]> = {
  // Nouns and laws: pure, so that writing and auditing cannot judge differently.
  domain: ["domain"],
  "ports.ts": ["domain"],
  "workbook-ports.ts": ["domain"],
  "failure.ts": ["domain"],
  // One verb a file, through ports: testable with any other outside.
  operations: ["operations", "domain", "ports.ts", "workbook-ports.ts", "failure.ts"],
  // The sides know nothing of each other: each can be replaced alone.
  report: ["report", "domain", "ports.ts", "failure.ts"],
  text: ["text", "domain", "ports.ts", "failure.ts"],
  files: ["files", "domain", "ports.ts", "failure.ts"],
  excel: ["excel", "domain", "workbook-ports.ts", "failure.ts"],
  git: ["git", "domain", "ports.ts", "failure.ts"],
  print: ["print", "domain"],
  // The only floor that knows them all, because it puts them together.
  cli: [
    "cli",
    "operations",
    "report",
    "text",
    "files",
    "excel",
    "git",
    "print",
    "domain",
    "ports.ts",
    "failure.ts",
  ],
};

/** Each package is known on one floor, so that it can be exchanged there. */
const HOME: Record<string, string> = {
  "decimal.js": "domain",
  yaml: "files",
  "ajv/dist/2020.js": "files",
  "@marcbachmann/cel-js": "files",
  atomically: "files",
  pkijs: "files",
  "proper-lockfile": "files",
  exceljs: "excel",
  "exceljs/lib/doc/workbook.js": "excel",
  fflate: "excel",
  saxes: "excel",
  "simple-git": "git",
  chalk: "report",
  "csv-stringify/sync": "report",
  "ical-generator": "report",
  pdfkit: "print",
  "qrcode-generator": "print",
  commander: "cli",
  inquirer: "cli",
  "cli-table3": "cli",
};

describe("floors", () => {
  test.each(files)("%s knows only what its floor may know", (path) => {
    const floor = floorOf(path);
    const strangers = imports(path).filter((name) => {
      if (name.startsWith("node:"))
        return floor === "domain" || floor === "operations" || floor === "text" || floor === "report";
      if (name.startsWith("..") && name.includes("schemas/")) return floor !== "files";
      if (files.includes(name)) return !MAY_KNOW[floor]?.includes(floorOf(name));
      return HOME[name] !== floor;
    });
    expect(strangers).toEqual([]);
  });
});

describe("habits", () => {
  test.each(files)("%s opens with what it is for, and is no giant", (path) => {
    const lines = text(path).split("\n");
    expect(lines[0]).toMatch(/^\/\*\*/);
    expect(lines.length).toBeLessThanOrEqual(300);
  });

  test("nothing but main.ts and terminal.ts touches the process", () => {
    const touching = files.filter(
      (path) =>
        /(?<![./\w])process\./.test(text(path)) &&
        !["cli/main.ts", "cli/terminal.ts"].includes(path),
    );
    expect(touching).toEqual([]);
  });

  test("no default exports, no barrels, no console", () => {
    const slips = files.filter((path) => /export default|export \* from|console\./.test(text(path)));
    expect(slips).toEqual([]);
  });
});
