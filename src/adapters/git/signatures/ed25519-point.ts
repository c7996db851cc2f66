/**
 * Public ed25519 keys that are no keys. At a point of small order a signature holds for almost any text, so anybody signs
 * with it; RFC 8032 leaves the check to whoever registers keys. A second spelling of a point would be a second key.
 */

/** 2^255 - 19. */
const PRIME = 2n ** 255n - 19n;

/** The y of the eight points whose order divides eight: of order 1, 2, 4 and, twice, 8. */
const SMALL_ORDER: ReadonlySet<bigint> = new Set([
  1n,
  PRIME - 1n,
  0n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

/** @param point 32 bytes, as RFC 8032 encodes it: y in little-endian order, and the sign of x in the highest bit */
export function isUnfitPoint(point: Uint8Array): boolean {
  const bytes = Buffer.from(point);
  if (bytes.length !== 32) return true;
  bytes.writeUInt8(bytes.readUInt8(31) & 0x7f, 31);
  const y = BigInt(`0x${bytes.reverse().toString("hex")}`);
  return y >= PRIME || SMALL_ORDER.has(y);
}
