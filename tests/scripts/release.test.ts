/** A release: the changes are dated, the version is set, and nothing is left behind where a check fails. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { REPO } from "../support/office.ts";

const CHANGELOG =
  "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- A slip.\n\n## [0.1.0] - 2026-11-22\n\n- All.\n";
const EMPTY = CHANGELOG.replace("### Fixed\n\n- A slip.\n\n", "");
const ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "sop",
  GIT_AUTHOR_EMAIL: "sop@sop.invalid",
  GIT_COMMITTER_NAME: "sop",
  GIT_COMMITTER_EMAIL: "sop@sop.invalid",
};

/** A package with one committed version. @param check what `npm run check` does */
function packageWith(changelog: string, check = "exit 0") {
  const folder = mkdtempSync(join(tmpdir(), "sop-release-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, env: ENV, encoding: "utf8" });
  const about = { name: "sop-trial", version: "0.1.0", private: true, scripts: { check } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(about));
  writeFileSync(
    join(folder, "package-lock.json"),
    JSON.stringify({ ...about, lockfileVersion: 3, packages: {} }),
  );
  writeFileSync(join(folder, "CHANGELOG.md"), changelog);
  writeFileSync(join(folder, ".gitignore"), "*.tgz\n");
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "--message", "feat: begin");
  const release = (...args: string[]) =>
    spawnSync(process.execPath, [join(REPO, "scripts/release.mjs"), ...args], {
      cwd: folder,
      env: ENV,
      encoding: "utf8",
    });
  return { git, release, text: (name: string) => readFileSync(join(folder, name), "utf8") };
}

test("dates the changes, sets the version, commits and tags", () => {
  const { git, release, text } = packageWith(CHANGELOG);
  const { status, stderr } = release("0.2.0");
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const day = new Date().toISOString().slice(0, 10);
  expect(text("CHANGELOG.md")).toContain(
    `## [Unreleased]\n\n## [0.2.0] - ${day}\n\n### Fixed\n\n- A slip.\n`,
  );
  expect(JSON.parse(text("package.json")).version).toBe("0.2.0");
  expect(git("log", "-1", "--format=%s").trim()).toBe("chore(release): 0.2.0");
  expect(git("tag").trim()).toBe("v0.2.0");
  expect(git("status", "--porcelain")).toBe("");
});

test("leaves everything as it was where a check fails", () => {
  const { git, release } = packageWith(CHANGELOG, "exit 1");
  expect(release("0.2.0").status).toBe(1);
  expect([git("status", "--porcelain"), git("tag")]).toEqual(["", ""]);
});

test.each([
  ["no version", CHANGELOG, "next", "Usage"],
  ["an older version", CHANGELOG, "0.0.9", "not after"],
  ["no changes", EMPTY, "0.2.0", "nothing under Unreleased"],
])("refuses %s", (_name, changelog, version, words) => {
  const { git, release } = packageWith(changelog);
  const { status, stderr } = release(version);
  expect([status, stderr]).toEqual([1, expect.stringContaining(words)]);
  expect([git("status", "--porcelain"), git("tag")]).toEqual(["", ""]);
});
