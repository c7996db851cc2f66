/** Our reader of OpenPGP signatures against GnuPG itself, in a home of its own; and such keys in an office's record. */
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCommit } from "../../../src/adapters/git/read/grammar.ts";
import { judgeOpenpgp } from "../../../src/adapters/git/signatures/openpgp.ts";
import { dearmored, inPlainArmor } from "../../../src/adapters/git/signatures/openpgp-armor.ts";
import {
  blobOf,
  openpgpFingerprint,
  readOpenpgpKey,
} from "../../../src/adapters/git/signatures/openpgp-key.ts";
import { fingerprint } from "../../../src/adapters/git/signatures/public-key.ts";
import type { EntryId, KeyBlob } from "../../../src/domain/ids.ts";
import { Keyring } from "../../support/gnupg.ts";
import { TOOLS } from "../../support/machine.ts";
import { folderWithGit, TestOffice } from "../../support/office.ts";
import { spellings } from "../../support/spellings.ts";
import { there } from "../../support/there.ts";

const KINDS = ["ed25519", "rsa3072"] as const;
const DAMAGED = 150;
const message = Buffer.from("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@b> 1 +0000\n\nisi\n");

describe.skipIf(!TOOLS.gpg.present)("signatures of GnuPG's", () => {
  let ring: Keyring;
  beforeAll(() => {
    ring = new Keyring();
  });
  afterAll(() => ring.stop());

  const blobs = (id: string): readonly KeyBlob[] => ring.keys(id).map((key) => there(blobOf(key)));

  describe.each(KINDS)("%s", (kind) => {
    let id: string;
    beforeAll(() => {
      id = ring.make(`orang-${kind}`, kind);
    });

    test("are read, and name their key", () => {
      const [key] = blobs(id);
      expect(fingerprint(there(key)).replaceAll(" ", "")).toBe(id);
      expect(judgeOpenpgp(ring.sign(id, message).trimEnd(), message, blobs(id))).toEqual({
        kind: "good",
        key,
      });
      expect(judgeOpenpgp(ring.sign(id, message).trimEnd(), message, [])).toEqual({
        kind: "bad",
        code: "signature-openpgp",
      });
    });

    test("150 damaged ones and messages: never accepted where GnuPG does not; whole ones by both", () => {
      const armored = ring.sign(id, message).trimEnd();
      expect(rearmored(there(dearmored(armored)))).toBe(armored);
      const said = Array.from({ length: DAMAGED }, (_, no) => {
        // Every fifth is whole: over the message that was signed, or over another one.
        const whole = no % 5 === 4;
        const damaged = whole ? armored : flippedBit(armored, no);
        const text = no % 10 === 4 ? Buffer.concat([message, Buffer.from([no])]) : message;
        const ours = judgeOpenpgp(damaged, text, blobs(id)).kind === "good";
        return { no, whole, ours, theirs: ring.accepts(`${damaged}\n`, text) };
      });
      expect(said.filter(({ ours, theirs }) => ours && !theirs)).toEqual([]);
      expect(said.filter(({ whole, ours, theirs }) => whole && ours !== theirs)).toEqual([]);
      expect(said.filter(({ ours }) => ours).length).toBe(DAMAGED / 10);
    });

    test("a commit signed so has one spelling", () => {
      const person = "A <a@b> 1700000000 +0000";
      const head = `tree ${"4b".repeat(20)}\nauthor ${person}\ncommitter ${person}\n`;
      const armored = ring.sign(id, Buffer.from(`${head}\nisi\n`)).trimEnd();
      const signature = `gpgsig ${armored.replaceAll("\n", "\n ")}\n`;
      const whole = `${head}${signature}\nisi\n`;
      const keys = blobs(id);
      const isGood = (text: string): boolean => {
        const parsed = parseCommit("1".repeat(40) as EntryId, Buffer.from(text, "latin1"));
        if (parsed?.signed.kind !== "signed" || parsed.facts.faults.length > 0) return false;
        return judgeOpenpgp(parsed.signed.armored, parsed.signed.payload, keys).kind === "good";
      };
      expect(isGood(whole)).toBe(true);
      const others = [...spellings(head, "gpgsig", signature)].filter((other) => other !== whole);
      expect(others.length).toBeGreaterThan(5_000);
      expect(others.filter(isGood)).toEqual([]);
      // Neither has what lies in the armor: no byte that is not signed may be another.
      const bytes = Buffer.from(armored.split("\n").slice(2, -2).join(""), "base64");
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const other = Buffer.from(bytes);
        other[bit >> 3] = (other[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(judgeOpenpgp(rearmored(other), Buffer.from(`${head}\nisi\n`), keys).kind).toBe("bad");
      }
    });
  });

  test("one below the first key signs too; what encrypts is no key of ours", () => {
    const first = ring.make("dua", "ed25519", "cert");
    ring.run(["--quick-add-key", first, "ed25519", "sign", "never"]);
    ring.run(["--quick-add-key", first, "cv25519", "encr", "never"]);
    const keys = ring.keys(first);
    expect(keys.map((key) => readOpenpgpKey(key).kind)).toEqual(["usable", "usable", "unknown"]);
    const second = openpgpFingerprint(there(keys[1]));
    const verdict = judgeOpenpgp(ring.sign(second, message).trimEnd(), message, blobs(first));
    expect(verdict).toEqual({ kind: "good", key: blobs(first)[1] });
  });

  test.each([
    ["rsa2048", "weak"],
    ["nistp256", "unknown"],
    ["dsa3072", "unknown"],
  ])("%s is %s", (kind, expected) => {
    const id = ring.make(`tak-${kind}`, kind);
    expect(readOpenpgpKey(there(ring.keys(id)[0])).kind).toBe(expected);
    expect(judgeOpenpgp(ring.sign(id, message).trimEnd(), message, blobs(id)).kind).toBe("bad");
  });

  test.each([
    ["of a text, whose line ends are another matter", ["--textmode"]],
    ["that will have expired", ["--default-sig-expire", "1d"]],
    ["by a broken digest", ["--digest-algo", "SHA1"]],
  ])("one %s is not taken", (_what, more) => {
    const id = ring.make(`cara-${more.join("")}`, "ed25519");
    const armored = ring.sign(id, message, ...more).trimEnd();
    expect(armored).toContain("BEGIN PGP");
    expect(judgeOpenpgp(armored, message, blobs(id)).kind).toBe("bad");
  });

  test("a malformed key is unknown, never nearly good", () => {
    const key = there(ring.keys("orang-ed25519")[0]);
    for (let length = 0; length < key.length; length++)
      expect(readOpenpgpKey(key.subarray(0, length)).kind).toBe("unknown");
    expect(readOpenpgpKey(Buffer.concat([key, Buffer.from([0])])).kind).toBe("unknown");
  });
});

describe.skipIf(!TOOLS.gpg.present)("an official with a key in GnuPG's keeping", () => {
  let ring: Keyring;
  let office: TestOffice;
  let id: string;
  beforeAll(async () => {
    ring = new Keyring();
    id = ring.make("dewi", "ed25519");
    // What people have in their settings adds to the armor, and must not add to the record.
    appendFileSync(join(ring.home, "gpg.conf"), "comment Kecamatan Pakusari\nemit-version\n");
    office = (await new TestOffice().upTo("drafted")).copy();
    office.env.GNUPGHOME = ring.home;
  });
  afterAll(() => ring.stop());

  const verdict = async (line = "audit"): Promise<unknown> =>
    (await office.json<{ verdict: string }>(line)).result.verdict;

  test("proves it, has it registered, signs, and the record is proven without gpg", async () => {
    expect(await office.json(`approve --yes --key ${id}`)).toMatchObject({
      failure: { code: "key-not-on-roster" },
    });
    const proven = await office.json<{ file: string; type: string }>(
      `official prove dewi --key ${id} --vouch ${join(office.keys, "dewi", "id_ed25519")}`,
    );
    expect(proven).toMatchObject({ exitCode: 0, result: { type: "openpgp" } });
    await office.as("lestari", `official key dewi --add ${proven.result.file}`);
    expect(await office.json(`approve --yes --key ${id}`)).toMatchObject({
      exitCode: 0,
      result: { person: "dewi" },
    });
    expect(office.git("cat-file", "commit", "main")).toContain("gpgsig -----BEGIN PGP SIGNATURE-----\n \n i");
    const path = office.env.PATH;
    office.env.PATH = folderWithGit();
    expect(await verdict("audit --no-cache")).toBe("proven");
    office.env.PATH = path;
    expect((await office.sop("official list")).out).toContain(`openpgp ${id.match(/.{4}/g)?.join(" ")}`);
    const { result } = await office.json<{ crossChecked: number; entries: unknown[] }>("audit --cross-check");
    expect(result.crossChecked).toBe(result.entries.length - 1);
  });

  test("is not registered by its fingerprint alone: its holder proves it", async () => {
    const there = (await new TestOffice().upTo("drafted")).copy();
    there.env.GNUPGHOME = ring.home;
    const line = (name: string): string =>
      `official key dewi --add ${name} --yes --as lestari --key ${join(there.keys, "lestari", "id_ed25519")}`;
    expect(await there.json(line(id))).toMatchObject({ failure: { code: "key-unproven" } });
    expect(await there.json(line("0123456789ABCDEF"))).toMatchObject({ failure: { code: "key-unreadable" } });
  });

  test("is found by git's own setting; and signs no more once the key has ended", async () => {
    await office.as("rina", "distribute");
    office.git("config", "user.signingkey", id);
    const blob = blobOf(there(ring.keys(id)[0])) ?? "";
    expect(readFileSync(office.path("pejabat.yaml"), "utf8")).toContain(`openpgp ${blob}`);
    await office.as("lestari", `official key dewi --end ${id.slice(0, 12)} --reason lost`);
    expect(await office.json(`approve --yes --key ${id}`)).toMatchObject({ exitCode: 3 });
    expect(await verdict()).toBe("proven");
  });
});

/** One bit of the signature turned over, in armor as GnuPG writes it. */
function flippedBit(armored: string, seed: number): string {
  const bytes = Buffer.from(armored.split("\n").slice(2, -2).join(""), "base64");
  const at = (seed * 7919) % bytes.length;
  bytes[at] = (bytes[at] as number) ^ (1 << (seed % 8));
  return rearmored(bytes);
}

/** As GnuPG writes it; that our own armor is GnuPG's shows where whole signatures pass through it. */
function rearmored(bytes: Buffer): string {
  return inPlainArmor(
    `-----BEGIN PGP SIGNATURE-----\n\n${bytes.toString("base64")}\n-----END PGP SIGNATURE-----`,
  );
}
