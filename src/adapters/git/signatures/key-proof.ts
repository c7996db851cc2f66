/**
 * Signed statements about keys, which the law asks for before it admits one: that whoever hands in a public key has its
 * private half, and that an older key of the same person vouches for it. A statement is a signature by a key over a line of
 * text (OpenSSH PROTOCOL.sshsig, a namespace of its own, so that it can never pass for a signed entry).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { UsableKey } from "../../../app/ports/keys.ts";
import type { KeyBlob } from "../../../domain/ids.ts";
import type { KeyStatement } from "../../../domain/people/official.ts";
import { gnupgId, gnupgSignature } from "../keys/gnupg.ts";
import { type Environment, run } from "../process.ts";
import { judgeOpenpgp } from "./openpgp.ts";
import { dearmored, openpgpArmor } from "./openpgp-armor.ts";
import { readPublicLine } from "./public-key.ts";
import { inLowerForm, judgeSignature, sshArmor } from "./sshsig.ts";

const NAMESPACE = "sop-key";
/** The last word is the signature; everything between is what was signed. */
const LINE = /^sop-key (\S(?:.*\S)?) ([A-Za-z0-9+/]+={0,2})$/;

/**
 * Asks ssh-keygen or gpg for a statement; they ask for a passphrase or a touch by themselves.
 * @param key a key whose private half is on this computer or in an agent
 * @param text such as `dewi@kecamatan-pakusari`
 * @returns the line as it stands in a note; undefined where the private half is not here, or was not let to sign
 */
export async function signStatement(
  { cwd, env }: { readonly cwd: string; readonly env: Environment },
  { signingKey, type, blob }: Pick<UsableKey, "signingKey" | "type" | "blob">,
  text: string,
): Promise<string | undefined> {
  const openpgp = gnupgId(signingKey);
  if (openpgp !== undefined) {
    const armored = await gnupgSignature(openpgp, openpgpText(text), { cwd, env });
    return armored === undefined ? undefined : statementLine(text, armored);
  }
  const folder = mkdtempSync(join(tmpdir(), "sop-key-"));
  try {
    // ssh-keygen finds a key that only the agent holds by its public half.
    const held = join(folder, "key.pub");
    writeFileSync(held, `${type} ${blob}\n`);
    const file = signingKey.startsWith("key::") ? held : signingKey;
    const args = ["-Y", "sign", "-n", NAMESPACE, "-f", file];
    const { status, stdout } = await run("ssh-keygen", args, { cwd, env, input: `${text}\n` });
    return status === 0 ? statementLine(text, inLowerForm(stdout.toString("latin1"))) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** OpenPGP knows no namespaces: no entry begins with this word, so a statement can never pass for one. */
function openpgpText(text: string): string {
  return `${NAMESPACE} ${text}\n`;
}

/** As it stands in a note; it is verified by hand with `ssh-keygen -Y check-novalidate`. */
function statementLine(text: string, armored: string): string {
  const base64 =
    dearmored(armored.trimEnd())?.toString("base64") ?? armored.trimEnd().split("\n").slice(1, -1).join("");
  return `${NAMESPACE} ${text} ${base64}`;
}

/**
 * The statements of a note whose signatures are good; other lines say nothing.
 * @param keys those that may have made one: OpenPGP's signatures do not carry their key
 */
export function statementsIn(note: readonly string[], keys: readonly KeyBlob[]): readonly KeyStatement[] {
  return note.flatMap((line): KeyStatement[] => {
    const [, text = "", base64 = ""] = LINE.exec(line) ?? [];
    const bytes = Buffer.from(base64, "base64");
    // One spelling of a signature, and no other.
    if (text === "" || bytes.toString("base64") !== base64) return [];
    const verdict = bytes.subarray(0, 6).equals(Buffer.from("SSHSIG"))
      ? judgeSignature(sshArmor(base64), Buffer.from(`${text}\n`), NAMESPACE)
      : judgeOpenpgp(openpgpArmor(bytes), Buffer.from(openpgpText(text)), keys);
    return verdict.kind === "good" ? [{ key: verdict.key, text }] : [];
  });
}

/** What stands in a key's file, which an official hands to the registrar. */
export interface KeyFile {
  readonly type: string;
  readonly blob: KeyBlob;
  /** Its statements, as lines of a note. */
  readonly lines: readonly string[];
}

/** A public key and its statements as one file. */
export function writeKeyFile({ type, blob, lines }: KeyFile, comment: string): string {
  return [`${type} ${blob} ${comment}`, ...lines, ""].join("\n");
}

/** Reads such a file; undefined for anything else, a bare public key too. */
export function readKeyFile(text: string): KeyFile | undefined {
  const [first = "", ...rest] = text.split(/\r?\n/);
  const key = readPublicLine(first);
  const lines = rest.filter((line) => LINE.test(line));
  return key === undefined || lines.length === 0 ? undefined : { ...key, lines };
}
