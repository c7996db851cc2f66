/** Statements about keys: only a good signature, by that key, over that text, in the one spelling, says anything. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { SshKeys } from "../../../src/adapters/git/keys/keys.ts";
import {
  readKeyFile,
  signStatement,
  statementsIn,
  writeKeyFile,
} from "../../../src/adapters/git/signatures/key-proof.ts";
import type { UsableKey } from "../../../src/app/ports/keys.ts";
import { cleanEnv, layKeys, temporaryFolder } from "../../support/office.ts";

const folder = temporaryFolder();
const env = cleanEnv(folder);
const TEXT = "dewi@kecamatan-pakusari adds AAAA";
let dewi: UsableKey;
let line: string;
beforeAll(async () => {
  layKeys(join(folder, "keys"));
  dewi = await new SshKeys(folder, env, folder).publicKey(join(folder, "keys", "dewi", "id_ed25519"));
  line = (await signStatement({ cwd: folder, env }, dewi, TEXT)) ?? "";
});

const said = (...note: readonly string[]): readonly string[] =>
  statementsIn(note, [dewi.blob]).map(({ text }) => text);

test("what is between the first word and the last is what was signed, by the key of the signature", () => {
  expect(statementsIn(["Kunci Dewi.", line], [])).toEqual([{ key: dewi.blob, text: TEXT }]);
});

test.each<[string, (good: string) => string]>([
  ["another text", (good) => good.replace("dewi@", "agus@")],
  ["another key named in it", (good) => good.replace("AAAA ", "BBBB ")],
  ["a blank more within it", (good) => good.replace(" adds", "  adds")],
  ["a blank at its end", (good) => `${good} `],
  ["indented", (good) => ` ${good}`],
  ["another first word", (good) => good.replace("sop-key", "sop-kunci")],
  ["without its text", (good) => `sop-key ${good.split(" ").at(-1)}`],
  ["without its signature", () => `sop-key ${TEXT}`],
  [
    "one bit of the signature turned",
    (good) => good.replace(/.{6}$/, (end) => (end === "AAAAAA" ? "BBBBBB" : "AAAAAA")),
  ],
  ["padding added", (good) => `${good}=`],
  [
    "something else in base64",
    () => `sop-key ${TEXT} ${Buffer.from("bukan tanda tangan").toString("base64")}`,
  ],
  ["an empty OpenPGP packet", () => `sop-key ${TEXT} iAA=`],
])("%s: says nothing", (_name, change) => {
  expect(said(change(line))).toEqual([]);
});

test("a signature made for an entry, or for a file, is no statement", () => {
  const made = ["git", "file", "sop-key"].map((namespace) => {
    const key = join(folder, "keys", "dewi", "id_ed25519");
    const ran = spawnSync("ssh-keygen", ["-Y", "sign", "-n", namespace, "-f", key], {
      input: `${TEXT}\n`,
      encoding: "utf8",
    });
    return `sop-key ${TEXT} ${ran.stdout.split("\n").slice(1, -2).join("")}`;
  });
  expect(made.map((one) => said(one).length)).toEqual([0, 0, 1]);
});

test("a key's file comes back as it was written; a bare public key is none", () => {
  const { type, blob } = dewi;
  const file = { type, blob, lines: [line] };
  expect(readKeyFile(writeKeyFile(file, "dewi@kantor"))).toEqual(file);
  expect(readKeyFile(writeKeyFile(file, "dewi@kantor").replaceAll("\n", "\r\n"))).toEqual(file);
  expect(readKeyFile(readFileSync(join(folder, "keys", "dewi", "id_ed25519.pub"), "utf8"))).toBeUndefined();
  expect(readKeyFile(line)).toBeUndefined();
});
