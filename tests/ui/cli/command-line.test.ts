/** A command line that cannot be understood is told in the person's language, and nothing of it in another. */
import { describe, expect, test } from "vitest";
import { usageText } from "../../../src/ui/messages/failures/usage/usage.ts";
import { TestOffice } from "../../support/office.ts";

const CASES = [
  ["statu", 'perintah "statu"', "sop status", 'command "statu"'],
  ["status --al", '"--al"', undefined, '"--al"'],
  ["status --timelines", '"--timelines"', "--timeliness", '"--timelines"'],
  ["status --jsn", '"--jsn"', "--json", '"--jsn"'],
  ["status 2021/tw1", "Terlalu banyak kata", undefined, "too many words"],
  ["waive", 'memerlukan "section"', undefined, 'needs "section"'],
  ["remind --ics", '"--ics <file>" memerlukan isi', undefined, 'The option "--ics <file>" needs a value'],
  ["status --format yaml", "Yang boleh: human, json", undefined, "Allowed: human, json"],
  ["status --lang fr", "Yang boleh: id, en", undefined, "Allowed: id, en"],
] as const;

describe.each(CASES)("sop %s", (line, indonesian, meant, english) => {
  test.each([
    ["id", indonesian, /\b(?:error|unknown|did you mean|missing|argument|allowed)\b/i],
    ["en", english, /\b(?:tidak|perintah|pilihan|yang)\b/i],
  ] as const)("in %s", async (language, words, foreign) => {
    const office = new TestOffice();
    office.env.LANG = language === "id" ? "id_ID.UTF-8" : "en_GB.UTF-8";
    const { code, err } = await office.sop(line);
    expect(code).toBe(2);
    expect(err).toContain(words);
    if (meant !== undefined) expect(err).toContain(meant);
    expect(err).not.toMatch(foreign);
  });
});

test("what was typed and what was meant stand in the sentence, in both languages", () => {
  const { what, hint } = usageText({ slip: "action-unknown", given: "tambah", meant: ["add", "act"] });
  expect([what.id, hint.id]).toEqual([
    'Tindakan "tambah" tidak ada pada sop official.',
    "Yang ada: add, act.",
  ]);
  expect([what.en, hint.en]).toEqual(['Unknown action "tambah" of sop official.', "Available: add, act."]);
});

describe("the order of words", () => {
  test.each([
    ["-C %s status --json", 0],
    ["--json -C %s status", 0],
    ["--format json --lang en -C %s status", 0],
  ])("%s", async (line, code) => {
    const office = await new TestOffice().upTo("founded");
    const ran = await office.sop(line.replace("%s", office.folder), office.base);
    expect(ran.code).toBe(code);
    expect(JSON.parse(ran.out)).toMatchObject({ command: "status", exitCode: 0 });
  });

  test("help VERB is VERB --help; a verb that is none has no help", async () => {
    const office = new TestOffice();
    const [asked, flagged] = [await office.sop("help status"), await office.sop("status --help")];
    expect([asked.code, asked.out]).toEqual([0, flagged.out]);
    expect((await office.sop("help")).out).toBe((await office.sop("--help")).out);
    for (const line of ["bogus --help", "help bogus", "--help bogus"]) {
      const { code, err } = await office.sop(line);
      expect([line, code]).toEqual([line, 2]);
      expect(err).toContain('"bogus"');
    }
  });
});
