/** OpenPGP keys in GnuPG's keeping: found, and used to sign, by gpg itself. To judge a signature it is not needed. */
import type { UsableKey } from "../../../app/ports/keys.ts";
import { type Environment, run } from "../process.ts";
import { inPlainArmor } from "../signatures/openpgp-armor.ts";
import { blobOf, keysIn, openpgpFingerprint, readOpenpgpKey } from "../signatures/openpgp-key.ts";

const SCHEME = "openpgp:";
/** How people name a key of gpg's: its fingerprint, or the end of it. */
const ID = /^(?:openpgp:)?(?:0x)?((?:[0-9A-Fa-f]{8}){2,5})$/;
/** Fields of `--with-colons` (GnuPG, doc/DETAILS). */
const [VALIDITY, FINGERPRINT, CAPABILITIES] = [1, 9, 11] as const;

interface Place {
  readonly cwd: string;
  readonly env: Environment;
}

/** The key that gpg is to use, where it is one of gpg's; undefined for a file or an agent's key. */
export function gnupgId(named: string): string | undefined {
  return ID.exec(named)?.[1];
}

/** The private keys under this name that can sign, newest first, each as it would stand on a roster; none without gpg. */
export async function gnupgKeys(id: string, place: Place): Promise<readonly UsableKey[]> {
  const listed = await gpg(["--with-colons", "--list-secret-keys", id], place);
  // Without pictures, which come in packets of another form.
  const exported = await gpg(
    ["--export-options", "export-minimal,no-export-attributes", "--export", id],
    place,
  );
  const packets = keysIn(exported ?? Buffer.alloc(0));
  return signingFingerprints(listed?.toString("utf8") ?? "").flatMap((fingerprint) => {
    const packet = packets.find((one) => openpgpFingerprint(one) === fingerprint);
    const blob = packet === undefined ? undefined : blobOf(packet);
    if (packet === undefined || blob === undefined || readOpenpgpKey(packet).kind !== "usable") return [];
    return [{ type: "openpgp", blob, signingKey: `${SCHEME}${fingerprint}` }];
  });
}

/** @returns a signature in armor; undefined where gpg made none */
export async function gnupgSignature(id: string, text: string, place: Place): Promise<string | undefined> {
  const signed = await gpg(["--armor", "--detach-sign", "--local-user", `${id}!`], place, text);
  return signed === undefined ? undefined : inPlainArmor(signed.toString("latin1"));
}

/** Those that sign themselves, and are neither expired nor revoked nor gone; a fingerprint stands below its key. */
function signingFingerprints(listed: string): readonly string[] {
  const found: string[] = [];
  let signs = false;
  for (const line of listed.split("\n")) {
    const fields = line.split(":");
    if (fields[0] === "sec" || fields[0] === "ssb")
      signs = fields[CAPABILITIES]?.includes("s") === true && !"erdi".includes(fields[VALIDITY] || "-");
    else if (fields[0] === "fpr" && signs) found.unshift(fields[FINGERPRINT] ?? "");
  }
  return found;
}

async function gpg(args: readonly string[], { cwd, env }: Place, input = ""): Promise<Buffer | undefined> {
  try {
    const { status, stdout } = await run("gpg", ["--quiet", "--no-auto-check-trustdb", ...args], {
      cwd,
      env,
      input,
    });
    return status === 0 ? stdout : undefined;
  } catch {
    // Not on this computer: then there are no keys of its.
    return undefined;
  }
}
