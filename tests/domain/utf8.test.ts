/** Text as people saved it: of one encoding, with every letter there, or refused at its line. */
import { describe, expect, test } from "vitest";
import { Failure } from "../../src/domain/failure.ts";
import { writtenText } from "../../src/domain/utf8.ts";

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusedAt(bytes: Uint8Array): unknown {
  try {
    return writtenText(bytes, "2024/rencana.yaml");
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [finding, ...others] = error.findings;
    expect(others).toEqual([]);
    return [error.reason.code, finding?.rule, finding?.file, finding?.line, finding?.column];
  }
}

describe("what is written as UTF-8", () => {
  test.each(["", "tahun: 2024\n", "Sasaran “é” – ½\n", "\ufefftahun: 2024\n"])(
    "%j is read as it is",
    (text) => {
      expect(writtenText(utf8(text), "x.yaml")).toBe(text);
    },
  );
});

describe("what is not", () => {
  const at = (line: number, column: number): unknown => [
    "invalid-files",
    "yaml-encoding",
    "2024/rencana.yaml",
    line,
    column,
  ];
  test.each<[what: string, bytes: Uint8Array, place: unknown]>([
    ["a letter of Windows' own encoding", latin("tahun: 2024\nnama: Desa \u00e9"), at(2, 12)],
    ["one at the very beginning", latin("\u00e9"), at(1, 1)],
    ["a letter that was lost before", utf8("a: b\n\nc: \ufffd"), at(3, 4)],
    ["UTF-16, as old programs call Unicode", Uint8Array.from([0xff, 0xfe, 0x61, 0]), at(1, 1)],
  ])("%s is refused at its place", (_, bytes, place) => {
    expect(refusedAt(bytes)).toEqual(place);
  });
});
