/** A name in a command is one word of the shell, and its own file's alone. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellPath } from "../../../src/ui/messages/shell.ts";

test.each([
  "$(touch PWNED).txt",
  "`id`.txt",
  'a"; id; ".txt',
  "a b & c | d.txt",
  "~/x",
  "!!",
  "2021/rencana.yaml",
])("%s reaches a command as it is", (path) => {
  const word = shellPath(path);
  expect(spawnSync("sh", ["-c", `printf %s ${word}`], { encoding: "utf8" }).stdout).toBe(path);
});

test("a plain name has no quotes, which another shell would take for a part of it", () => {
  expect(shellPath("2021/tw1/rekap/rekap.yaml")).toBe("2021/tw1/rekap/rekap.yaml");
});

test.each([
  "it's.txt",
  "a\nb",
  "\u001b[31m",
  "\u202etxt",
  "a\u2028b",
  "*",
  "a?",
  "[ab]",
  ":/",
  ":(top)x",
  "a\\b",
])("for %j no command is printed", (path) => {
  expect(shellPath(path)).toBeUndefined();
});
