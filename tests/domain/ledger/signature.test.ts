/** Which codes speak of a signature by itself. */
import { expect, test } from "vitest";
import { isSignatureFault } from "../../../src/domain/ledger/signature.ts";

test.each([
  ["unsigned", true],
  ["key-weak", true],
  ["schema-differs", false],
  ["", false],
])("%s: %s", (code, is) => {
  expect(isSignatureFault(code)).toBe(is);
});
