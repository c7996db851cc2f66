/** Where a repository lies and what its references name: read from its files, held against git. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { locate } from "../../../src/adapters/git/location.ts";
import { branchTip, referencesAt } from "../../../src/adapters/git/refs.ts";
import { temporaryFolder } from "../../support/office.ts";

const ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Uji",
  GIT_AUTHOR_EMAIL: "uji@contoh",
  GIT_COMMITTER_NAME: "Uji",
  GIT_COMMITTER_EMAIL: "uji@contoh",
};

function git(folder: string, ...args: string[]): string {
  const ran = spawnSync("git", args, { cwd: folder, env: ENV, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`git ${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout.trim();
}

let folder: string;
beforeEach(() => {
  folder = join(temporaryFolder(), "kantor");
  mkdirSync(join(folder, "2021", "tw1"), { recursive: true });
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "commit", "--quiet", "--allow-empty", "-m", "satu");
});

/** Both answers, of one who reads and of one who asks. */
async function both(cwd: string) {
  const { top, gitFolder, usual } = await locate(cwd);
  const asked = {
    top: git(cwd, "rev-parse", "--show-toplevel"),
    gitFolder: git(cwd, "rev-parse", "--path-format=absolute", "--git-common-dir"),
  };
  return { read: { top, gitFolder }, asked, usual };
}

describe("the repository", () => {
  const layouts: Record<string, { cwd: () => string; usual: boolean }> = {
    "at its top": { cwd: () => folder, usual: true },
    "in a folder below": { cwd: () => join(folder, "2021", "tw1"), usual: true },
    "through a link": {
      cwd: () => {
        symlinkSync(join(folder, "2021"), join(folder, "..", "tautan"));
        return join(folder, "..", "tautan");
      },
      usual: true,
    },
    "a second work tree": {
      cwd: () => {
        git(folder, "worktree", "add", "--quiet", "--detach", "../kedua");
        return join(folder, "..", "kedua");
      },
      usual: true,
    },
    "with settings that include others": {
      cwd: () => {
        git(folder, "config", "include.path", "lain.gitconfig");
        return folder;
      },
      usual: true,
    },
    "a folder that holds git's own elsewhere": {
      cwd: () => {
        git(folder, "init", "--quiet", "--separate-git-dir", "../terpisah");
        return folder;
      },
      usual: true,
    },
  };
  test.each(Object.entries(layouts))("%s", async (_name, { cwd, usual }) => {
    const { read, asked, usual: found } = await both(cwd());
    expect({ ...read, usual: found }).toEqual({ ...asked, usual });
  });

  test("a work tree that its settings have elsewhere is not gone to", async () => {
    mkdirSync(join(folder, "..", "lain"));
    git(folder, "config", "core.worktree", "../../lain");
    expect(await locate(folder)).toEqual({ top: folder, gitFolder: join(folder, ".git"), usual: true });
  });

  test("git's own folder, or what lies in it, as a link", async () => {
    for (const name of ["config", "refs", "objects", "sop", "logs"]) {
      const copy = join(temporaryFolder(), "salinan");
      cpSync(folder, copy, { recursive: true });
      mkdirSync(join(copy, ".git", "sop"), { recursive: true });
      renameSync(join(copy, ".git", name), join(copy, "..", name));
      symlinkSync(join(copy, "..", name), join(copy, ".git", name));
      await expect(locate(copy)).rejects.toMatchObject({
        reason: { code: "path-link", path: `.git/${name}` },
      });
    }
    const copy = temporaryFolder();
    symlinkSync(join(folder, ".git"), join(copy, ".git"));
    await expect(locate(copy)).rejects.toMatchObject({ reason: { code: "path-link", path: ".git" } });
  });

  test("none, or none with a folder that people see", async () => {
    const none = temporaryFolder();
    await expect(locate(none)).rejects.toMatchObject({ reason: { code: "not-a-repository" } });
    git(none, "init", "--quiet", "--bare");
    await expect(locate(none)).rejects.toMatchObject({ reason: { code: "not-a-repository" } });
    await expect(locate(join(folder, ".git"))).rejects.toMatchObject({
      reason: { code: "not-a-repository" },
    });
    git(folder, "config", "core.bare", "true");
    await expect(locate(folder)).rejects.toMatchObject({ reason: { code: "not-a-repository" } });
  });

  test("a clone that is not whole", async () => {
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "dua");
    git(folder, "clone", "--quiet", "--depth=1", `file://${folder}`, "../dangkal");
    await expect(locate(join(folder, "..", "dangkal"))).rejects.toMatchObject({
      reason: { code: "clone-incomplete", how: "shallow" },
    });
    git(folder, "config", "uploadpack.allowFilter", "true");
    git(folder, "clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${folder}`, "../sebagian");
    await expect(locate(join(folder, "..", "sebagian"))).rejects.toMatchObject({
      reason: { code: "clone-incomplete", how: "partial" },
    });
  });
});

describe("references", () => {
  const tips = async (branch: string): Promise<(string | undefined)[]> => {
    const location = await locate(folder);
    const ran = spawnSync("git", ["show-ref", "--verify", "--hash", `refs/heads/${branch}`], {
      cwd: folder,
      env: ENV,
      encoding: "utf8",
    });
    return [await branchTip(location, ENV, branch), ran.status === 0 ? ran.stdout.trim() : undefined];
  };

  test("a branch in a file of its own, in the list, in both, in neither", async () => {
    const first = git(folder, "rev-parse", "HEAD");
    expect(await tips("main")).toEqual([first, first]);
    git(folder, "pack-refs", "--all");
    expect(await tips("main")).toEqual([first, first]);
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "dua");
    const second = git(folder, "rev-parse", "HEAD");
    expect(await tips("main")).toEqual([second, second]);
    expect(await tips("tidak-ada")).toEqual([undefined, undefined]);
    git(folder, "branch", "dinas/camat");
    expect(await tips("dinas/camat")).toEqual([second, second]);
    expect(await tips("dinas")).toEqual([undefined, undefined]);
  });

  test("a branch that stands for another is followed by its name", async () => {
    const first = git(folder, "rev-parse", "HEAD");
    git(folder, "symbolic-ref", "refs/heads/nama-lain", "refs/heads/main");
    expect(await tips("nama-lain")).toEqual([first, first]);
    symlinkSync("main", join(folder, ".git", "refs", "heads", "tautan"));
    expect(await tips("tautan")).toEqual([first, first]);
    writeFileSync(join(folder, ".git", "refs", "heads", "rusak"), "bukan id\n");
    expect(await tips("rusak")).toEqual([undefined, undefined]);
  });

  test("notes and replaced objects, loose and listed", async () => {
    const location = await locate(folder);
    const listed = async (): Promise<readonly (readonly string[])[]> => [
      await referencesAt(location, ENV, ["refs/notes", "refs/replace", "refs/tags/main"]),
      git(folder, "for-each-ref", "--format=%(refname)", "refs/notes", "refs/replace", "refs/tags/main")
        .split("\n")
        .filter((name) => name !== ""),
    ];
    expect(await listed()).toEqual([[], []]);
    git(folder, "notes", "add", "-m", "catatan", "HEAD");
    git(folder, "notes", "--ref=dalam/sekali", "add", "-m", "catatan", "HEAD");
    git(folder, "tag", "main");
    git(folder, "tag", "maintenance");
    const names = ["refs/notes/commits", "refs/notes/dalam/sekali", "refs/tags/main"];
    expect(await listed()).toEqual([names, names]);
    git(folder, "pack-refs", "--all");
    git(folder, "notes", "--ref=baru", "add", "-m", "catatan", "HEAD");
    const more = ["refs/notes/baru", ...names];
    expect(await listed()).toEqual([more, more]);
  });
});
