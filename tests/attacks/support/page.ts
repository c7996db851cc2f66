/** docs/attacks.md: a section for each threat, made of what its file found in this run. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ALL_THREATS, THREATS, type Threat } from "./threats.ts";

const PAGE = fileURLToPath(new URL("../../../docs/attacks.md", import.meta.url));

/** Set by the tests' global setup where the run was asked to write files anew (vitest -u). */
export const WRITING = process.env.SOP_TEST_WRITE === "yes";

const HEAD = `# Attacks

Each was built with plain git and OpenSSH in a real workspace, beside an honest record that is proven. The tests write
this page (\`tests/attacks/\`, one file for each threat; \`npx vitest run tests/attacks -u\` writes it anew). What git says
is of the newest entries, with the officials' keys known to it. [audit.md](audit.md) explains the codes; exit 1 is
*violated*, or with \`--strict\` a notice, and 4 *cannot be proven here*.
`;

/** The section of a threat, from its rows. */
export function sectionOf(threat: Threat, rows: readonly string[]): string {
  const { title, about } = THREATS[threat];
  const head = "| attack or mistake | what git says | what `sop audit` says | exit |\n|---|---|---|---|";
  return `## ${title}\n\n${about}\n\n${[head, ...rows].join("\n")}\n`;
}

/** The section of a threat as the page has it; empty where it has none. */
export function sectionOnPage(threat: Threat): string {
  const page = existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "";
  const begins = page.indexOf(`## ${THREATS[threat].title}\n`);
  if (begins < 0) return "";
  const ends = page.indexOf("\n## ", begins);
  return ends < 0 ? page.slice(begins) : page.slice(begins, ends);
}

/** The whole page, with these sections in the threats' order. */
export function pageOf(section: (threat: Threat) => string): string {
  return [HEAD, ...ALL_THREATS.map(section).filter((text) => text !== "")].join("\n");
}

/** The page as it lies in the repository. */
export function page(): string {
  return readFileSync(PAGE, "utf8");
}

const placeOf = (folder: string, threat: Threat): string => join(folder, "attacks", `${threat}.md`);

/** Keeps a section until every file has run; each file runs in a process of its own. */
export function keepSection(threat: Threat, section: string): void {
  const folder = process.env.SOP_TEST_FOLDER ?? "";
  mkdirSync(join(folder, "attacks"), { recursive: true });
  writeFileSync(placeOf(folder, threat), section);
}

/** Writes the page with the sections that were kept; a threat whose file did not run keeps the one it has. */
export function writePage(folder: string): void {
  if (!existsSync(join(folder, "attacks"))) return;
  const section = (threat: Threat): string => {
    const place = placeOf(folder, threat);
    return existsSync(place) ? readFileSync(place, "utf8") : sectionOnPage(threat);
  };
  writeFileSync(PAGE, pageOf(section));
}
