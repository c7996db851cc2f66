/** Signatures: made by the wrong key, moved, or written in another way. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Keyring } from "../support/gnupg.ts";
import { TOOLS } from "../support/machine.ts";
import { REPO, type TestOffice } from "../support/office.ts";
import { otherForm } from "../support/second-form.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { edited, forge, messageOf, raw, rawCommit, signatureHeader } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { finalWith, honestFinal, recordAt } from "./support/records.ts";

const group = new Group("signature");

/** By a key that git finds in the auditor's own keyring; where there is no GnuPG, one of such a key over another text. */
function openpgpSignature(office: TestOffice, payload: Buffer): string {
  if (!TOOLS.gpg.present) return readFileSync(join(REPO, "tests", "data", "openpgp.asc"), "latin1").trimEnd();
  const ring = new Keyring();
  try {
    office.env.GNUPGHOME = ring.home;
    return ring.sign(ring.make("auditor", "ed25519"), payload).trimEnd();
  } finally {
    ring.stop();
  }
}

const ON_WAITING: readonly Row[] = [
  [
    "unsigned entry",
    async (o) => {
      const { message, date } = await honestFinal();
      forge(o, { message, ...(date === undefined ? {} : { date }) });
    },
    ["unsigned"],
  ],
  ["unregistered key", (o) => finalWith(o, { key: "stranger" }), ["key-unregistered"]],
  ["key of another official", (o) => finalWith(o, { key: "agus" }), ["key-of-another"]],
];

const ON_SIGNED: readonly Row[] = [
  [
    "message edited after signing",
    (o) => raw(o, edited(rawCommit(o), "Sop-Step: 9", "Sop-Step: 8")),
    ["role-not-held", "signature-wrong", "step-not-open"],
  ],
  [
    "date edited after signing",
    (o) =>
      raw(
        o,
        edited(
          edited(rawCommit(o), / (\d{10}) \+0000\ncommitter/, " 1700000000 +0000\ncommitter"),
          / (\d{10}) \+0000\ngpgsig/,
          " 1700000000 +0000\ngpgsig",
        ),
      ),
    ["clock-ahead", "signature-wrong"],
  ],
  [
    "the newest entry amended without a signature",
    (o) => {
      const message = messageOf(o);
      forge(o, { message, parents: [o.git("rev-parse", "main~1")], date: o.now });
    },
    ["unsigned"],
  ],
  [
    "second signature header",
    (o) => {
      const tip = rawCommit(o);
      const header = signatureHeader(tip);
      raw(o, tip.replace(header, header + header));
    },
    ["commit-header", "signature-malformed"],
  ],
  [
    "extra header",
    (o) => raw(o, edited(rawCommit(o), "\ngpgsig", "\nmergetag object 0\ngpgsig")),
    ["commit-header", "signature-wrong"],
  ],
  [
    "two authors",
    (o) => raw(o, edited(rawCommit(o), /(author .*\n)/, "$1$1")),
    ["commit-header", "signature-wrong"],
  ],
  [
    "an encoding header",
    (o) => raw(o, edited(rawCommit(o), "\ngpgsig", "\nencoding ISO-8859-1\ngpgsig")),
    ["commit-header", "signature-wrong"],
  ],
  [
    "time zone of the signer's choosing",
    (o) => raw(o, rawCommit(o).replaceAll(" +0000\n", " +0700\n")),
    ["commit-time", "signature-wrong"],
  ],
  [
    "re-wrapped armor: the same signature under another id",
    (o) => {
      const tip = rawCommit(o);
      const body = /-----BEGIN SSH SIGNATURE-----\n ((?:.+\n )+)-----END/.exec(tip)?.[1] ?? "";
      const joined = body.replaceAll("\n ", "");
      raw(o, tip.replace(body, `${joined.match(/.{1,60}/g)?.join("\n ")}\n `));
    },
    ["signature-malformed"],
  ],
  [
    "an empty line behind the signature: the same signature under another id",
    (o) => raw(o, edited(rawCommit(o), "-----END SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n \n")),
    ["signature-malformed"],
  ],
  [
    "the signature under the header's other name: the same under another id",
    (o) => raw(o, edited(rawCommit(o), "\ngpgsig ", "\ngpgsig-sha256 ")),
    ["commit-header"],
  ],
  [
    "the second form of an ECDSA signature, under another id",
    async (o) => {
      const key = join(o.keys, "hadi", "ecdsa");
      spawnSync("ssh-keygen", ["-q", "-t", "ecdsa", "-N", "", "-f", key]);
      await o.register("hadi", key);
      const days = "--from 2021-04-01 --until 2021-04-30";
      await o.as("lestari", `official absent lestari ${days} --basis SC`);
      await o.as(
        "lestari",
        `official act hadi --role pencatat --capacity plh --acting-for lestari ${days} --basis SP`,
      );
      await o.sop(
        `official absent maya --from 2021-05-01 --until 2021-05-02 --basis SC --yes --as hadi --key ${key}`,
      );
      const tip = rawCommit(o);
      const header = signatureHeader(tip);
      const armored = header.slice("gpgsig ".length).replaceAll("\n ", "\n");
      raw(o, tip.replace(header, `gpgsig ${otherForm(armored).trimEnd().replaceAll("\n", "\n ")}\n`));
    },
    ["signature-second-form"],
  ],
  [
    "signature moved from another commit",
    (o) => {
      const header = (text: string): string => /gpgsig (?:.+\n )*.+\n/.exec(text)?.[0] ?? "";
      const other = spawnSync("git", ["cat-file", "commit", "main~1"], {
        cwd: o.folder,
        env: o.env as NodeJS.ProcessEnv,
      }).stdout.toString("latin1");
      raw(o, rawCommit(o).replace(header(rawCommit(o)), header(other)));
    },
    ["signature-wrong"],
  ],
  [
    "right key, namespace file",
    (o) => {
      const tip = rawCommit(o);
      const header = signatureHeader(tip);
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
    "an OpenPGP signature, good in the auditor's own keyring",
    (o) => {
      const unsigned = rawCommit(o).replace(/gpgsig (?:.+\n )*.+\n/, "");
      const signature = openpgpSignature(o, Buffer.from(unsigned, "latin1"));
      raw(o, edited(rawCommit(o), /gpgsig (?:.+\n )*.+\n/, `gpgsig ${signature.replaceAll("\n", "\n ")}\n`));
    },
    ["signature-openpgp"],
  ],
  [
    "a weak RSA key",
    (o) => {
      mkdirSync(join(o.keys, "lemah"));
      spawnSync("ssh-keygen", [
        "-q",
        "-t",
        "rsa",
        "-b",
        "2048",
        "-N",
        "",
        "-f",
        join(o.keys, "lemah", "id_ed25519"),
      ]);
      forge(o, { message: messageOf(o), parents: [o.git("rev-parse", "main~1")], key: "lemah", date: o.now });
    },
    ["key-weak"],
  ],
];

group.attacks("initialled", "written instead of the Camat's signature", ON_WAITING);

group.attacks("signed", "done to the finished record", ON_SIGNED);

test("honest control: the Camat's signature, written by plain git with his key, is proven", async () => {
  const office = (await recordAt("initialled")).copy();
  forge(office, await honestFinal());
  expect(await auditCodes(office)).toEqual(PROVEN);
});

group.agreesWithThePage(TOOLS.gpg.present);
