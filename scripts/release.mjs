// Prepares a release on this computer: node scripts/release.mjs 0.2.0 [--without-check].
// Dates the changes, sets the version, runs every check, packs, commits and tags. It publishes nothing.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const CHANGED = ["CHANGELOG.md", "package.json", "package-lock.json"];
const HEADING = "## [Unreleased]\n";
const onWindows = process.platform === "win32";

const git = (...args) => execFileSync("git", args, { encoding: "utf8" }).trim();
const npm = (...args) =>
  execFileSync(onWindows ? "npm.cmd" : "npm", args, { stdio: "inherit", shell: onWindows });

function stop(why) {
  console.error(why);
  process.exit(1);
}

/** Is a version, as numbers, after another one? */
function isAfter(version, other) {
  const [one, two] = [version, other].map((text) => text.split(".").map(Number));
  const at = one.findIndex((number, index) => number !== two[index]);
  return at !== -1 && one[at] > two[at];
}

/** The changelog with what is unreleased under the version; undefined where nothing is. */
function dated(changelog, version, day) {
  const [before, after] = changelog.split(HEADING);
  const unreleased = after?.split(/^## /m)[0].trim();
  if (!unreleased) return undefined;
  return `${before}${HEADING}\n## [${version}] - ${day}\n${after}`;
}

const [version = "", ...options] = process.argv.slice(2);
if (!/^[0-9]+\.[0-9]+\.[0-9]+$/.test(version)) stop("Usage: npm run release -- MAJOR.MINOR.PATCH");
const current = JSON.parse(readFileSync("package.json", "utf8")).version;
if (!isAfter(version, current)) stop(`${version} is not after ${current}.`);
if (git("branch", "--show-current") !== "main") stop("Releases are made on main.");
if (git("status", "--porcelain") !== "") stop("Commit or stash your changes first: git status");
if (git("tag", "--list", `v${version}`) !== "") stop(`The tag v${version} already exists.`);
const changelog = dated(readFileSync("CHANGELOG.md", "utf8"), version, new Date().toISOString().slice(0, 10));
if (changelog === undefined) stop("CHANGELOG.md has nothing under Unreleased.");

try {
  writeFileSync("CHANGELOG.md", changelog);
  npm("version", version, "--no-git-tag-version");
  if (!options.includes("--without-check")) npm("run", "check");
  npm("pack");
} catch (error) {
  git("restore", ...CHANGED);
  stop(`Nothing was released: ${error.message}`);
}
git("commit", "--quiet", "--message", `chore(release): ${version}`, "--", ...CHANGED);
git("tag", "--annotate", `v${version}`, "--message", `sop ${version}`);
console.log(`
Committed and tagged v${version}, packed sop-${version}.tgz. Publish them with:
  git push origin main v${version}
and attach the .tgz to the release page, for the SOP_PACKAGE of offices.`);
