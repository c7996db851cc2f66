// Subjects of the commits that main does not have yet: `type(scope): imperative`, at most 72 characters.
import { execFileSync } from "node:child_process";

const FORM = /^(?:feat|fix|refactor|perf|test|docs|build|ci|chore|revert)(?:\([a-z0-9-]+\))?!?: \S.*[^.]$/;
const LONGEST = 72;

/** Git's answer; undefined where there is no git, no repository, or no such branch. */
function git(...args) {
  try {
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
}

const base = ["origin/main", "main"].find((branch) => git("rev-parse", "--verify", "--quiet", branch));
const subjects = (base && git("log", "--format=%s", `${base}..HEAD`))?.split("\n").filter(Boolean) ?? [];
const wrong = subjects.filter((subject) => !FORM.test(subject) || subject.length > LONGEST);
for (const subject of wrong)
  console.error(
    `Commit subject is not "type(scope): imperative" of at most ${LONGEST} characters: ${subject}`,
  );
process.exitCode = wrong.length === 0 ? 0 : 1;
