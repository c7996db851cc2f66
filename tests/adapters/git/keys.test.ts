/** Keys as people have them: with a passphrase, in an agent, of every kind on the roster, several hats on one computer. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SK_DUMMY, TOOLS } from "../../support/machine.ts";
import { TestOffice } from "../../support/office.ts";

let drafted: TestOffice;
let agent: ChildProcess | undefined;
beforeAll(async () => {
  drafted = await new TestOffice().upTo("drafted");
});
afterAll(() => {
  agent?.kill();
});

function keygen(office: TestOffice, name: string, args: readonly string[]): string {
  const path = join(office.keys, name);
  const ran = spawnSync("ssh-keygen", ["-q", "-f", path, ...args], {
    env: { ...process.env, SSH_SK_PROVIDER: SK_DUMMY() },
    encoding: "utf8",
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return path;
}

const audited = async (office: TestOffice): Promise<unknown> =>
  (await office.json<{ verdict: string }>("audit")).result.verdict;

const KINDS: readonly (readonly [name: string, args: readonly string[]])[] = [
  ["ecdsa 256", ["-N", "", "-t", "ecdsa", "-b", "256"]],
  ["ecdsa 384", ["-N", "", "-t", "ecdsa", "-b", "384"]],
  ["ecdsa 521", ["-N", "", "-t", "ecdsa", "-b", "521"]],
  ["rsa 3072", ["-N", "", "-t", "rsa", "-b", "3072"]],
  ["rsa 3072 in PEM", ["-N", "", "-t", "rsa", "-b", "3072", "-m", "PEM"]],
];

describe("a second key, registered by the registrar, signs", () => {
  test.each(KINDS)("%s", async (name, args) => {
    const office = drafted.copy();
    const key = keygen(office, name.replaceAll(" ", "-"), args);
    await office.register("dewi", key);
    expect(await office.json(`approve --yes --key ${key}`)).toMatchObject({
      exitCode: 0,
      result: { person: "dewi" },
    });
    expect(await audited(office)).toBe("proven");
    expect(office.git("log", "-1", "--format=%G?")).toBe("G");
  });

  test.skipIf(!TOOLS.skDummy.present)("ed25519-sk, by a software token", async () => {
    const office = drafted.copy();
    office.env.SSH_SK_PROVIDER = SK_DUMMY();
    const key = keygen(office, "token", ["-N", "", "-t", "ed25519-sk", "-w", SK_DUMMY()]);
    await office.register("dewi", key);
    expect(await office.json(`approve --yes --key ${key}`)).toMatchObject({
      exitCode: 0,
      result: { person: "dewi" },
    });
    expect(await audited(office)).toBe("proven");
  });

  test("a weak one is not even registered", async () => {
    const office = drafted.copy();
    const key = keygen(office, "weak", ["-N", "", "-t", "rsa", "-b", "2048"]);
    const line = `official key dewi --add ${key}.pub --yes --key ${join(office.keys, "lestari", "id_ed25519")}`;
    expect(await office.json(line)).toMatchObject({ exitCode: 4, failure: { code: "key-unfit" } });
  });

  test("once ended it signs no more, and what it signed stays good", async () => {
    const office = drafted.copy();
    const key = keygen(office, "second", ["-N", "", "-t", "ed25519"]);
    await office.register("dewi", key);
    await office.sop(`approve --yes --key ${key}`);
    await office.as("lestari", `official key dewi --end ${office.fingerprint(`${key}.pub`)} --reason lost`);
    await office.as("rina", "distribute");
    expect(await audited(office)).toBe("proven");
    expect(await office.json(`approve --yes --key ${key}`)).toMatchObject({ exitCode: 3 });
  });
});

describe("one's own settings", () => {
  test("a key with a passphrase, asked for by ssh-keygen itself", async () => {
    const office = drafted.copy();
    const key = keygen(office, "locked", ["-N", "rahasia sekali", "-t", "ed25519"]);
    const ask = join(office.base, "ask.sh");
    writeFileSync(ask, "#!/bin/sh\necho 'rahasia sekali'\n");
    chmodSync(ask, 0o755);
    Object.assign(office.env, { SSH_ASKPASS: ask, SSH_ASKPASS_REQUIRE: "force", DISPLAY: ":0" });
    await office.register("dewi", key);
    expect(await office.json(`approve --yes --key ${key}`)).toMatchObject({
      exitCode: 0,
      result: { person: "dewi" },
    });
    office.env.SSH_ASKPASS = "/bin/false";
    await office.as("rina", "distribute", 0);
    expect(await office.json(`reject --reason x --yes --key ${key}`)).toMatchObject({ exitCode: 3 });
  });

  test("a key that only the agent holds, and the wrong one first in it", async () => {
    const office = drafted.copy();
    const socket = join(office.base, "agent.sock");
    agent = spawn("ssh-agent", ["-D", "-a", socket], { stdio: "ignore" });
    for (let no = 0; no < 100 && !existsSync(socket); no++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    office.env.SSH_AUTH_SOCK = socket;
    for (const person of ["stranger", "agus", "dewi"])
      spawnSync("ssh-add", ["-q", join(office.keys, person, "id_ed25519")], {
        env: { ...process.env, SSH_AUTH_SOCK: socket },
      });
    expect(await office.json("approve --yes")).toMatchObject({
      exitCode: 2,
      failure: { code: "several-persons" },
    });
    expect(await office.json("approve --yes --as dewi")).toMatchObject({
      exitCode: 0,
      result: { person: "dewi" },
    });
    expect(await audited(office)).toBe("proven");
  });

  test("the key that git itself is set to sign with", async () => {
    const office = drafted.copy();
    copyFileSync(join(office.keys, "dewi", "id_ed25519.pub"), join(office.base, "dewi.pub"));
    // The person's own settings count; those of a repository, which may be anybody's, do not.
    office.git("config", "user.signingkey", join(office.keys, "rina", "id_ed25519"));
    office.env.GIT_CONFIG_GLOBAL = join(office.base, "gitconfig");
    office.git("config", "--global", "user.signingkey", join(office.keys, "dewi", "id_ed25519"));
    expect(await office.json("approve --yes")).toMatchObject({ exitCode: 0, result: { person: "dewi" } });
  });

  test("hooks, filters, a pre-staged index and hostile settings do not alter what is signed", async () => {
    const office = drafted.copy();
    const mark = join(office.base, "ran");
    for (const hook of [
      "pre-commit",
      "commit-msg",
      "post-commit",
      "reference-transaction",
      "post-index-change",
    ]) {
      office.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch ${mark}\n`);
      chmodSync(office.path(".git/hooks", hook), 0o755);
    }
    office.git("config", "gpg.ssh.program", `/bin/sh -c "touch ${mark}"`);
    office.git("config", "gpg.format", "openpgp");
    office.git("config", "core.fsmonitor", `touch ${mark}`);
    office.git("config", "filter.palsu.clean", "sed s/2021/2022/");
    office.git("config", "core.autocrlf", "true");
    office.write(".git/info/attributes", "* filter=palsu\n");
    office.write("palsu.txt", "x");
    spawnSync("git", ["add", "-f", "palsu.txt"], {
      cwd: office.folder,
      env: { PATH: process.env.PATH ?? "", GIT_CONFIG_GLOBAL: "/dev/null" },
    });
    const tree = office.git("rev-parse", "main^{tree}");
    // What people's own git ran until now is theirs; from here on, only sop runs.
    rmSync(mark, { force: true });
    await office.as("dewi", "approve");
    expect(office.git("rev-parse", "main^{tree}")).toBe(tree);
    expect(existsSync(mark)).toBe(false);
    expect(await audited(office)).toBe("proven");
    await office.as("rina", "distribute");
    expect(await audited(office)).toBe("proven");
  });
});

describe("the life of a key", () => {
  const second = (office: TestOffice, person: string): Promise<string> => {
    const key = keygen(office, `${person}-baru`, ["-N", "", "-t", "ed25519"]);
    return office.register(person, key).then(() => key);
  };
  const printed = (office: TestOffice, file: string): string =>
    office.fingerprint(join(office.keys, `${file}.pub`));

  test("rotated: the old one signs nothing more, what it signed stays proven, the new one goes on", async () => {
    const office = drafted.copy();
    const key = await second(office, "dewi");
    await office.as(
      "lestari",
      `official key dewi --end ${printed(office, "dewi/id_ed25519")} --reason rotated`,
    );
    const old = `approve --yes --key ${join(office.keys, "dewi", "id_ed25519")}`;
    expect((await office.json(old)).exitCode).toBe(3);
    expect(await office.json(`approve --yes --key ${key}`)).toMatchObject({ exitCode: 0 });
    expect(await audited(office)).toBe("proven");
  });

  test("in other hands: the audit lists what it signed since, to be confirmed again", async () => {
    const office = drafted.copy();
    const since = office.git("rev-parse", "HEAD");
    await second(office, "rina");
    const ended = printed(office, "rina/id_ed25519");
    await office.as("lestari", `official key rina --end ${ended}@${since} --reason compromised`);
    const { result } = await office.json<{ verdict: string; notices: { code: string; entry: string }[] }>(
      "audit",
    );
    expect(result.verdict).toBe("proven");
    expect(result.notices).toMatchObject([{ code: "key-compromised", entry: since }]);
    expect((await office.json("audit --strict")).exitCode).toBe(1);
  });

  test("the registrar hands over: the next one appoints, the one before no longer can", async () => {
    const office = drafted.copy();
    const [today, tomorrow, later] = [0, 1, 8].map((days) =>
      new Date((office.now + (days * 24 + 7) * 3_600) * 1000).toISOString().slice(0, 10),
    );
    await office.as("lestari", `official end lestari --role pencatat --until ${today} --reason mutasi`);
    await office.as("lestari", `official act dewi --role pencatat --from ${tomorrow} --basis "SK 12/2021"`);
    office.now += 86_400;
    const absent = `official absent hadi --from ${tomorrow} --until ${later} --basis "SC 1"`;
    await office.as("dewi", absent);
    const days = `--from ${tomorrow} --until ${later}`;
    await office.as(
      "dewi",
      `official act agus --role camat --capacity plh --acting-for hadi ${days} --basis "SP 3"`,
    );
    const late = `official act agus --role camat --capacity plh --acting-for hadi ${days} --basis "SP 4"`;
    expect((await office.as("lestari", late, 3)).err).toContain("Dewi Contoh");
    expect(await audited(office)).toBe("proven");
  });
});

describe("a key is registered for whoever has its private half", () => {
  /** A key pair on a computer of its own; only what is brought along is there when it is registered. */
  const elsewhere = (office: TestOffice): { key: string; brought: string } => {
    const key = keygen(office, "jauh", ["-N", "", "-t", "ed25519"]);
    const brought = join(office.base, "dibawa.pub");
    copyFileSync(`${key}.pub`, brought);
    return { key, brought };
  };
  const register = (office: TestOffice, file: string, person = "dewi") =>
    office.json(
      `official key ${person} --add ${file} --yes --key ${join(office.keys, "lestari", "id_ed25519")}`,
    );

  test("a public key alone is not enough; the file that its holder makes is", async () => {
    const office = drafted.copy();
    const { key, brought } = elsewhere(office);
    const before = office.git("rev-parse", "main");
    expect(await register(office, brought)).toMatchObject({
      exitCode: 3,
      failure: { code: "key-unproven" },
    });
    expect(office.git("rev-parse", "main")).toBe(before);
    const made = await office.json<{ file: string }>(
      `official prove dewi --key ${key} --vouch ${join(office.keys, "dewi", "id_ed25519")}`,
    );
    expect(made.result).toMatchObject({ file: "dewi.kunci", vouched: true });
    rmSync(key);
    expect(await register(office, office.path("dewi.kunci"))).toMatchObject({ exitCode: 0 });
    expect(await audited(office)).toBe("proven");
  });

  test("the proof stands in the record, and ssh-keygen accepts it", async () => {
    const office = drafted.copy();
    const { key } = elsewhere(office);
    await office.register("dewi", key);
    const [, address = "", base64 = ""] =
      /^ +sop-key (\S+) (\S+)$/m.exec(office.git("log", "-1", "--format=%B")) ?? [];
    expect(address).toBe("dewi@kecamatan-pakusari");
    const file = join(office.base, "bukti.sig");
    const lines = base64.match(/.{1,70}/g) ?? [];
    writeFileSync(
      file,
      ["-----BEGIN SSH SIGNATURE-----", ...lines, "-----END SSH SIGNATURE-----", ""].join("\n"),
    );
    const asked = spawnSync("ssh-keygen", ["-Y", "check-novalidate", "-n", "sop-key", "-s", file], {
      input: `${address}\n`,
      encoding: "utf8",
    });
    expect(asked.stdout + asked.stderr).toContain("Good");
  });

  test("what was made for another person, by another key or for another purpose proves nothing", async () => {
    const office = drafted.copy();
    const { key, brought } = elsewhere(office);
    await office.sop(`official prove agus --key ${key}`);
    expect(await register(office, office.path("agus.kunci"))).toMatchObject({
      failure: { code: "key-unproven" },
    });
    const other = keygen(office, "lain", ["-N", "", "-t", "ed25519"]);
    await office.sop(`official prove dewi --key ${other}`);
    const swapped = office.read("dewi.kunci").replace(/^.*\n/, readFileSync(brought, "utf8"));
    office.write("../tukar.kunci", swapped);
    expect(await register(office, join(office.base, "tukar.kunci"))).toMatchObject({
      failure: { code: "key-unproven" },
    });
    const signed = spawnSync("ssh-keygen", ["-Y", "sign", "-n", "git", "-f", key], {
      input: "dewi@kecamatan-pakusari\n",
      encoding: "utf8",
    });
    const base64 = signed.stdout.split("\n").slice(1, -2).join("");
    const line = `sop-key dewi@kecamatan-pakusari ${base64}\n`;
    office.write("../git.kunci", readFileSync(brought, "utf8") + line);
    expect(await register(office, join(office.base, "git.kunci"))).toMatchObject({
      failure: { code: "key-unproven" },
    });
    // A file of the person's own is not written over.
    office.write("hadi.kunci", "catatan saya");
    expect(await office.json(`official prove hadi --key ${key}`)).toMatchObject({ exitCode: 2 });
    expect(office.read("hadi.kunci")).toBe("catatan saya");
  });
});
