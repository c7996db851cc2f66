/** Attacks and honest mistakes, built with plain git and OpenSSH in a real workspace; each must be named by its code. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { TestOffice } from "../support/office.ts";

/** The record of a finished cycle, and the record that waits for the Camat's signature. */
let signed: TestOffice;
let waiting: TestOffice;

beforeAll(async () => {
  waiting = await new TestOffice().upTo("initialled");
  signed = waiting.copy();
  await signed.as("hadi", "approve");
});

type Codes = readonly string[];

async function auditCodes(office: TestOffice, flags = ""): Promise<{ exit: number; codes: Codes }> {
  const { exitCode, result, failure } = await office.json<{ violations?: { code: string }[] }>(
    `audit ${flags}`,
  );
  return {
    exit: exitCode,
    codes:
      failure === null
        ? [...new Set((result.violations ?? []).map(({ code }) => code))].sort()
        : [failure.code],
  };
}

interface Forgery {
  readonly message: string;
  readonly tree?: string;
  readonly parents?: readonly string[];
  readonly key?: string;
  readonly author?: string;
  readonly date?: number;
}

/** Writes a commit as plain git would, signed by a key or not at all, and moves the branch to it. */
function forge(office: TestOffice, { message, tree, parents, key, author = "hadi", date }: Forgery): string {
  const names: Record<string, string> = {
    rina: "Rina Contoh, S.Kom",
    dewi: "Dewi Contoh, S.E",
    agus: "Agus Contoh, S.Sos., M.Si",
    hadi: "Drs. Hadi Contoh, M.M",
    lestari: "Lestari Contoh, S.AP",
  };
  const when = `${date ?? office.now} +0000`;
  const [name, email] = [names[author] ?? author, `${author}@kecamatan-pakusari`];
  const env = {
    ...office.env,
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: when,
  };
  const sign = key === undefined ? [] : ["-S"];
  const settings =
    key === undefined
      ? []
      : ["-c", "gpg.format=ssh", "-c", `user.signingkey=${join(office.keys, key, "id_ed25519")}`];
  const of = (parents ?? [office.git("rev-parse", "main")]).flatMap((parent) => ["-p", parent]);
  const ran = spawnSync(
    "git",
    [...settings, "commit-tree", ...sign, ...of, "-F", "-", tree ?? office.git("rev-parse", "main^{tree}")],
    { cwd: office.folder, env: env as NodeJS.ProcessEnv, input: message, encoding: "utf8" },
  );
  if (ran.status !== 0) throw new Error(ran.stderr);
  const id = ran.stdout.trim();
  office.git("update-ref", "refs/heads/main", id);
  return id;
}

const messageOf = (office: TestOffice, rev = "main"): string =>
  `${office.git("log", "-1", "--format=%B", rev).trimEnd()}\n`;

/** The message that an honest tool would write for the Camat's signature, by asking it and taking its place. */
async function honestFinal(office: TestOffice): Promise<Forgery> {
  const done = office.copy();
  await done.as("hadi", "approve");
  return { message: messageOf(done), key: "hadi", date: done.now };
}

/** A tree with one file changed, as `git add` would make it. */
function changedTree(
  office: TestOffice,
  path: string,
  content: string,
  mode = "100644",
  base = "main",
): string {
  const index = join(office.base, `index-${Math.random()}`);
  const git = (args: string[], input?: string): string => {
    const ran = spawnSync("git", args, {
      cwd: office.folder,
      env: { ...office.env, GIT_INDEX_FILE: index } as NodeJS.ProcessEnv,
      encoding: "utf8",
      ...(input === undefined ? {} : { input }),
    });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return ran.stdout.trim();
  };
  git(["read-tree", base]);
  const blob = git(["hash-object", "-w", "--stdin"], content);
  git(["update-index", "--add", "--cacheinfo", `${mode},${blob},${path}`]);
  return git(["write-tree"]);
}

/** The digest of an entry about one file, by the manifest of the specification. */
function subjectOf(path: string, content: string): string {
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  return `sha256:${hash(`100644 ${path}\0${hash(content)}\n`)}`;
}

/** Writes raw commit bytes as an object, whatever they say, and moves the branch to it. */
function raw(office: TestOffice, bytes: string): void {
  const ran = spawnSync("git", ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], {
    cwd: office.folder,
    env: office.env as NodeJS.ProcessEnv,
    input: Buffer.from(bytes, "latin1"),
    encoding: "utf8",
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  office.git("update-ref", "refs/heads/main", ran.stdout.trim());
}

const rawTip = (office: TestOffice): string =>
  spawnSync("git", ["cat-file", "commit", "main"], {
    cwd: office.folder,
    env: office.env as NodeJS.ProcessEnv,
  }).stdout.toString("latin1");

describe("honest controls are proven", () => {
  test("a finished cycle", async () => expect(await auditCodes(signed)).toEqual({ exit: 0, codes: [] }));
  test("a cycle that waits", async () => expect(await auditCodes(waiting)).toEqual({ exit: 0, codes: [] }));
  test("the honest last signature, written by plain git", async () => {
    const office = waiting.copy();
    forge(office, await honestFinal(waiting));
    expect(await auditCodes(office)).toEqual({ exit: 0, codes: [] });
  });
  test("an unsigned push into the in-tray, and a merge of it", async () => {
    const office = waiting.copy();
    const main = office.git("rev-parse", "main");
    const push = forge(office, {
      message: "masuk: isian trantib\n",
      tree: changedTree(office, "2021/tw1/masuk/x.xlsx", "x"),
      author: "joko",
    });
    office.git("update-ref", "refs/heads/main", main);
    forge(office, {
      message: "Merge branch 'masuk'\n",
      parents: [main, push],
      tree: office.git("rev-parse", `${push}^{tree}`),
    });
    expect(await auditCodes(office)).toEqual({ exit: 0, codes: [] });
    await office.as("hadi", "approve");
    expect(await auditCodes(office)).toEqual({ exit: 0, codes: [] });
  });
});

type Attack = (office: TestOffice) => Promise<unknown> | unknown;

async function finalWith(
  office: TestOffice,
  change: Partial<Forgery> | ((honest: Forgery) => Partial<Forgery>),
): Promise<void> {
  const honest = await honestFinal(waiting);
  forge(office, { ...honest, ...(typeof change === "function" ? change(honest) : change) });
}

const edited = (message: string, from: string | RegExp, to: string): string => {
  const changed = message.replace(from, to);
  if (changed === message) throw new Error(`nothing to edit: ${from}`);
  return changed;
};

/** On the record that waits for the Camat: what someone writes instead of his signature. */
const ON_WAITING: readonly (readonly [name: string, attack: Attack, codes: Codes])[] = [
  [
    "unsigned entry",
    async (o) => {
      const { message, date } = await honestFinal(waiting);
      forge(o, { message, ...(date === undefined ? {} : { date }) });
    },
    ["unsigned"],
  ],
  ["unregistered key", (o) => finalWith(o, { key: "stranger" }), ["key-unregistered"]],
  ["key of another official", (o) => finalWith(o, { key: "agus" }), ["key-of-another"]],
  [
    "wrong role: the data officer signs as herself",
    (o) =>
      finalWith(o, ({ message }) => ({
        key: "rina",
        author: "rina",
        message: edited(message, "Sop-Person: hadi", "Sop-Person: rina"),
      })),
    ["role-not-held"],
  ],
  [
    "wrong role, her own named in the trailer",
    (o) =>
      finalWith(o, ({ message }) => ({
        key: "rina",
        author: "rina",
        message: edited(
          edited(message, "Sop-Person: hadi", "Sop-Person: rina"),
          "Sop-Role: camat",
          "Sop-Role: petugas",
        ),
      })),
    ["role-not-held"],
  ],
  ["author of one person, key of another", (o) => finalWith(o, { author: "agus" }), ["author-other"]],
  [
    "acting without a letter",
    (o) => finalWith(o, ({ message }) => ({ message: edited(message, "definitif", "plh") })),
    ["capacity-other"],
  ],
  [
    "stage skipped: signed as step 9 while 7 and 8 were voided",
    async (o) => {
      const honest = await honestFinal(waiting);
      await o.as("hadi", 'reject --reason "angka pagu"');
      forge(o, {
        ...honest,
        date: o.now + 1,
        message: edited(honest.message, /Sop-Previous: .*/, `Sop-Previous: ${o.git("rev-parse", "main")}`),
      });
    },
    ["step-not-open"],
  ],
  [
    "stage repeated",
    async (o) => {
      const last = messageOf(o);
      forge(o, {
        message: edited(last, /Sop-Previous: .*/, `Sop-Previous: ${o.git("rev-parse", "main")}`),
        key: "agus",
        author: "agus",
      });
    },
    ["step-not-open"],
  ],
  [
    "one person initials and signs",
    async (o) => {
      const { message } = await honestFinal(waiting);
      forge(o, {
        message: edited(
          edited(message, "Sop-Person: hadi", "Sop-Person: agus"),
          "Sop-Role: camat",
          "Sop-Role: sekretaris",
        ),
        key: "agus",
        author: "agus",
      });
    },
    ["role-not-held", "same-person"],
  ],
  [
    "reason that is missing",
    async (o) => {
      const { message } = await honestFinal(waiting);
      forge(o, {
        message: edited(
          edited(message, "Sop-Act: approve", "Sop-Act: reject"),
          "Sop-Previous",
          "Sop-Return-To: 6\nSop-Previous",
        ),
        key: "hadi",
      });
    },
    ["reason-missing"],
  ],
  [
    "return to a step that the procedure does not allow",
    async (o) => {
      const { message } = await honestFinal(waiting);
      forge(o, {
        message: edited(
          edited(message, "Sop-Act: approve", "Sop-Act: reject"),
          "Sop-Previous",
          "Sop-Return-To: 2\nSop-Reason: ulang\nSop-Previous",
        ),
        key: "hadi",
      });
    },
    ["return-not-allowed"],
  ],
  [
    "approval that also changes the recap",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n") }),
    ["path-not-permitted", "subject-other"],
  ],
  [
    "approval that also changes the procedure",
    (o) => finalWith(o, { tree: changedTree(o, "sop.yaml", `${o.read("sop.yaml")}# disunting\n`) }),
    ["path-not-permitted"],
  ],
  [
    "governed file turned into a symbolic link",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "/etc/passwd", "120000") }),
    ["path-link", "path-not-permitted", "subject-other"],
  ],
  [
    "a file whose name differs only by case",
    (o) => finalWith(o, { tree: changedTree(o, "2021/TW1/rekap/rekap.yaml", "palsu\n") }),
    ["path-collides", "path-not-permitted"],
  ],
  [
    "a name that Windows cannot hold",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/rekap/aux.yaml", "x\n") }),
    ["path-windows", "subject-other"],
  ],
  [
    "an approval that brings something into the in-tray on the side",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/masuk/titipan.xlsx", "x") }),
    ["path-not-permitted"],
  ],
  [
    "clock that runs backwards",
    (o) => finalWith(o, { date: Date.parse("2021-04-01T01:20:00Z") / 1000 }),
    ["clock-backwards"],
  ],
  [
    "backdated before the appointment",
    (o) => finalWith(o, { date: Date.parse("2020-12-01T00:00:00Z") / 1000 }),
    ["clock-backwards", "key-not-in-force", "role-not-held"],
  ],
  [
    "another office's record named",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(message, /Sop-Repository: .*/, `Sop-Repository: ${"0".repeat(40)}`),
      })),
    ["repository-other"],
  ],
  [
    "another digest claimed",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(message, /Sop-Subject: sha256:..../, "Sop-Subject: sha256:0000"),
      })),
    ["subject-other"],
  ],
  [
    "a trailer twice",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(message, "Sop-Step: 9", "Sop-Step: 9\nSop-Step: 9"),
      })),
    ["trailer-order"],
  ],
  [
    "a reason that contains a trailer block",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(message, "\n\n", "\n\nSop-Act: found\nSop-Person: hadi\n\n"),
      })),
    ["trailer-outside-block"],
  ],
  [
    "a key that adds itself in the commit it signs",
    (o) => {
      const key = readFileSync(join(o.keys, "stranger", "id_ed25519.pub"), "utf8").trim();
      const roster = o
        .read("pejabat.yaml")
        .replace("versi: 1", "versi: 2")
        .replace(
          /(- publik: )(ssh-ed25519 \S+)(\n {8}mulai: "?2021-04-01"?\n)/,
          `$1$2$3      - publik: ${key.split(" ").slice(0, 2).join(" ")}$3`,
        );
      return finalWith(o, { key: "stranger", tree: changedTree(o, "pejabat.yaml", roster) });
    },
    ["key-unregistered", "path-not-permitted"],
  ],
  [
    "roster edited by someone else",
    async (o) => {
      const twin = o.copy();
      await twin.as(
        "lestari",
        "official add tono --name Tono --role kepala-seksi --section seksi-x --basis SK",
      );
      forge(o, {
        message: edited(messageOf(twin), "Sop-Person: lestari", "Sop-Person: rina"),
        key: "rina",
        author: "rina",
        date: twin.now,
        tree: changedTree(o, "pejabat.yaml", twin.read("pejabat.yaml")),
      });
    },
    ["role-not-held"],
  ],
  [
    "roster rolled back",
    async (o) => {
      const old = o.read("pejabat.yaml");
      await o.as("lestari", "official add tono --name Tono --role kepala-seksi --section seksi-x --basis SK");
      const twin = o.copy();
      await twin.as("lestari", "official end tono");
      forge(o, {
        message: messageOf(twin).replace(/Sop-Subject: .*/, `Sop-Subject: ${subjectOf("pejabat.yaml", old)}`),
        key: "lestari",
        author: "lestari",
        date: twin.now,
        tree: changedTree(o, "pejabat.yaml", old),
      });
    },
    ["roster-invalid"],
  ],
];

describe("written instead of the Camat's signature", () => {
  test.each(ON_WAITING)("%s", async (_name, attack, codes) => {
    const office = waiting.copy();
    await attack(office);
    expect(await auditCodes(office)).toEqual({ exit: 1, codes });
  });
});

/** On the finished record: what someone does to it afterwards. */
const ON_SIGNED: readonly (readonly [name: string, attack: Attack, codes: Codes])[] = [
  [
    "governed file changed after approval, by plain git",
    (o) => {
      forge(o, {
        message: "perbaiki angka\n",
        tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n"),
        author: "rina",
      });
    },
    ["governed-changed"],
  ],
  [
    "changed and reverted",
    (o) => {
      const tree = o.git("rev-parse", "main^{tree}");
      forge(o, { message: "ubah\n", tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n") });
      forge(o, { message: "kembalikan\n", tree });
    },
    ["governed-changed"],
  ],
  [
    "renamed against another",
    (o) => {
      const [a, b] = ["seksi-pmd", "seksi-kesos"].map((section) => `2021/tw1/isian/${section}.yaml`);
      forge(o, { message: "tukar\n", tree: changedTree(o, a ?? "", o.read(b ?? "")) });
    },
    ["governed-changed"],
  ],
  [
    "evil merge: a merge that brings a change of its own",
    (o) => {
      const main = o.git("rev-parse", "main");
      const side = forge(o, { message: "masuk\n", tree: changedTree(o, "2021/tw1/masuk/x.txt", "x") });
      forge(o, {
        message: "Merge\n",
        parents: [main, side],
        tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n", "100644", side),
      });
    },
    ["governed-changed"],
  ],
  [
    "merge -s ours of an older state, parents swapped",
    (o) => {
      const main = o.git("rev-parse", "main");
      const old = o.git("rev-parse", "main~3");
      forge(o, { message: "Merge\n", parents: [old, main], tree: o.git("rev-parse", "main~20^{tree}") });
    },
    ["governed-changed"],
  ],
  [
    "merge that carries an entry's trailers",
    (o) => {
      const main = o.git("rev-parse", "main");
      forge(o, { message: messageOf(o), parents: [main, o.git("rev-parse", "main~1")], key: "hadi" });
    },
    ["entry-is-merge", "previous-other", "step-not-open"],
  ],
  [
    "squash of the last two entries",
    (o) => {
      const tree = o.git("rev-parse", "main^{tree}");
      const message = messageOf(o);
      o.git("update-ref", "refs/heads/main", o.git("rev-parse", "main~2"));
      forge(o, { message, tree, key: "hadi" });
    },
    ["previous-other", "step-not-open"],
  ],
  [
    "honest rebase that re-signed another's approval",
    (o) => {
      const [last, before] = [messageOf(o), messageOf(o, "main~1")];
      o.git("update-ref", "refs/heads/main", o.git("rev-parse", "main~2"));
      const again = forge(o, { message: before, key: "hadi", author: "agus" });
      forge(o, { message: last.replace(/Sop-Previous: .*/, `Sop-Previous: ${again}`), key: "hadi" });
    },
    ["key-of-another"],
  ],
  [
    "message edited after signing",
    (o) => raw(o, edited(rawTip(o), "Sop-Step: 9", "Sop-Step: 8")),
    ["role-not-held", "signature-wrong", "step-not-open"],
  ],
  [
    "date edited after signing",
    (o) =>
      raw(
        o,
        edited(
          edited(rawTip(o), / (\d{10}) \+0000\ncommitter/, " 1700000000 +0000\ncommitter"),
          / (\d{10}) \+0000\ngpgsig/,
          " 1700000000 +0000\ngpgsig",
        ),
      ),
    ["signature-wrong"],
  ],
  [
    "second signature header",
    (o) => {
      const tip = rawTip(o);
      const header = /gpgsig (?:.+\n )*.+\n/.exec(tip)?.[0] ?? "";
      raw(o, tip.replace(header, header + header));
    },
    ["commit-header", "signature-malformed"],
  ],
  [
    "extra header",
    (o) => raw(o, edited(rawTip(o), "\ngpgsig", "\nmergetag object 0\ngpgsig")),
    ["commit-header", "signature-wrong"],
  ],
  [
    "re-wrapped armor: the same signature under another id",
    (o) => {
      const tip = rawTip(o);
      const body = /-----BEGIN SSH SIGNATURE-----\n ((?:.+\n )+)-----END/.exec(tip)?.[1] ?? "";
      const joined = body.replaceAll("\n ", "");
      raw(o, tip.replace(body, `${joined.match(/.{1,60}/g)?.join("\n ")}\n `));
    },
    ["signature-malformed"],
  ],
  [
    "signature moved from another commit",
    (o) => {
      const header = (text: string): string => /gpgsig (?:.+\n )*.+\n/.exec(text)?.[0] ?? "";
      const other = spawnSync("git", ["cat-file", "commit", "main~1"], {
        cwd: o.folder,
        env: o.env as NodeJS.ProcessEnv,
      }).stdout.toString("latin1");
      raw(o, rawTip(o).replace(header(rawTip(o)), header(other)));
    },
    ["signature-wrong"],
  ],
  [
    "right key, namespace file",
    (o) => {
      const tip = rawTip(o);
      const header = /gpgsig (?:.+\n )*.+\n/.exec(tip)?.[0] ?? "";
      const payload = join(o.base, "payload");
      writeFileSync(payload, Buffer.from(tip.replace(header, ""), "latin1"));
      spawnSync("ssh-keygen", [
        "-Y",
        "sign",
        "-n",
        "file",
        "-f",
        join(o.keys, "hadi", "id_ed25519"),
        payload,
      ]);
      const armor = readFileSync(`${payload}.sig`, "latin1").trimEnd().replaceAll("\n", "\n ");
      raw(o, tip.replace(header, `gpgsig ${armor}\n`));
    },
    ["signature-namespace"],
  ],
  [
    "NUL in the message",
    (o) => raw(o, edited(rawTip(o), "sop(2021/tw1)", "sop\0(2021/tw1)")),
    ["message-unprintable"],
  ],
  [
    "replayed approval",
    (o) => {
      forge(o, { message: messageOf(o), key: "hadi" });
    },
    ["previous-other", "step-not-open"],
  ],
  [
    "replayed approval of step 2 at the end",
    (o) => {
      const approval = o.git("log", "--format=%H", "--grep=langkah 2 disetujui").split("\n")[0] ?? "";
      forge(o, { message: messageOf(o, approval), key: "dewi", author: "dewi" });
    },
    ["previous-other", "step-not-open"],
  ],
  [
    "orphan branch with its own root",
    (o) => {
      const root = o.git("rev-list", "--max-parents=0", "main");
      forge(o, {
        message: messageOf(o, root),
        parents: [],
        tree: o.git("rev-parse", `${root}^{tree}`),
        key: "lestari",
        author: "lestari",
      });
    },
    ["root-other"],
  ],
];

test("a draft whose plan names no sections is refused, so that no cycle can skip them", async () => {
  const office = await new TestOffice().upTo("opened");
  const honest = office.copy();
  await honest.as("rina", "draft");
  const tree = changedTree(office, "2021/rencana.yaml", "tahun: 2021\nseksi: []\n");
  forge(office, { message: messageOf(honest), tree, key: "rina", author: "rina", date: honest.now });
  expect(await auditCodes(office)).toEqual({ exit: 1, codes: ["rules-unreadable"] });
});

describe("done to the finished record", () => {
  test.each(ON_SIGNED)("%s", async (_name, attack, codes) => {
    const office = signed.copy();
    // The auditor has seen the record before, and remembers its first entry.
    const root = office.git("rev-list", "--max-parents=0", "main");
    await attack(office);
    const { exit, codes: found } = await auditCodes(office, `--root ${root}`);
    expect({
      exit,
      codes: found.filter((code) => !(code === "governed-changed" && codes.includes("message-unprintable"))),
    }).toEqual({ exit: 1, codes });
  });

  test("the root is remembered from the first audit on", async () => {
    const office = signed.copy();
    expect((await auditCodes(office)).exit).toBe(0);
    const root = office.git("rev-list", "--max-parents=0", "main");
    forge(office, {
      message: messageOf(office, root),
      parents: [],
      tree: office.git("rev-parse", `${root}^{tree}`),
      key: "lestari",
      author: "lestari",
    });
    expect(await auditCodes(office)).toEqual({ exit: 1, codes: ["root-other"] });
  });

  test("a dropped rejection shows against a receipt", async () => {
    const office = waiting.copy();
    await office.as("hadi", 'reject --reason "angka pagu"');
    const { result } = await office.json<{ receipt: string }>("audit");
    office.git("reset", "--hard", "--quiet", "main~1");
    expect(await auditCodes(office)).toEqual({ exit: 0, codes: [] });
    expect(await auditCodes(office, `--since ${result.receipt}`)).toEqual({
      exit: 1,
      codes: ["receipt-lost"],
    });
  });

  test("a replace ref changes nothing", async () => {
    const office = signed.copy();
    const tip = office.git("rev-parse", "main");
    const fake = forge(office, { message: "lain\n", tree: changedTree(office, "sop.yaml", "id: palsu\n") });
    office.git("update-ref", "refs/heads/main", tip);
    office.git("replace", tip, fake);
    expect(await auditCodes(office)).toEqual({ exit: 0, codes: [] });
  });

  test("a shallow clone cannot prove anything", async () => {
    const office = signed.copy();
    const clone = new TestOffice();
    clone.git("init", "--quiet", ".");
    clone.git("fetch", "--quiet", "--depth=1", `file://${office.folder}`, "main:refs/heads/main");
    clone.git("symbolic-ref", "HEAD", "refs/heads/main");
    expect(await auditCodes(clone)).toEqual({ exit: 4, codes: ["clone-incomplete"] });
  });

  test("a loose object whose bytes were replaced is a violation, not a crash", async () => {
    const office = signed.copy();
    const blob = office.git("rev-parse", "main:2021/tw1/rekap/rekap.yaml");
    const other = office.git("rev-parse", "main:sop.yaml");
    const place = (id: string): string => office.path(".git", "objects", id.slice(0, 2), id.slice(2));
    spawnSync("chmod", ["u+w", place(blob)]);
    writeFileSync(place(blob), readFileSync(place(other)));
    expect(await auditCodes(office)).toEqual({ exit: 1, codes: ["object-damaged"] });
  });

  test("a loose object that git cannot even unpack is a violation too, and says which", async () => {
    const office = signed.copy();
    const blob = office.git("rev-parse", "main:2021/tw1/rekap/rekap.xlsx");
    const place = office.path(".git", "objects", blob.slice(0, 2), blob.slice(2));
    const bytes = readFileSync(place);
    bytes.fill(0xff, 2000, 2004);
    chmodSync(place, 0o644);
    writeFileSync(place, bytes);
    expect(await auditCodes(office)).toEqual({ exit: 1, codes: ["object-damaged"] });
    expect((await office.sop("audit")).out).toContain(blob);
    expect((await office.json("status")).failure?.code).toBe("history-violated");
  });

  test("files on disk that differ from the record are reported, whatever git's index says", async () => {
    const office = signed.copy();
    office.git("update-index", "--skip-worktree", "2021/tw1/rekap/rekap.yaml");
    office.write("2021/tw1/rekap/rekap.yaml", "palsu\n");
    const { exitCode, result } = await office.json<{ drift: object[] }>("audit");
    expect({ exitCode, drift: result.drift }).toEqual({
      exitCode: 0,
      drift: [{ path: "2021/tw1/rekap/rekap.yaml", how: "changed" }],
    });
  });
});
