/** The language around a folder, before anything of the workspace is opened. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nearLanguage } from "../../../src/adapters/fs/near-language.ts";
import { main } from "../../../src/ui/cli/main.ts";
import { cleanEnv, temporaryFolder } from "../../support/office.ts";
import { wordlessTerminal } from "../../support/terminal.ts";

function folderWith(text: string | undefined, ...below: string[]): string {
  const top = temporaryFolder();
  if (text !== undefined) writeFileSync(join(top, "sop.yaml"), text);
  const folder = join(top, ...below);
  mkdirSync(folder, { recursive: true });
  return folder;
}

test.each<[string, string | undefined, string[], string | undefined]>([
  ["in the folder", "id: x\nbahasa: id\n", [], "id"],
  ["in quotes", 'bahasa: "en"\n', [], "en"],
  ["above it", "bahasa: en\n", ["2024", "tw1"], "en"],
  ["of another key", "x:\n  bahasa: en\n", [], undefined],
  ["that is not ours", "bahasa: de\n", [], undefined],
  ["without a file", undefined, [], undefined],
])("%s", (_name, text, below, language) => {
  expect(nearLanguage(folderWith(text, ...below))).toBe(language);
});

test.each([
  ["help", ["--help"], "Siapa saja"],
  ["nothing typed", [], "Siapa saja"],
  ["a verb's help", ["official", "--help"], "alasan"],
  ["a slip", ["stauts"], "Mungkin maksudnya"],
  ["what needs no workspace", ["explain", "heal-other"], "pelanggaran"],
])("%s is in the workspace's language, not in the computer's", async (_name, args, text) => {
  const cwd = folderWith("bahasa: id\n");
  let said = "";
  const told = (words: string): void => {
    said += words;
  };
  await main({ ...wordlessTerminal(cleanEnv(cwd)), args, cwd, out: told, err: told });
  expect(said).toContain(text);
  said = "";
  await main({
    ...wordlessTerminal(cleanEnv(cwd)),
    args: [...args, "--lang", "en"],
    cwd,
    out: told,
    err: told,
  });
  expect(said).not.toContain(text);
});
