/** The clock: an entry that is dated ahead, so that nobody can follow it (docs/design/ledger.md §9). */
import { describe, expect, test } from "vitest";
import type { TestOffice } from "../support/office.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { honestEntry } from "./support/elsewhere.ts";
import { withTrailers } from "./support/entry.ts";
import { forge, tip } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { finalWith, recordAt } from "./support/records.ts";

const group = new Group("clock");
const [HOUR, DAY] = [3600, 86_400];
const YEARS = 20 * 365 * DAY;

const ON_INITIALLED: readonly Row[] = [
  [
    "signed by a clock that is twenty years ahead; a notice, and nothing is recorded upon it",
    (o) => finalWith(o, { date: o.now + YEARS }),
    ["clock-ahead"],
    0,
  ],
  ["signed a day and an hour ahead", (o) => finalWith(o, { date: o.now + DAY + HOUR }), ["clock-ahead"], 0],
  [
    "signed today upon an entry of the future",
    async (o) => {
      const date = o.now;
      const late = await honestEntry(
        o,
        "lestari",
        "official absent maya --from 2021-05-01 --until 2021-05-02 --basis SC",
      );
      const parent = forge(o, { ...late, date: date + YEARS });
      const { message } = await honestEntry(await recordAt("initialled"), "hadi", "approve");
      forge(o, { message: withTrailers(message, { Previous: parent, Roster: 2 }), key: "hadi", date });
    },
    ["clock-ahead", "clock-backwards"],
  ],
];

group.attacks("initialled", "dated ahead", ON_INITIALLED);

/** A record whose newest entry is dated ahead by so many seconds. */
async function ahead(seconds: number): Promise<TestOffice> {
  const office = (await recordAt("initialled")).copy();
  await finalWith(office, { date: office.now + seconds });
  office.git("reset", "--hard", "--quiet");
  return office;
}

describe("recording upon an entry that is dated ahead", () => {
  test("is refused", async () => {
    const office = await ahead(YEARS);
    const before = tip(office);
    await office.as("rina", "open 2021/tw2", 3);
    expect(tip(office)).toBe(before);
  });

  test("honest control: a clock that is two hours fast holds nobody up for longer than that", async () => {
    const office = await ahead(2 * HOUR);
    office.now += 3 * HOUR;
    await office.as("rina", "open 2021/tw2");
    expect(await auditCodes(office)).toEqual(PROVEN);
  });

  test("honest control: two people pass it by a healing, and the office records again", async () => {
    const office = await ahead(YEARS);
    await office.as("lestari", 'heal --reason "jam laptop salah"');
    await office.as("hadi", "heal --confirm");
    await office.as("rina", "open 2021/tw2");
    expect(await auditCodes(office)).toEqual(PROVEN);
  });
});

group.agreesWithThePage();
