/**
 * Proof that whoever hands in a public key has its private half: a signature by that key over the address under which it
 * will sign (OpenSSH PROTOCOL.sshsig, a namespace of its own, so that it can never pass for a signed entry).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KeyBlob } from "../domain/ids.ts";
import type { UsableKey } from "../ports.ts";
import { gnupgId, gnupgSignature } from "./gnupg.ts";
import { dearmored, isOpenpgpArmor, judgeOpenpgp } from "./openpgp.ts";
import { type Environment, run } from "./process.ts";
import { inLowerForm, judgeSignature } from "./sshsig.ts";

const NAMESPACE = "sop-key";
const ARMORED = /-----BEGIN (SSH|PGP) SIGNATURE-----\n[^-]+-----END \1 SIGNATURE-----/;

/**
 * Asks ssh-keygen or gpg for a proof; they ask for a passphrase or a touch by themselves.
 * @param key a key whose private half is on this computer or in an agent
 * @param address such as `dewi@kecamatan-pakusari`
 * @returns undefined where the private half is not here, or was not let to sign
 */
export async function proveKey(
  { cwd, env }: { readonly cwd: string; readonly env: Environment },
  { signingKey, type, blob }: Pick<UsableKey, "signingKey" | "type" | "blob">,
  address: string,
): Promise<string | undefined> {
  const openpgp = gnupgId(signingKey);
  if (openpgp !== undefined) return gnupgSignature(openpgp, openpgpText(address), { cwd, env });
  const folder = mkdtempSync(join(tmpdir(), "sop-key-"));
  try {
    // ssh-keygen finds a key that only the agent holds by its public half.
    const held = join(folder, "key.pub");
    writeFileSync(held, `${type} ${blob}\n`);
    const file = signingKey.startsWith("key::") ? held : signingKey;
    const args = ["-Y", "sign", "-n", NAMESPACE, "-f", file];
    const { status, stdout } = await run("ssh-keygen", args, { cwd, env, input: `${address}\n` });
    return status === 0 ? inLowerForm(stdout.toString("latin1")) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** OpenPGP knows no namespaces: no entry begins with this word, so a proof can never pass for one. */
function openpgpText(address: string): string {
  return `${NAMESPACE} ${address}\n`;
}

/** Is this a signature over that address, by that very key? @param blob the key's wire form in base64 */
export function isProof(proof: string, address: string, blob: KeyBlob): boolean {
  const verdict = isOpenpgpArmor(proof)
    ? judgeOpenpgp(proof, Buffer.from(openpgpText(address)), [blob])
    : judgeSignature(proof, Buffer.from(`${address}\n`), NAMESPACE);
  return verdict.kind === "good" && verdict.key === blob;
}

/** A public key and its proof as one file, to be handed to the registrar. */
export function keyFile(
  { type, blob }: Pick<UsableKey, "type" | "blob">,
  proof: string,
  address: string,
): string {
  return `${type} ${blob} ${address}\n${proof}\n`;
}

/** The proof that stands in a key's file, where one does. */
export function proofIn(text: string): string | undefined {
  return ARMORED.exec(text.replaceAll("\r\n", "\n"))?.[0];
}

/** A proof as one line of an entry's note; it is verified by hand with `ssh-keygen -Y check-novalidate`. */
export function proofNote(proof: string, address: string): string {
  const base64 = dearmored(proof)?.toString("base64") ?? proof.split("\n").slice(1, -1).join("");
  return `${NAMESPACE} ${address} ${base64}`;
}
