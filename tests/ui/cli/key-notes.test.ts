/** Signed statements in a note, as people read them. */
import { expect, test } from "vitest";
import { readableNote } from "../../../src/ui/messages/law/key-notes.ts";

test.each([
  [
    "sop-key dewi@kantor QUJD",
    "pemilikan kunci dibuktikan: dewi@kantor",
    "possession of the key proven: dewi@kantor",
  ],
  [
    "sop-key dewi@kantor adds QUJD REVG",
    "kunci baru dijamin kunci lama: dewi@kantor",
    "new key vouched for by an older one: dewi@kantor",
  ],
  [
    "sop-key tidak lengkap sama sekali ya",
    "sop-key tidak lengkap sama sekali ya",
    "sop-key tidak lengkap sama sekali ya",
  ],
  ["Sudah dicocokkan.", "Sudah dicocokkan.", "Sudah dicocokkan."],
])("%s", (line, id, en) => {
  expect([readableNote([line], "id"), readableNote([line], "en")]).toEqual([[id], [en]]);
});
