/** The shared place over a real server, with the link cut in the middle: what is here stays, and goes the next time. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressFor } from "../../../src/adapters/git/remote/address.ts";
import { cloned, together } from "../../support/computers.ts";
import { GitServer } from "../../support/git-server.ts";
import { TestOffice } from "../../support/office.ts";

describe("an address", () => {
  test.each([
    ["/srv/kantor.git", "/srv/kantor.git"],
    ["../kantor.git", "/kantor.git"],
    ["file:///srv/kantor%20satu.git", "/srv/kantor satu.git"],
    ["ssh://git@kantor.example/kantor.git", undefined],
    ["git@kantor.example:kantor.git", undefined],
    ["https://kantor.example/kantor.git", undefined],
  ])("%s is a folder of this computer: %s", (written, folder) => {
    expect(addressFor(written, "/kerja", "origin")?.folder).toBe(folder);
  });

  test.each(["", "-oProxyCommand=x", "ext::sh -c x", "fd::3", "a\nb"])("%j is none", (written) => {
    expect(addressFor(written, "/kerja", "origin")).toBeUndefined();
  });
});

test("a clone that is begun within a foreign repository runs nothing that its settings name", async () => {
  const office = (await new TestOffice().upTo("founded")).copy();
  const place = join(office.base, "kantor.git");
  expect((await office.sop(`remote ${place}`)).code).toBe(0);
  const foreign = join(office.base, "asing");
  const witness = join(office.base, "dijalankan");
  for (const args of [
    ["init", "--quiet", foreign],
    ["-C", foreign, "config", "core.sshCommand", `touch ${witness}; false`],
    ["-C", foreign, "config", "credential.helper", `!touch ${witness}`],
    ["-C", foreign, "config", `url.ssh://kantor.invalid/.insteadOf`, place],
  ])
    expect(spawnSync("git", args).status).toBe(0);
  const root = office.git("rev-list", "--max-parents=0", "HEAD");
  const other = new TestOffice();
  other.now = office.now;
  expect(
    (await other.sop(`clone ${place} ${join(other.base, "salinan")} --root ${root}`, foreign)).code,
  ).toBe(0);
  expect((await other.sop("clone ssh://kantor.invalid/x.git --root 0123456789ab", foreign)).code).toBe(4);
  expect(existsSync(witness)).toBe(false);
});

describe("over HTTP", () => {
  let server: GitServer;
  let first: TestOffice;
  let second: TestOffice;

  beforeAll(async () => {
    first = (await new TestOffice().upTo("drafted")).copy();
    server = await GitServer.start(first.base);
    const made = spawnSync("git", [
      "init",
      "--quiet",
      "--bare",
      "--initial-branch=main",
      join(first.base, "kantor.git"),
    ]);
    expect(made.status).toBe(0);
    expect((await first.sop(`remote ${server.address("kantor.git")}`)).code).toBe(0);
    second = await cloned(first, server.address("kantor.git"));
  }, 60_000);

  afterAll(() => server.stop());

  test("a push that is cut leaves the entry here, and it goes the next time", async () => {
    server.cutPush = true;
    const { err } = await first.as("dewi", "approve");
    expect(err).toContain("Belum dikirim: 1 entri");
    server.cutPush = false;
    expect((await first.sop("sync")).code).toBe(0);
  });

  test("a fetch that is cut moves nothing, and brings it the next time", async () => {
    const before = second.git("rev-parse", "HEAD");
    for (const cutAfter of [0, 100, 500]) {
      server.cutAfter = cutAfter;
      const { code } = await second.sop("sync");
      expect([code, second.git("rev-parse", "HEAD")]).toEqual([4, before]);
    }
    server.cutAfter = undefined;
    together(first, second);
    expect((await second.sop("sync")).code).toBe(0);
    expect(second.git("rev-parse", "HEAD")).toBe(first.git("rev-parse", "HEAD"));
    expect((await second.sop("audit --no-cache")).code).toBe(0);
  });
});
