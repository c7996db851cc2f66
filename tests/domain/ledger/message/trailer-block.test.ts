/** The block of trailers: each key, the values that it takes, its place and its version (ledger §2). */
import { describe, expect, test } from "vitest";
import { formatBlock, parseBlock } from "../../../../src/domain/ledger/message/trailer-block.ts";

const [ID, OTHER] = ["a".repeat(40), "b".repeat(64)];
const DIGEST = `sha256:${"c".repeat(64)}`;

/** Every trailer of version 2, in its order, with a value that it takes. */
const LINES: readonly (readonly [key: string, value: string])[] = [
  ["Sop-Version", "2"],
  ["Sop-Repository", ID],
  ["Sop-Act", "heal"],
  ["Sop-Cycle", "2024/tw1"],
  ["Sop-Round", "1"],
  ["Sop-Step", "7"],
  ["Sop-Section", "seksi-pmd"],
  ["Sop-Role", "camat"],
  ["Sop-Person", "hadi"],
  ["Sop-Capacity", "definitif"],
  ["Sop-Acting-For", "sari"],
  ["Sop-Filled-By", "ani"],
  ["Sop-Return-To", "4"],
  ["Sop-Heals", `${ID} ${OTHER}`],
  ["Sop-Confirms", ID],
  ["Sop-Reason", "pagu keliru"],
  ["Sop-Until", "2024-07-10"],
  ["Sop-Report", DIGEST],
  ["Sop-Previous", OTHER],
  ["Sop-Subject", DIGEST],
  ["Sop-State", DIGEST],
  ["Sop-Roster", "3"],
  ["Sop-Rules", "1"],
  ["Sop-Tool", "sop/0.2.0"],
];
const OPTIONAL: ReadonlySet<string> = new Set([
  "Sop-Cycle",
  "Sop-Round",
  "Sop-Step",
  "Sop-Section",
  "Sop-Acting-For",
  "Sop-Filled-By",
  "Sop-Return-To",
  "Sop-Heals",
  "Sop-Confirms",
  "Sop-Reason",
  "Sop-Until",
  "Sop-Report",
]);
const SINCE_2: ReadonlySet<string> = new Set(["Sop-Heals", "Sop-Confirms", "Sop-State", "Sop-Rules"]);

type Pair = (typeof LINES)[number];
const written = (pairs: readonly Pair[]): readonly string[] =>
  pairs.map(([key, value]) => `${key}: ${value}`);
const VERSION_1 = LINES.filter(([key]) => !SINCE_2.has(key)).map(([key, value]): Pair => {
  if (key === "Sop-Version") return [key, "1"];
  return key === "Sop-Act" ? [key, "approve"] : [key, value];
});
const FULL = {
  version: 2,
  repository: ID,
  act: "heal",
  cycle: "2024/tw1",
  round: 1,
  step: 7,
  section: "seksi-pmd",
  role: "camat",
  person: "hadi",
  capacity: "definitif",
  actingFor: "sari",
  filledBy: "ani",
  returnTo: 4,
  heals: [ID, OTHER],
  confirms: ID,
  reason: "pagu keliru",
  until: "2024-07-10",
  report: DIGEST,
  previous: OTHER,
  subject: DIGEST,
  state: DIGEST,
  roster: 3,
  rules: 1,
  tool: "sop/0.2.0",
};

describe("a whole block", () => {
  test("of version 2 is read, and written again as it was", () => {
    const read = parseBlock(written(LINES));
    expect(read).toEqual(FULL);
    expect("fault" in read ? [] : formatBlock(read)).toEqual(written(LINES));
  });
  test("of version 1 is read, and written again as it was", () => {
    const read = parseBlock(written(VERSION_1));
    const { heals: _, confirms: __, state: ___, rules: ____, ...known } = FULL;
    expect(read).toEqual({ ...known, version: 1, act: "approve" });
    expect("fault" in read ? [] : formatBlock(read)).toEqual(written(VERSION_1));
  });
});

describe.each(LINES)("%s", (key, value) => {
  const at = LINES.findIndex(([one]) => one === key);
  test(OPTIONAL.has(key) ? "may be left out" : "may not be left out", () => {
    const read = parseBlock(written(LINES.filter(([one]) => one !== key)));
    // Without its version a block is read as one of version 1, which has no such act.
    if (key === "Sop-Version") expect(read).toEqual({ fault: "trailer-value", line: "Sop-Act: heal" });
    else if (OPTIONAL.has(key)) expect(read).not.toHaveProperty("fault");
    else expect(read).toEqual({ fault: "trailer-missing", line: key });
  });
  test("stands once", () => {
    const twice = [...LINES.slice(0, at + 1), ...LINES.slice(at)];
    expect(parseBlock(written(twice))).toEqual({ fault: "trailer-order", line: `${key}: ${value}` });
  });
  test("stands after what is before it", () => {
    const [before] = LINES.slice(at - 1, at);
    if (at < 2 || before === undefined) return;
    const swapped = [...LINES.slice(0, at - 1), [key, value] as const, before, ...LINES.slice(at + 1)];
    expect(parseBlock(written(swapped))).toEqual({
      fault: "trailer-order",
      line: `${before[0]}: ${before[1]}`,
    });
  });
  test("is not known in another case", () => {
    const shouted = LINES.map(([one, text]): Pair => (one === key ? [one.toUpperCase(), text] : [one, text]));
    const line = key === "Sop-Version" ? `SOP-VERSION: 2` : `${key.toUpperCase()}: ${value}`;
    expect(parseBlock(written(shouted))).toEqual({ fault: "trailer-unknown", line });
  });
});

describe("what a trailer says", () => {
  const WHOLE = {
    good: ["1", "9", "10", "999999"],
    bad: ["0", "01", "-1", "+1", "1.0", "1000000", "x", "1 2"],
  };
  const NAME = { good: ["a", "seksi-pmd-2"], bad: ["A", "a_b", "-a", "a-", "1a"] };
  const DIGESTS = { good: [DIGEST], bad: [DIGEST.slice(0, -1), "c".repeat(64), `${DIGEST}c`] };
  const ids = (...more: string[]) => ({
    good: [ID, OTHER, ...more],
    bad: [ID.slice(1), `${ID}a`, "none ", "HEAD"],
  });
  const VALUES: Readonly<
    Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>
  > = {
    "Sop-Repository": { good: ids("genesis").good, bad: [...ids().bad, "none"] },
    "Sop-Act": {
      good: ["found", "approve", "attach", "cancel", "correct", "heal"],
      bad: ["bless", "Found", "toString"],
    },
    "Sop-Cycle": { good: ["2024/tw1", "2024/tahunan"], bad: ["2024", "2024/TW1", "2024/tw1/x", "24/tw1"] },
    "Sop-Round": WHOLE,
    "Sop-Step": WHOLE,
    "Sop-Section": NAME,
    "Sop-Role": NAME,
    "Sop-Person": NAME,
    "Sop-Capacity": { good: ["definitif", "plt", "plh", "pj"], bad: ["Plt", "ad interim"] },
    "Sop-Acting-For": NAME,
    "Sop-Filled-By": NAME,
    "Sop-Return-To": WHOLE,
    "Sop-Heals": {
      good: [ID, `${ID} ${OTHER}`],
      bad: [`${ID} ${ID}`, `${ID}  ${OTHER}`, `${ID},${OTHER}`, `${ID} x`, "none"],
    },
    "Sop-Confirms": { good: ids().good, bad: [...ids().bad, "none", `${ID} ${OTHER}`] },
    "Sop-Reason": { good: ["x", "dua kata", "Sop-Act: found"], bad: ["dua  kata", "x\t", "x\u202e"] },
    "Sop-Until": { good: ["2024-02-29"], bad: ["2023-02-29", "2024-2-9", "29-02-2024", "besok"] },
    "Sop-Report": DIGESTS,
    "Sop-Previous": { good: ids("none").good, bad: [...ids().bad, "genesis"] },
    "Sop-Subject": DIGESTS,
    "Sop-State": DIGESTS,
    "Sop-Roster": WHOLE,
    "Sop-Rules": WHOLE,
    "Sop-Tool": { good: ["sop/0.2.0", "~".repeat(80)], bad: ["sop 1", "~".repeat(81), "s\u00f6p"] },
  };
  const cases = (which: "good" | "bad") =>
    Object.entries(VALUES).flatMap(([key, values]) => values[which].map((value) => [key, value] as const));
  const withValue = (key: string, value: string) =>
    parseBlock(written(LINES.map(([one, text]): Pair => (one === key ? [one, value] : [one, text]))));
  test("every trailer but the version has its table", () => {
    expect(["Sop-Version", ...Object.keys(VALUES)]).toEqual(LINES.map(([key]) => key));
  });
  test.each(cases("good"))("%s: %s", (key, value) => {
    const read = withValue(key, value);
    expect("fault" in read ? read : formatBlock(read)).toContain(`${key}: ${value}`);
  });
  test.each([
    ...cases("bad"),
    ...Object.keys(VALUES).flatMap((key) => ["", " ", "x ", " x"].map((value) => [key, value] as const)),
  ])("%s: %j is none", (key, value) => {
    expect(withValue(key, value)).toEqual({ fault: "trailer-value", line: `${key}: ${value}` });
  });
});

describe("what version 1 does not know", () => {
  test.each([...SINCE_2])("%s", (key) => {
    const [first, ...rest] = VERSION_1;
    const line = LINES.find(([one]) => one === key);
    if (first === undefined || line === undefined) throw new Error(key);
    expect(parseBlock(written([first, line, ...rest]))).toEqual({
      fault: "trailer-unknown",
      line: `${line[0]}: ${line[1]}`,
    });
  });
  test.each(["cancel", "correct", "heal"])("the act %s", (act) => {
    const later = VERSION_1.map(([key, value]): Pair => (key === "Sop-Act" ? [key, act] : [key, value]));
    expect(parseBlock(written(later))).toEqual({ fault: "trailer-value", line: `Sop-Act: ${act}` });
  });
  test.each(["0", "02", "3", "two"])("a version %j, read as one of version 1", (version) => {
    const other = VERSION_1.map(
      ([key, value]): Pair => (key === "Sop-Version" ? [key, version] : [key, value]),
    );
    expect(parseBlock(written(other))).toEqual({ fault: "trailer-value", line: `Sop-Version: ${version}` });
  });
});

describe("lines that are no trailer", () => {
  test.each(["Sop-Colour: red", "catatan", "Sop-Step:7", "Sop-Step", "Sop-Step : 7", ": 7", ""])(
    "%j",
    (line) => {
      expect(parseBlock([...written(LINES), line])).toEqual({ fault: "trailer-unknown", line });
    },
  );
  test("a block of nothing lacks its version", () => {
    expect(parseBlock([])).toEqual({ fault: "trailer-missing", line: "Sop-Version" });
  });
});
