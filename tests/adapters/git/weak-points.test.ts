/** Ed25519 keys with which anybody signs: refused when registered and when a signature is verified. */
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SshKeys } from "../../../src/adapters/git/keys/keys.ts";
import { readOpenpgpKey } from "../../../src/adapters/git/signatures/openpgp-key.ts";
import { fitnessOf } from "../../../src/adapters/git/signatures/public-key.ts";
import { judgeSignature } from "../../../src/adapters/git/signatures/sshsig.ts";
import { wireString } from "../../../src/adapters/git/signatures/wire.ts";
import { temporaryFolder } from "../../support/office.ts";

const P = 2n ** 255n - 19n;
const mod = (n: bigint): bigint => ((n % P) + P) % P;
function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}
const inverse = (n: bigint): bigint => power(n, P - 2n);
const D = mod(-121665n * inverse(121666n));

type Point = readonly [x: bigint, y: bigint];
/** RFC 8032 §5.1.4, in plain coordinates. */
function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const k = mod(D * x1 * x2 * y1 * y2);
  return [mod((x1 * y2 + x2 * y1) * inverse(1n + k)), mod((y1 * y2 + x1 * x2) * inverse(mod(1n - k)))];
}
/** One of the two roots; undefined where there is none (RFC 8032 §5.1.3). */
function xOf(y: bigint): bigint | undefined {
  const square = mod((y * y - 1n) * inverse(mod(D * y * y + 1n)));
  const root = power(square, (P + 3n) / 8n);
  const other = mod(root * power(2n, (P - 1n) / 4n));
  return [root, other].find((one) => mod(one * one) === square);
}
function times(n: bigint, point: Point): Point {
  let [result, doubled]: [Point, Point] = [[0n, 1n], point];
  for (let rest = n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = add(result, doubled);
    doubled = add(doubled, doubled);
  }
  return result;
}
function written(y: bigint, side: bigint): Buffer {
  return Buffer.from((y | (side << 255n)).toString(16).padStart(64, "0"), "hex").reverse();
}

/** The eight points, from the curve's own arithmetic: what is left of a point where its part of the large order is gone. */
function smallPoints(): readonly Point[] {
  const L = 2n ** 252n + 27742317777372353535851937790883648493n;
  for (let y = 2n; ; y++) {
    const x = xOf(y);
    if (x === undefined) continue;
    const point = times(L, [x, y]);
    const all = Array.from({ length: 8 }, (_, no) => times(BigInt(no), point));
    if (new Set(all.map(String)).size === 8) return all;
  }
}

/** Each in its own spelling, and in those that are not its own: from the prime on, and on the side that it is not. */
function spellings(): readonly Buffer[] {
  const heights = new Set(smallPoints().map(([, y]) => y));
  const all = [...heights].flatMap((y) => (y + P < 2n ** 255n ? [y, y + P] : [y]));
  return all.flatMap((y) => [written(y, 0n), written(y, 1n)]);
}

function sshKey(point: Buffer): Buffer {
  return Buffer.concat([wireString("ssh-ed25519"), wireString(point)]);
}

/** A signature that needs no private half: R is the identity, and s nought. */
function forged(point: Buffer): string {
  const signature = Buffer.concat([written(1n, 0n), Buffer.alloc(32)]);
  const inner = Buffer.concat([wireString("ssh-ed25519"), wireString(signature)]);
  const frame = [sshKey(point), "git", "", "sha512", inner].map((part) => wireString(part));
  const base64 = Buffer.concat([Buffer.from("SSHSIG"), Buffer.from([0, 0, 0, 1]), ...frame]).toString(
    "base64",
  );
  const lines = base64.match(/.{1,70}/g) ?? [];
  return ["-----BEGIN SSH SIGNATURE-----", ...lines, "-----END SSH SIGNATURE-----"].join("\n");
}

describe("points of small order", () => {
  test("there are eight, and fourteen ways to write them", () => {
    expect(new Set(smallPoints().map(String)).size).toBe(8);
    expect(new Set(spellings().map((one) => one.toString("hex"))).size).toBe(14);
  });

  test("the forged signature is good to OpenSSL, under the identity", () => {
    const key = createPublicKey({
      format: "jwk",
      key: { kty: "OKP", crv: "Ed25519", x: written(1n, 0n).toString("base64url") },
    });
    const signature = Buffer.concat([written(1n, 0n), Buffer.alloc(32)]);
    expect(verify(null, Buffer.from("apa saja"), key, signature)).toBe(true);
  });

  test.each(spellings().map((point) => [point.toString("hex"), point] as const))("%s", (_hex, point) => {
    expect(judgeSignature(forged(point), Buffer.from("apa saja"))).toEqual({ kind: "bad", code: "key-weak" });
    expect(fitnessOf(sshKey(point)).kind).toBe("weak");
    const token = Buffer.concat([
      wireString("sk-ssh-ed25519@openssh.com"),
      wireString(point),
      wireString("ssh:"),
    ]);
    expect(fitnessOf(token).kind).toBe("weak");
    const openpgp = Buffer.concat([
      Buffer.from("0400000000162b", "hex").subarray(0, 6),
      Buffer.from("092b06010401da470f01", "hex"),
      Buffer.from([0x01, 0x07, 0x40]),
      point,
    ]);
    expect(readOpenpgpKey(openpgp)).toEqual({ kind: "weak", type: "openpgp" });
  });

  test("none is registered", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "lemah.pub");
    writeFileSync(file, `ssh-ed25519 ${sshKey(written(1n, 0n)).toString("base64")} siapa@pun\n`);
    const keys = new SshKeys(folder, { PATH: process.env.PATH }, folder);
    await expect(keys.publicKey(file)).rejects.toMatchObject({ reason: { code: "key-unfit", why: "weak" } });
  });

  test("an honest key is fit", () => {
    for (let no = 0; no < 50; no++) {
      const { x } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
      expect(fitnessOf(sshKey(Buffer.from(x ?? "", "base64url"))).kind).toBe("usable");
    }
  });
});
