/** The house rules, each with its reason, held on the code itself. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPO } from "./support/office.ts";

const SRC = join(REPO, "src");
const files = (readdirSync(SRC, { recursive: true, encoding: "utf8" }) as string[])
  .filter((path) => path.endsWith(".ts"))
  .map((path) => path.replaceAll("\\", "/"));
const text = (path: string): string => readFileSync(join(SRC, path), "utf8");

// Put together here: the test runner rewrites what looks like a lazy import, in an expression too.
const IMPORT = new RegExp(
  `^(?:import|export) [^"=]*?from "([^"]+)"|\\b${"import"}\\(\\s*"([^"]+)"\\s*\\)`,
  "gm",
);

/** Everything a file imports, at once or later: packages as they are, own files as paths below src. */
function imports(path: string): string[] {
  const found = [...text(path).matchAll(IMPORT)].map(([, fixed, lazy]) => fixed ?? lazy ?? "");
  return found.map((name) => (name.startsWith(".") ? join(path, "..", name).replaceAll("\\", "/") : name));
}

/**
 * Which folders each may know, and why; a folder not named here goes by the one above it. Arrows go down:
 * ui → adapters → app → domain, and inside app and domain from what is made to what it is made of.
 */
const MAY_KNOW: Record<string, readonly string[]> = {
  // Nouns and laws: pure, so that writing and auditing cannot judge differently.
  domain: ["domain"],
  "domain/figures": ["domain", "domain/figures"],
  "domain/people": ["domain", "domain/people"],
  // What an office does, whoever holds which office.
  "domain/procedure": ["domain", "domain/procedure", "domain/people"],
  "domain/ledger": ["domain", "domain/ledger", "domain/procedure", "domain/people"],
  "domain/returns": ["domain", "domain/returns", "domain/figures"],
  "domain/recap": ["domain", "domain/recap", "domain/returns", "domain/figures"],
  // What can be done, through ports: testable with any other outside. A port may speak of what the ledger says.
  "app/ports": ["app/ports", "app/ledger", "domain"],
  "app/ledger": ["app/ledger", "app/ports", "domain"],
  "app/returns": ["app/returns", "app/ledger", "app/ports", "domain"],
  "app/commands": ["app/commands", "app/returns", "app/ledger", "app/ports", "domain"],
  // What an auditor derives again is made by the commands that made it.
  "app/derivation": ["app/derivation", "app/commands", "app/returns", "app/ledger", "app/ports", "domain"],
  "app/queries": ["app/queries", "app/commands", "app/returns", "app/ledger", "app/ports", "domain"],
  // The adapters know nothing of each other: each can be replaced alone.
  "adapters/excel": ["adapters/excel", "app/ports", "domain"],
  // A new workspace is made of YAML files.
  "adapters/fs": ["adapters/fs", "adapters/yaml", "app/ports", "domain"],
  "adapters/git": ["adapters/git", "app/ports", "domain"],
  "adapters/pdf": ["adapters/pdf", "domain"],
  "adapters/yaml": ["adapters/yaml", "app/ports", "domain"],
  // Sentences know what they are about, and nothing that does anything.
  "ui/messages": ["ui/messages", "app/ports", "domain"],
  // What is shown is what the queries answered. Papers are laid out by the PDF adapter; keys are told by their kind.
  "ui/render": ["ui/render", "ui/messages", "app", "adapters/pdf", "adapters/git/signatures", "domain"],
  // The only floor that knows them all, because it puts them together.
  "ui/cli": ["ui", "app", "adapters", "domain"],
};

/** Each package is known in one folder, so that it can be exchanged there. */
const HOME: Record<string, string | readonly string[]> = {
  "decimal.js": "domain",
  // A data structure and no part of the outside; only the domain does without.
  "lru-cache": ["adapters", "app"],
  yaml: "adapters",
  "ajv/dist/2020.js": "adapters/yaml",
  "@marcbachmann/cel-js": "adapters/yaml",
  atomically: "adapters/fs",
  "proper-lockfile": "adapters/fs",
  exceljs: "adapters/excel",
  "exceljs/lib/doc/workbook.js": "adapters/excel",
  fflate: "adapters/excel",
  saxes: "adapters/excel",
  "simple-git": "adapters/git",
  pdfkit: "adapters/pdf",
  pkijs: "adapters/pdf",
  "qrcode-generator": "adapters/pdf",
  chalk: "ui/render",
  "csv-stringify/sync": "ui/render",
  "ical-generator": "ui/render",
  commander: "ui/cli",
  inquirer: "ui/cli",
  "cli-table3": "ui/render",
};

const isWithin = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** The most exact folder of those named that a file lies in. */
function folderOf(path: string): string {
  const around = Object.keys(MAY_KNOW).filter((folder) => isWithin(path, folder));
  return around.sort((one, other) => other.length - one.length)[0] ?? "";
}

/** `domain` by itself means the files that lie in it for a folder below it, and all of it for everybody else. */
function mayKnow(path: string, known: string): boolean {
  const folder = folderOf(path);
  const isBelow = folder.startsWith("domain/");
  return (MAY_KNOW[folder] ?? []).some((one) =>
    isBelow && one === "domain" ? !known.slice("domain/".length).includes("/") : isWithin(known, one),
  );
}

const SCHEMAS = /^\.\.\/schemas\//;

describe("floors", () => {
  test.each(files)("%s knows only what its folder may know", (path) => {
    const floor = path.split("/")[0];
    const isPure = floor === "domain" || floor === "app" || /^ui\/(?:messages|render)\//.test(path);
    const strangers = imports(path).filter((name) => {
      if (name.startsWith("node:")) return isPure;
      if (SCHEMAS.test(name)) return !isWithin(path, "adapters/yaml");
      if (files.includes(name)) return !mayKnow(path, name);
      return ![HOME[name] ?? []].flat().some((home) => isWithin(path, home));
    });
    expect(strangers).toEqual([]);
  });

  test("no file asks for itself, by whatever way round, types included", () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" → "));
      if (way.includes(path) || done.has(path)) return;
      for (const next of imports(path)) if (files.includes(next)) walk(next, [...way, path]);
      done.add(path);
    };
    for (const path of files) walk(path, []);
    expect(circles).toEqual([]);
  });

  test("no folder is a heap", () => {
    const counts = new Map<string, number>();
    for (const path of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 14)).toEqual([]);
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
        /(?<![./\w])process\./.test(text(path)) && !["ui/cli/main.ts", "ui/cli/terminal.ts"].includes(path),
    );
    expect(touching).toEqual([]);
  });

  test("no default exports, no barrels, no console", () => {
    const slips = files.filter((path) => /export default|export \* from|console\./.test(text(path)));
    expect(slips).toEqual([]);
  });
});
