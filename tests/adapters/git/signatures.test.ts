/** Our reader of SSH signatures against OpenSSH itself: real keys of every kind, whole and damaged. */
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseCommit } from "../../../src/adapters/git/read/grammar.ts";
import { fingerprint, readPublicLine } from "../../../src/adapters/git/signatures/public-key.ts";
import { publicHalfOf, readPublicKey } from "../../../src/adapters/git/signatures/ssh-key.ts";
import { inLowerForm, judgeSignature } from "../../../src/adapters/git/signatures/sshsig.ts";
import type { EntryId } from "../../../src/domain/ids.ts";
import type { SignatureVerdict } from "../../../src/domain/ledger/signature.ts";
import { SK_DUMMY, TOOLS } from "../../support/machine.ts";
import { temporaryFolder } from "../../support/office.ts";
import { otherForm } from "../../support/second-form.ts";
import { spellings } from "../../support/spellings.ts";

const KINDS = [
  ["ed25519", ["-t", "ed25519"]],
  ["ecdsa 256", ["-t", "ecdsa", "-b", "256"]],
  ["ecdsa 384", ["-t", "ecdsa", "-b", "384"]],
  ["ecdsa 521", ["-t", "ecdsa", "-b", "521"]],
  ["rsa 3072", ["-t", "rsa", "-b", "3072"]],
] as const;
const TOKEN_KINDS = [
  ["ed25519-sk", ["-t", "ed25519-sk"]],
  ["ecdsa-sk", ["-t", "ecdsa-sk"]],
] as const;

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});

function keygen(args: readonly string[], input?: string | Buffer): { status: number; stdout: string } {
  const env = { ...process.env, SSH_SK_PROVIDER: SK_DUMMY() };
  const ran = spawnSync("ssh-keygen", [...args], {
    cwd: folder,
    env,
    ...(input === undefined ? {} : { input }),
  });
  return { status: ran.status ?? 1, stdout: ran.stdout.toString("latin1") };
}

function makeKey(name: string, args: readonly string[]): string {
  const path = join(folder, name.replaceAll(" ", "-"));
  keygen(
    ["-q", "-N", "", "-f", path, ...args, "-w", SK_DUMMY()].filter(
      (arg, at, all) => args[1]?.endsWith("-sk") || (arg !== "-w" && all[at - 1] !== "-w"),
    ),
  );
  chmodSync(path, 0o600);
  return path;
}

function sign(key: string, message: Buffer, namespace = "git"): string {
  return keygen(["-Y", "sign", "-n", namespace, "-f", key], message).stdout;
}

/** ssh-keygen ends a file with a newline, which a commit does not keep. */
const judged = (armor: string, text: Buffer, namespace?: string): SignatureVerdict =>
  judgeSignature(armor.replace(/\n$/, ""), text, namespace);

/** As the record has it: ssh-keygen writes either form of an ECDSA signature. */
const signInLowerForm = (key: string): string => inLowerForm(sign(key, message));

/** What OpenSSH says of a signature, without asking whose it is. */
function opensshAccepts(armor: string, message: Buffer): boolean {
  const file = join(folder, "probe.sig");
  writeFileSync(file, armor, "latin1");
  return keygen(["-Y", "check-novalidate", "-n", "git", "-s", file], message).status === 0;
}

const message = Buffer.from(
  "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@b> 1700000000 +0000\n\nisi\n",
);

/** Of each of the seven kinds, so that more than a thousand are compared. */
const DAMAGED = 150;

async function disagreements(key: string): Promise<readonly string[]> {
  const armor = sign(key, message);
  const found: string[] = [];
  for (let no = 0; no < DAMAGED; no++) {
    // Every fifth is whole: over the message that was signed, or over another one.
    const damaged = no % 5 === 4 ? armor : flippedBit(armor, no);
    const text = no % 10 === 4 ? Buffer.concat([message, Buffer.from([no])]) : message;
    const verdict = judged(damaged, text);
    // The second form holds as well; that the record takes only one is beside the question here.
    const ours = verdict.kind === "good" || verdict.code === "signature-second-form";
    const theirs = opensshAccepts(damaged, text);
    if (ours !== theirs) found.push(`${no}: ours ${ours}, OpenSSH ${theirs}`);
  }
  return found;
}

describe.each(KINDS)("%s", (name, args) => {
  test("signs, is read, and names its key", async () => {
    const key = makeKey(name, args);
    const line = readPublicLine(readFileSync(`${key}.pub`, "utf8"));
    expect(judged(signInLowerForm(key), message)).toEqual({ kind: "good", key: line?.blob });
    expect(keygen(["-l", "-f", `${key}.pub`]).stdout).toContain(fingerprint(line?.blob ?? ("" as never)));
    expect(publicHalfOf(readFileSync(key, "utf8"))?.blob).toBe(line?.blob);
  });

  test("150 damaged signatures and messages: accepted where OpenSSH accepts, and nowhere else", async () => {
    expect(await disagreements(makeKey(`${name}-damaged`, args))).toEqual([]);
  });
});

/** One bit of the signature's bytes turned over, in armor as ssh-keygen writes it. */
function flippedBit(armor: string, seed: number): string {
  const [begin = "", ...rest] = armor.trimEnd().split("\n");
  const end = rest.pop() ?? "";
  const bytes = Buffer.from(rest.join(""), "base64");
  const at = (seed * 7919) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (seed % 8));
  return [begin, ...(bytes.toString("base64").match(/.{1,70}/g) ?? []), end, ""].join("\n");
}

describe.skipIf(!TOOLS.skDummy.present).each(TOKEN_KINDS)("%s, by a software token", (name, args) => {
  test("signs when touched", async () => {
    const key = makeKey(name, args);
    const line = readPublicLine(readFileSync(`${key}.pub`, "utf8"));
    expect(judged(signInLowerForm(key), message)).toEqual({ kind: "good", key: line?.blob });
  });

  test("150 damaged signatures and messages: accepted where OpenSSH accepts, and nowhere else", async () => {
    expect(await disagreements(makeKey(`${name}-damaged`, args))).toEqual([]);
  });

  test("without a touch it is refused", async () => {
    const key = makeKey(`${name}-untouched`, [...args, "-O", "no-touch-required"]);
    expect(judged(sign(key, message), message)).toEqual({
      kind: "bad",
      code: "signature-untouched",
    });
  });
});

/** OpenSSH's own vectors, as Debian ships them with its regression tests. */
const VECTORS = "/usr/lib/openssh/regress/unittests/sshsig/testdata";

describe.skipIf(!TOOLS.skDummy.present)("OpenSSH's own vectors", () => {
  // Made for the namespace "unittest": everything up to it is read, and then it is refused for that alone.
  test.each(["ed25519", "ecdsa", "rsa", "ecdsa_sk", "ed25519_sk"])("%s is read whole", async (name) => {
    const armor = inLowerForm(readFileSync(join(VECTORS, `${name}.sig`), "latin1"));
    const signed = readFileSync(join(VECTORS, "signed-data"));
    expect(judged(armor, signed)).toEqual({ kind: "bad", code: "signature-namespace" });
    expect(judged(armor, signed, readFileSync(join(VECTORS, "namespace"), "utf8"))).toEqual({
      kind: "good",
      key: readPublicLine(readFileSync(join(VECTORS, `${name}.pub`), "utf8"))?.blob,
    });
  });

  test("dsa is not fit to sign a record", async () => {
    const armor = readFileSync(join(VECTORS, "dsa.sig"), "latin1");
    const signed = readFileSync(join(VECTORS, "signed-data"));
    const namespace = readFileSync(join(VECTORS, "namespace"), "utf8");
    expect(judged(armor, signed, namespace)).toEqual({ kind: "bad", code: "key-type-unknown" });
  });
});

describe.each(KINDS.filter(([name]) => name.startsWith("ecdsa")))("%s, in its second form", (name, args) => {
  test("accepted by OpenSSH, refused by us; and made into the first", async () => {
    const key = makeKey(`${name}-forms`, args);
    const lower = `${signInLowerForm(key)}\n`;
    const other = otherForm(lower);
    expect([opensshAccepts(lower, message), opensshAccepts(other, message)]).toEqual([true, true]);
    expect(judged(other, message)).toEqual({ kind: "bad", code: "signature-second-form" });
    expect(`${inLowerForm(other)}\n`).toBe(lower);
  });
});

describe("what is not fit to sign a record", () => {
  test("RSA below 3072 bits", async () => {
    const key = makeKey("weak", ["-t", "rsa", "-b", "2048"]);
    expect(judged(sign(key, message), message)).toEqual({ kind: "bad", code: "key-weak" });
  });

  test("a signature for another purpose", async () => {
    const key = makeKey("purpose", ["-t", "ed25519"]);
    expect(judged(sign(key, message, "file"), message)).toEqual({
      kind: "bad",
      code: "signature-namespace",
    });
  });

  test.each([
    ["an empty text", ""],
    ["an OpenPGP signature", "-----BEGIN PGP SIGNATURE-----\n\n=abcd\n-----END PGP SIGNATURE-----\n"],
    [
      "noise in armor",
      `-----BEGIN SSH SIGNATURE-----\n${Buffer.alloc(90, 7).toString("base64").slice(0, 70)}\n-----END SSH SIGNATURE-----\n`,
    ],
    ["armor in other lines", "rewrapped"],
    ["two armors", "twice"],
  ])("%s", async (name, text) => {
    const armor = sign(makeKey(`text ${name.length}`, ["-t", "ed25519"]), message);
    const body = armor.trimEnd().split("\n").slice(1, -1).join("");
    const variants: Record<string, string> = {
      rewrapped: [
        "-----BEGIN SSH SIGNATURE-----",
        ...(body.match(/.{1,64}/g) ?? []),
        "-----END SSH SIGNATURE-----",
        "",
      ].join("\n"),
      twice: armor + armor,
    };
    expect(judged(variants[text] ?? text, message).kind).toBe("bad");
  });

  test("a newline behind the armor", () => {
    const armor = sign(makeKey("newline", ["-t", "ed25519"]), message);
    expect(judgeSignature(armor.trimEnd(), message).kind).toBe("good");
    expect(judgeSignature(armor, message)).toEqual({ kind: "bad", code: "signature-malformed" });
  });

  test("a malformed key is unknown, never nearly good", () => {
    const blob = Buffer.from(
      readPublicLine(readFileSync(`${makeKey("cut", ["-t", "ed25519"])}.pub`, "utf8"))?.blob ?? "",
      "base64",
    );
    for (let length = 0; length < blob.length; length++)
      expect(readPublicKey(blob.subarray(0, length)).kind).toBe("unknown");
    expect(readPublicKey(Buffer.concat([blob, Buffer.from([0])])).kind).toBe("unknown");
  });
});

function isGood(id: EntryId, commit: string): boolean {
  const parsed = parseCommit(id, Buffer.from(commit, "latin1"));
  if (parsed?.signed.kind !== "signed" || parsed.facts.faults.length > 0) return false;
  return judgeSignature(parsed.signed.armored, parsed.signed.payload).kind === "good";
}

describe("a signed commit has one spelling, so that nobody can give the same entry another id", () => {
  test.each([
    ["SHA-1", 40, "gpgsig"],
    ["SHA-256", 64, "gpgsig-sha256"],
  ] as const)("%s: no change to what is not signed leaves it good", (_name, length, name) => {
    const id = "1".repeat(length) as EntryId;
    const person = "A <a@b> 1700000000 +0000";
    const head = `tree ${"4b".repeat(length / 2)}\nauthor ${person}\ncommitter ${person}\n`;
    const armor = sign(makeKey(`spelling ${length}`, ["-t", "ed25519"]), Buffer.from(`${head}\nisi\n`));
    const signature = `${name} ${armor.trimEnd().replaceAll("\n", "\n ")}\n`;
    const whole = `${head}${signature}\nisi\n`;
    expect(isGood(id, whole)).toBe(true);
    const others = [...spellings(head, name, signature)].filter((other) => other !== whole);
    expect(others.length).toBeGreaterThan(10_000);
    expect(others.filter((other) => isGood(id, other))).toEqual([]);
  });
});
