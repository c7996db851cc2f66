/** A key at a point of small order is no key: with one of them, anybody signs. */
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isUnfitPoint } from "../../../src/adapters/git/signatures/ed25519-point.ts";
import { fitnessOf } from "../../../src/adapters/git/signatures/public-key.ts";
import { wireString } from "../../../src/adapters/git/signatures/wire.ts";

const PRIME = 2n ** 255n - 19n;

/** The encoding of a y, with the sign bit of x. */
function encoded(y: bigint, sign: 0 | 1): Buffer {
  const bytes = Buffer.from(y.toString(16).padStart(64, "0"), "hex").reverse();
  bytes.writeUInt8(bytes.readUInt8(31) | (sign << 7), 31);
  return bytes;
}

const EIGHTH = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;

const NO_KEYS: readonly (readonly [string, bigint])[] = [
  ["of order one", 1n],
  ["of order two", PRIME - 1n],
  ["of order four", 0n],
  ["of order eight", EIGHTH],
  ["of order eight, the other", PRIME - EIGHTH],
  ["of order four, spelt beyond the prime", PRIME],
  ["of order one, spelt beyond the prime", PRIME + 1n],
  ["any y spelt beyond the prime", PRIME + 5n],
];

describe("a point", () => {
  test.each(NO_KEYS)("%s is no key, with either sign", (_, y) => {
    expect([isUnfitPoint(encoded(y, 0)), isUnfitPoint(encoded(y, 1))]).toEqual([true, true]);
  });
  test("of a real key is one", () => {
    for (let no = 0; no < 32; no++) {
      const { publicKey } = generateKeyPairSync("ed25519");
      const point = Buffer.from(String(publicKey.export({ format: "jwk" }).x), "base64url");
      expect(isUnfitPoint(point)).toBe(false);
    }
  });
  test("as a roster would hold it is weak", () => {
    expect(fitnessOf(Buffer.concat([wireString("ssh-ed25519"), wireString(encoded(1n, 0))])).kind).toBe(
      "weak",
    );
  });
});

test("why: Node's own verification takes one signature at such a point for any text", () => {
  const x = encoded(1n, 0).toString("base64url");
  const key = createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x } });
  const signature = Buffer.concat([encoded(1n, 0), Buffer.alloc(32)]);
  expect(["satu", "dua"].map((text) => verify(null, Buffer.from(text), key, signature))).toEqual([
    true,
    true,
  ]);
});
