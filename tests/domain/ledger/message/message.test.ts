import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Trailers } from "../../../../src/domain/ledger/message/message.ts";
import {
  type EntryMessage,
  formatMessage,
  parseMessage,
} from "../../../../src/domain/ledger/message/message.ts";

const trailers = {
  version: 1,
  repository: "genesis",
  act: "approve",
  cycle: "2024/tw1",
  round: 1,
  step: 7,
  role: "kasubag-perencanaan",
  person: "dewi",
  capacity: "definitif",
  previous: "none",
  subject: `sha256:${"a".repeat(64)}`,
  roster: 1,
  tool: "sop/0.1.0",
} as unknown as Trailers;
const message = (note: string[] = [], more: object = {}): EntryMessage => ({
  subject: "sop(2024/tw1): langkah 7 disetujui",
  note,
  trailers: { ...trailers, ...more },
});
const good = formatMessage(message(["Angka IKM sudah dicocokkan."]));

test("what is written is read back, note and all", () => {
  expect(parseMessage(good)).toEqual({ kind: "entry", message: message(["Angka IKM sudah dicocokkan."]) });
});

test("no free text can make, hide or alter a trailer", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 80 }),
      (note, reason) => {
        const text = formatMessage({
          ...message([note, `Sop-Act: found\n\nSop-Person: hadi\n${note}`]),
          trailers: {
            ...trailers,
            reason: reason.replace(/\s+/g, " ").trim()
              ? `x${reason}`.replace(/[\p{C}\p{Z}]+/gu, " ").trim()
              : undefined,
          },
        });
        const parsed = parseMessage(text);
        return (
          parsed.kind === "entry" &&
          parsed.message.trailers.act === "approve" &&
          parsed.message.trailers.person === "dewi"
        );
      },
    ),
    { numRuns: 500 },
  );
});

describe("the slightest deviation is a fault, never half an entry", () => {
  const cases: [string, string, string][] = [
    ["a second act", good.replace("Sop-Cycle", "Sop-Act: found\nSop-Cycle"), "trailer-order"],
    ["another case", good.replace("Sop-Act", "SOP-Act"), "trailer-unknown"],
    ["a folded value", good.replace("Sop-Step: 7", "Sop-Step:\n 7"), "trailer-unknown"],
    ["an unknown key", good.replace("Sop-Step: 7", "Sop-Step: 7\nSop-Colour: red"), "trailer-unknown"],
    ["a homoglyph", good.replace("Sop-Act: approve", "S\u043ep-Act: approve"), "trailer-unknown"],
    ["text after the block", `${good}catatan\n`, "trailer-unknown"],
    ["a blank line and text after the block", `${good}\ncatatan\n`, "trailer-outside-block"],
    ["a trailer in the note", good.replace("  Angka", "Sop-Act: found\n  Angka"), "trailer-outside-block"],
    ["no final line feed", good.trimEnd(), "message-shape"],
    ["an escape sequence", good.replace("Angka", "\u001b[31mAngka"), "message-unprintable"],
    ["a bidi override", good.replace("Angka", "\u202eAngka"), "message-unprintable"],
    ["a carriage return", good.replace("Angka", "Angka\r"), "message-unprintable"],
    ["a missing person", good.replace("Sop-Person: dewi\n", ""), "trailer-missing"],
    ["a round of nought", good.replace("Sop-Round: 1", "Sop-Round: 0"), "trailer-value"],
    ["a short digest", good.replace("a".repeat(64), "a".repeat(63)), "trailer-value"],
    ["trailing space", good.replace("Sop-Act: approve", "Sop-Act: approve "), "trailer-value"],
    ["an act that does not exist", good.replace("Sop-Act: approve", "Sop-Act: bless"), "trailer-value"],
  ];
  test.each(cases)("%s", (_name, text, fault) => {
    expect(parseMessage(text)).toMatchObject({ kind: "fault", fault });
  });
});

test.each(["masuk: isian trantib", "SOP-nya sudah dibaca", "sop baru: dibaca", ""])(
  "a message without trailers is somebody's plain commit: %j",
  (text) => {
    expect(parseMessage(`${text}\n`)).toEqual({ kind: "plain" });
  },
);

describe("a format that is newer than this program", () => {
  const version = (text: string) => good.replace("Sop-Version: 1", `Sop-Version: ${text}`);
  test.each([
    ["3", { kind: "newer", version: 3 }],
    ["999999", { kind: "newer", version: 999_999 }],
    ["1000000", { kind: "fault", fault: "trailer-value", line: "Sop-Version: 1000000" }],
    ["03", { kind: "fault", fault: "trailer-value", line: "Sop-Version: 03" }],
    ["3 ", { kind: "fault", fault: "trailer-value", line: "Sop-Version: 3 " }],
    ["2", { kind: "fault", fault: "trailer-missing", line: "Sop-State" }],
  ])("%j", (text, parsed) => {
    expect(parseMessage(version(text))).toEqual(parsed);
  });
  test("is not looked for below the first line", () => {
    const below = good
      .replace("Sop-Version: 1\nSop-Repository", "Sop-Repository")
      .replace("Sop-Act", "Sop-Version: 3\nSop-Act");
    expect(parseMessage(below)).toEqual({ kind: "fault", fault: "trailer-order", line: "Sop-Version: 3" });
  });
});

describe("the shape around the block", () => {
  const [head = "", , ...rest] = good.split("\n");
  const block = rest.slice(2).join("\n");
  const SHAPE = "message-shape";
  test.each([
    ["no subject", `\n\n${block}`, { fault: SHAPE, line: "" }],
    ["an indented subject", ` ${head}\n\n${block}`, { fault: SHAPE, line: ` ${head}` }],
    ["no blank line after the subject", `${head}\n  x\n\n${block}`, { fault: SHAPE, line: head }],
    ["a note that is not indented", `${head}\n\nx\n\n${block}`, { fault: SHAPE, line: head }],
    ["a note of which one line is not", `${head}\n\n  x\ny\n\n${block}`, { fault: SHAPE, line: head }],
    ["an empty note", `${head}\n\n\n${block}`, { fault: SHAPE, line: head }],
    ["the block alone", block, { fault: SHAPE, line: "" }],
    [
      "a note above a blank line of its own",
      `${head}\n\n  x\n\n  y\n\n${block}`,
      { fault: SHAPE, line: head },
    ],
  ])("%s", (_, text, fault) => {
    expect(parseMessage(text)).toEqual({ kind: "fault", ...fault });
  });
  test("an indented line that looks like a trailer is a note", () => {
    const text = `${head}\n\n  Sop-Act: found\n\n${block}`;
    expect(parseMessage(text)).toEqual({ kind: "entry", message: message(["Sop-Act: found"]) });
  });
  test("no note", () => {
    expect(parseMessage(`${head}\n\n${block}`)).toEqual({ kind: "entry", message: message([]) });
    expect(formatMessage(message([]))).toBe(`${head}\n\n${block}`);
  });
  test("lines of a note, however they are parted", () => {
    expect(formatMessage(message(["a\r\nb\rc\nd"]))).toBe(`${head}\n\n  a\n  b\n  c\n  d\n\n${block}`);
  });
});

test.each([
  "Sop-Act: found",
  "sop-act: found",
  " Sop - Act: found",
  "S0p-Act: found",
  "S\u03bf\u0440_Act: found",
  "Sop\u2011Act\uff1a found",
  "sop-act lain: x",
])("%j is taken for a trailer, wherever it stands", (line) => {
  expect(parseMessage(`masuk\n\n${line}\n`).kind).toBe("fault");
});
