/** Five computers, one record: what came, what went, and what becomes of work that others overtook. */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cloned, shared, together, tried } from "../../../support/computers.ts";
import { TestOffice } from "../../../support/office.ts";

interface SyncResult {
  readonly received: readonly { act: string; person: string }[];
  readonly sent: readonly { act: string; person: string }[];
  readonly again: readonly { entry: string | null; why: string | null; title: string }[];
  readonly aside: string | null;
  readonly tip: string;
}

const proven = async (office: TestOffice): Promise<void> => {
  const { exitCode, result } = await office.json<{ verdict: string; violations: unknown[] }>(
    "audit --no-cache",
  );
  expect({ exitCode, verdict: result.verdict, violations: result.violations }).toEqual({
    exitCode: 0,
    verdict: "proven",
    violations: [],
  });
};

const synced = async (
  office: TestOffice,
  person: string,
  more = "",
): Promise<SyncResult & { exit: number }> => {
  const key = join(office.keys, person, "id_ed25519");
  const { exitCode, result } = await office.json<SyncResult>(
    `sync --yes --as ${person} --key ${key} ${more}`,
  );
  return { exit: exitCode, ...result };
};

/** The plan with another source, drafted again. */
async function changedDraft(office: TestOffice): Promise<void> {
  const plan = office.read("2021/rencana.yaml");
  office.write("2021/rencana.yaml", plan.replace(/^sumber: .*$/m, "sumber: DPA perubahan 2021"));
  await office.as("rina", "draft");
}

const tipAt = (place: string): string =>
  spawnSync("git", ["-C", place, "rev-parse", "main"], { encoding: "utf8" }).stdout.trim();

test("one computer records, the other takes it in before it asks for a signature, and sends its own", async () => {
  const { first, place } = await shared("opened");
  const second = await cloned(first, place);
  await first.as("rina", "draft");
  together(first, second);
  const { err } = await second.as("dewi", "approve");
  expect(err).toContain("Diterima 1 entri");
  expect(tipAt(place)).toBe(second.git("rev-parse", "HEAD"));
  const { received, sent, exit } = await synced(first, "rina");
  expect({ exit, received: received.map(({ act, person }) => `${act} ${person}`), sent }).toEqual({
    exit: 0,
    received: ["approve dewi"],
    sent: [],
  });
  expect(first.git("rev-parse", "HEAD")).toBe(tipAt(place));
  expect(first.git("status", "--porcelain")).toBe("");
  for (const office of [first, second]) await proven(office);
});

describe("two act at once", () => {
  test("what the law still allows is recorded again by its signer; all end on one record", async () => {
    const { first, place } = await shared("handed-out");
    const second = await cloned(first, place);
    const figures = first.figures();
    await first.fill("2021/tw1", "seksi-pmd", figures["seksi-pmd"] ?? {});
    await second.fill("2021/tw1", "seksi-kesos", figures["seksi-kesos"] ?? {});
    await first.as("rina", "receive --offline");
    await second.as("rina", "receive --offline");
    expect(await synced(first, "rina")).toMatchObject({ exit: 0, sent: [{ act: "receive" }] });
    together(first, second);
    const { exit, received, again, sent, aside } = await synced(second, "rina");
    expect({
      exit,
      received: received.length,
      again: again.map(({ why }) => why),
      sent: sent.length,
    }).toEqual({
      exit: 0,
      received: 1,
      again: [null],
      sent: 1,
    });
    // What it was is kept, and can be looked at.
    expect(second.git("log", "-1", "--format=%s", aside ?? "")).toContain("isian seksi-kesos diterima");
    await synced(first, "rina");
    expect(first.git("rev-parse", "HEAD")).toBe(second.git("rev-parse", "HEAD"));
    expect(existsSync(first.path("2021/tw1/isian/seksi-kesos.yaml"))).toBe(true);
    for (const office of [first, second]) await proven(office);
  });

  test("a step that somebody else did meanwhile is told, and the other one stands", async () => {
    const { first, place } = await shared("handed-out");
    const second = await cloned(first, place);
    const section = "seksi-pmd";
    for (const office of [first, second]) {
      const figures = structuredClone(office.figures()[section] ?? {});
      await office.fill("2021/tw1", section, figures, office === first ? "satu.xlsx" : "dua.xlsx");
      await office.as("rina", "receive --offline");
    }
    await synced(first, "rina");
    await first.as("rina", "verify");
    together(first, second);
    const { exit, again } = await synced(second, "rina");
    expect({ exit, again: again.map(({ entry, why }) => ({ entry, why })) }).toEqual({
      exit: 1,
      again: [{ entry: null, why: "not-your-turn" }],
    });
    expect(second.git("rev-parse", "HEAD")).toBe(tipAt(place));
    await proven(second);
  });

  test("an approval of what has changed since is never given again by --yes", async () => {
    const { first, place } = await shared("drafted");
    const second = await cloned(first, place);
    await second.as("dewi", "approve --offline");
    await changedDraft(first);
    together(first, second);
    const { exit, again } = await synced(second, "dewi");
    expect({ exit, again: again.map(({ entry, why }) => ({ entry, why })) }).toEqual({
      exit: 1,
      again: [{ entry: null, why: "changed-since-signed" }],
    });
    await proven(second);
  });

  test("an entry of somebody whose key is not here waits for them", async () => {
    const { first, place } = await shared("drafted");
    const second = await cloned(first, place);
    await second.as("dewi", "approve --offline");
    await changedDraft(first);
    rmSync(join(second.keys, "dewi"), { recursive: true });
    together(first, second);
    const { again } = await synced(second, "rina");
    expect(again.map(({ entry, why }) => ({ entry, why }))).toEqual([
      { entry: null, why: "person-not-here" },
    ]);
    expect(second.git("rev-parse", "HEAD")).toBe(tipAt(place));
  });

  test("a recording command says so and signs nothing until both are brought together", async () => {
    const { first, place } = await shared("handed-out");
    const second = await cloned(first, place);
    await first.fill("2021/tw1", "seksi-pmd", first.figures()["seksi-pmd"] ?? {});
    await second.fill("2021/tw1", "seksi-kesos", second.figures()["seksi-kesos"] ?? {});
    await second.as("rina", "receive --offline");
    await first.as("rina", "receive");
    const before = second.git("rev-parse", "HEAD");
    const { code, err } = await tried(second, "rina", "verify");
    expect([code, second.git("rev-parse", "HEAD")]).toEqual([3, before]);
    expect(err).toContain("sop sync");
  });
});

describe("the shared place", () => {
  test("that is gone for a while stops nobody; the entry waits", async () => {
    const { first, place } = await shared("drafted");
    spawnSync("mv", [place, `${place}.jauh`]);
    const { err } = await first.as("dewi", "approve");
    expect(err).toContain("tidak dapat dihubungi");
    expect(err).toContain("Belum dikirim: 1 entri");
    expect((await first.sop("status")).out).toContain("Belum dikirim: 1 entri");
    spawnSync("mv", [`${place}.jauh`, place]);
    expect(await synced(first, "dewi")).toMatchObject({ exit: 0, sent: [{ act: "approve" }] });
    expect(tipAt(place)).toBe(first.git("rev-parse", "HEAD"));
  });

  test("that lost entries is believed by nobody who saw them; they are sent again where a person asks for it", async () => {
    const { first, place } = await shared("drafted");
    const tip = first.git("rev-parse", "HEAD");
    spawnSync("git", ["-C", place, "update-ref", "refs/heads/main", first.git("rev-parse", "HEAD~1")]);
    const { code, err } = await first.sop("sync");
    expect([code, first.git("rev-parse", "HEAD")]).toEqual([1, tip]);
    expect(err).toContain("kehilangan entri");
    expect((await tried(first, "dewi", "approve")).code).toBe(1);
    expect((await first.sop("sync --restore")).code).toBe(0);
    expect(tipAt(place)).toBe(tip);
  });

  test("with a work tree of its own is refused in a few words", async () => {
    const { first } = await shared("drafted");
    const other = join(first.base, "bukan-telanjang");
    first.git("init", "--quiet", "--initial-branch=main", other);
    const { code, err } = await first.sop(`remote ${other}`);
    expect(code).toBe(3);
    expect(err).toContain("tanpa folder kerja");
    expect(err.length).toBeLessThan(500);
  });

  test("may move: what was seen at the former one is asked of the new one no more", async () => {
    const { first } = await shared("drafted");
    const moved = join(first.base, "tempat baru", "bersama.git");
    const { code, out } = await first.sop(`remote "${moved}"`);
    expect([code, tipAt(moved)]).toEqual([0, first.git("rev-parse", "HEAD")]);
    expect(out).toContain("Dikirim");
    const { result } = await first.json<{ address: string }>("remote");
    expect(result.address).toBe(moved);
  });

  test("whose record breaks the law is not taken in; the copy here stays", async () => {
    const { first, place } = await shared("drafted");
    const second = await cloned(first, place);
    second.write("sop.yaml", second.read("sop.yaml").replace("Kecamatan", "Kantor"));
    second.git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qam", "ganti");
    second.git("push", "-q", "origin", "main");
    const before = first.git("rev-parse", "HEAD");
    const { code, err } = await first.sop("sync");
    expect([code, first.git("rev-parse", "HEAD")]).toEqual([1, before]);
    expect(err).toContain("melanggar aturan register");
    await proven(first);
  });

  test("is sound while the copy here was edited by plain git: what is shared is taken again", async () => {
    const { first, place } = await shared("drafted");
    const before = first.git("rev-parse", "HEAD");
    first.write("sop.yaml", first.read("sop.yaml").replace("Kecamatan", "Kantor"));
    first.git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qam", "ganti");
    const { exit, aside } = await synced(first, "rina");
    expect([exit, first.git("rev-parse", "HEAD"), tipAt(place)]).toEqual([0, before, before]);
    expect(first.git("log", "-1", "--format=%s", aside ?? "")).toBe("ganti");
    expect(first.git("status", "--porcelain")).toBe("");
    await proven(first);
  });

  test("of another office is refused", async () => {
    const { first, place } = await shared("drafted");
    const other = await new TestOffice().upTo("founded", "jangkar");
    other.git("remote", "add", "origin", place);
    const { code, err } = await other.copy().sop("sync");
    expect(code).toBe(3);
    expect(err).toContain("register lain");
    await proven(first);
  });

  test("that a copied setting names as a command runs nothing", async () => {
    const { first } = await shared("drafted");
    const witness = join(first.base, "dijalankan");
    for (const url of [`ext::sh -c "touch ${witness}"`, `--upload-pack=touch ${witness}`, "fd::3"]) {
      first.git("config", "remote.origin.url", url);
      expect((await first.sop("sync")).code).not.toBe(0);
    }
    expect(existsSync(witness)).toBe(false);
  });

  test("runs none of its own hooks and commands on this computer", async () => {
    const { first, place } = await shared("drafted");
    const witness = join(first.base, "dijalankan");
    for (const hook of ["pre-receive", "update", "post-receive"])
      writeFileSync(join(place, "hooks", hook), `#!/bin/sh\ntouch ${witness}\n`, { mode: 0o755 });
    spawnSync("git", ["-C", place, "config", "core.alternateRefsCommand", `touch ${witness}`]);
    spawnSync("git", ["-C", place, "config", "uploadpack.packObjectsHook", `touch ${witness}`]);
    await first.as("dewi", "approve");
    expect(tipAt(place)).toBe(first.git("rev-parse", "HEAD"));
    expect(existsSync(witness)).toBe(false);
  });
});

describe("what a person has in the folder", () => {
  test("stays: in the in-tray on both sides, and edits of files that nobody else changed", async () => {
    const { first, place } = await shared("handed-out");
    const second = await cloned(first, place);
    await first.fill("2021/tw1", "seksi-pmd", first.figures()["seksi-pmd"] ?? {});
    await first.as("rina", "receive");
    second.write("2021/tw1/masuk/punya-saya.xlsx", "belum selesai");
    second.write("sop.yaml", `${second.read("sop.yaml")}# catatan\n`);
    together(first, second);
    expect(await synced(second, "rina")).toMatchObject({ exit: 0, received: [{ act: "receive" }] });
    expect(second.read("2021/tw1/masuk/punya-saya.xlsx")).toBe("belum selesai");
    expect(second.read("sop.yaml")).toContain("# catatan");
  });

  test("is not overwritten where others changed the same file: it is named, and nothing moves", async () => {
    const { first, place } = await shared("opened");
    const second = await cloned(first, place);
    const plan = second.read("2021/rencana.yaml");
    await changedDraft(first);
    second.write("2021/rencana.yaml", `${plan}# milik saya\n`);
    together(first, second);
    const before = second.git("rev-parse", "HEAD");
    const { code, err } = await second.sop("sync");
    expect([code, second.git("rev-parse", "HEAD")]).toEqual([3, before]);
    expect(err).toContain("2021/rencana.yaml");
    expect(second.read("2021/rencana.yaml")).toContain("# milik saya");
  });
});
