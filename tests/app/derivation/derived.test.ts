/** Derived content is derived again: what differs from what it follows from is named, also in a record of version 1. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openCycle as open } from "../../../src/app/commands/cycle/open.ts";
import { Failure } from "../../../src/domain/failure.ts";
import type { CycleId } from "../../../src/domain/ids.ts";
import { openWorkspace } from "../../../src/ui/cli/workspace.ts";
import { failureText } from "../../../src/ui/messages/failures/failures.ts";
import { TestOffice } from "../../support/office.ts";
import { terminalOf } from "../../support/terminal.ts";

interface Audited {
  readonly verdict: string;
  readonly depth: string;
  readonly versionOne: number;
  readonly violations: readonly { readonly code: string; readonly path: string | null }[];
}

async function audited(office: TestOffice, flags = ""): Promise<Audited & { readonly exit: number }> {
  const { exitCode, result } = await office.json<Audited>(`audit --no-cache ${flags}`);
  return { exit: exitCode, ...result };
}

describe("a record of an earlier version goes on proving", () => {
  test("version 1, with all its derived content; the verdict says what could not be asked", async () => {
    const office = TestOffice.cloned("v1-pakusari.bundle", "2021-04-10");
    expect(await audited(office)).toMatchObject({
      exit: 0,
      verdict: "proven",
      depth: "whole",
      versionOne: 29,
      violations: [],
    });
    expect((await office.sop("audit --lang en")).out).toContain("29 entries are of format version 1");
  });

  test("version 1 with an archive, a reopening, an acting appointment and a waiver", async () => {
    const { exit, versionOne, violations } = await audited(
      TestOffice.cloned("v1-kunci-uji.bundle", "2021-04-10"),
    );
    expect({ exit, versionOne, violations }).toEqual({ exit: 0, versionOne: 32, violations: [] });
  });

  test("it is gone on with in version 2", async () => {
    const office = TestOffice.cloned("v1-kunci-uji.bundle", "2021-04-10");
    await office.as("rina", "open 2021/tw3");
    expect(office.git("log", "-1", "--format=%B")).toContain("Sop-Version: 2");
    expect(await audited(office)).toMatchObject({ exit: 0, versionOne: 32, violations: [] });
  });

  test("and never back: an entry of version 1 after one of version 2 asks less, and is refused", async () => {
    const office = TestOffice.cloned("v1-kunci-uji.bundle", "2021-04-10");
    await office.as("rina", "open 2021/tw3");
    const twin = office.copy();
    await twin.as("rina", "draft 2021/tw3");
    const message = `${twin.git("log", "-1", "--format=%B").trimEnd()}\n`
      .replace("Sop-Version: 2", "Sop-Version: 1")
      .replace(/Sop-State: .*\n/, "")
      .replace(/Sop-Rules: .*\n/, "");
    const [author, email, date] = twin.git("log", "-1", "--format=%an%n%ae%n%at").split("\n");
    const tree = twin.git("rev-parse", "main^{tree}");
    office.git("fetch", "--quiet", twin.folder, "main");
    const ran = spawnSync(
      "git",
      [
        ...["-c", "gpg.format=ssh", "-c", `user.signingkey=${join(office.keys, "rina", "id_ed25519")}`],
        ...["commit-tree", "-S", "-p", office.git("rev-parse", "main"), "-F", "-", tree],
      ],
      {
        cwd: office.folder,
        encoding: "utf8",
        input: message,
        env: {
          ...office.env,
          GIT_AUTHOR_NAME: author,
          GIT_AUTHOR_EMAIL: email,
          GIT_AUTHOR_DATE: `${date} +0000`,
          GIT_COMMITTER_NAME: author,
          GIT_COMMITTER_EMAIL: email,
          GIT_COMMITTER_DATE: `${date} +0000`,
        } as NodeJS.ProcessEnv,
      },
    );
    office.git("update-ref", "refs/heads/main", ran.stdout.trim());
    office.now = twin.now;
    const { exit, violations } = await audited(office);
    expect({ exit, codes: violations.map(({ code }) => code) }).toEqual({
      exit: 1,
      codes: ["version-back", "rules-back"],
    });
  });
});

test("what is pushed where the form of a path is that of an in-tray keeps nothing from being drafted", async () => {
  const office = (await new TestOffice().upTo("opened")).copy();
  office.write("2021/skema/masuk/halo.txt", "halo\n");
  office.git("add", "--all");
  office.git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "--message", "halo");
  expect(await audited(office)).toMatchObject({ exit: 0, violations: [] });
  await office.as("rina", "draft");
  expect(await audited(office)).toMatchObject({ exit: 0, violations: [] });
});

test("an entry that an audit would refuse is not published, and is no failure of signing", async () => {
  const office = (await new TestOffice().upTo("founded")).copy();
  const tip = office.git("rev-parse", "main");
  const { ports, close } = await openWorkspace(terminalOf(office), ".");
  // Of the new entry alone: what is there already is proven again where no proof of it was kept.
  const derive: typeof ports.derive = async ({ id, trailers }) =>
    trailers.act === "open" ? [{ code: "schema-differs", entry: id, path: "2021/x" }] : [];
  const who = { as: "rina", key: join(office.keys, "rina", "id_ed25519") };
  const opened = open({ ...ports, derive }, "2021/tw1" as CycleId, {
    who,
    dryRun: false,
    confirm: async () => true,
    due: undefined,
    returnsDue: undefined,
  });
  const failure = await opened.catch((error: unknown) => error);
  await close();
  if (!(failure instanceof Failure)) throw failure;
  expect(failure.reason).toEqual({ code: "entry-unsound", violation: "schema-differs", path: "2021/x" });
  expect(failureText(failure.reason).what.en).toContain("an audit would refuse this new entry");
  expect(failureText(failure.reason).hint.id).toContain("sop explain schema-differs");
  expect(office.git("rev-parse", "main")).toBe(tip);
});

describe("a quick audit says that it is one", () => {
  let signed: TestOffice;
  beforeAll(async () => {
    signed = await new TestOffice().upTo("signed");
  });

  test("in its result and in words, in both languages", async () => {
    const { exit, depth } = await audited(signed, "--signatures-only");
    expect({ exit, depth }).toEqual({ exit: 0, depth: "signatures" });
    expect((await signed.sop("audit --signatures-only --lang en")).out).toContain(
      "Only signatures and their order were judged",
    );
    expect((await signed.sop("audit --signatures-only --lang id")).out).toContain(
      "Hanya tanda tangan dan urutannya yang diperiksa",
    );
  });

  test("what it proved is not taken for more", async () => {
    const office = signed.copy();
    office.git("clean", "-fdq");
    await office.sop("audit --signatures-only");
    expect((await audited(office)).depth).toBe("whole");
  });
});
