/** An Ed25519 key at the neutral point of the curve: one signature is valid for every text, and anybody can write it. */

const wire = (bytes: Buffer | string): Buffer => {
  const content = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
};

/** The point (0, 1): added to itself any number of times, it stays where it is. */
const NEUTRAL = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]);
const PUBLIC = Buffer.concat([wire("ssh-ed25519"), wire(NEUTRAL)]);
/** R is the neutral point and S is nought, so that S·B = R + k·A whatever k, and with it the text, may be. */
const SIGNATURE = Buffer.concat([wire("ssh-ed25519"), wire(Buffer.concat([NEUTRAL, Buffer.alloc(32)]))]);

/** The key, as a roster holds it. */
export const NOBODYS_KEY = `ssh-ed25519 ${PUBLIC.toString("base64")}`;

/** A signature by that key over anything (OpenSSH PROTOCOL.sshsig), in base64. */
export function anybodysSignature(namespace: string): string {
  const version = Buffer.from([0, 0, 0, 1]);
  const parts = [wire(PUBLIC), wire(namespace), wire(""), wire("sha512"), wire(SIGNATURE)];
  return Buffer.concat([Buffer.from("SSHSIG"), version, ...parts]).toString("base64");
}
