/** Since when a step waits and until when: around a weekend and midnight in the office (WIB, UTC+7). */
import { describe, expect, test } from "vitest";
import type { EntryId, PersonId } from "../../../src/domain/ids.ts";
import type { Calendar } from "../../../src/domain/procedure/calendar.ts";
import {
  type CycleState,
  type Done,
  openCycle,
  type SentBack,
  type Track,
} from "../../../src/domain/procedure/cycle.ts";
import { type CycleDay, deadline, lastDay, waitingSince } from "../../../src/domain/procedure/deadline.ts";
import type { Limit, Step } from "../../../src/domain/procedure/procedure.ts";
import { cycle, digestOf, section } from "../../support/figures.ts";

const step = (no: number, scope: Step["scope"], limit: Limit = { amount: 1, unit: "working-day" }): Step => ({
  no,
  scope,
  limit,
  activity: "",
  kind: "draft",
  roles: [],
  returnsTo: [],
  recordedBy: [],
  needs: "",
  output: "",
  remark: "",
});
const done = (at: number): Done => ({
  entry: "e" as EntryId,
  person: "p" as PersonId,
  filledBy: undefined,
  capacity: "definitif",
  at,
  round: 1,
  subject: digestOf("a"),
});
const track = (sentBackAt: number | undefined, ...steps: readonly [no: number, at: number][]): Track => ({
  round: 1,
  done: new Map(steps.map(([no, at]) => [no, done(at)])),
  sentBack:
    sentBackAt === undefined
      ? undefined
      : ({ at: sentBackAt, entry: "e" as EntryId, person: "p" as PersonId } as SentBack),
});

describe("since when a step waits", () => {
  const state = (main: Track, sections: Readonly<Record<string, Track>> = {}): CycleState => ({
    ...openCycle(cycle("2021/tw2"), 100),
    main,
    sections: new Map(Object.entries(sections).map(([id, one]) => [section(id), one])),
  });
  const done12 = track(undefined, [1, 110], [2, 120]);
  const sections = { a: track(undefined, [3, 130], [4, 150]), b: track(undefined, [3, 140], [4, 145]) };
  test.each<[what: string, cycle: CycleState, own: Track, step: Step, since: number]>([
    ["the opening of the cycle", state(track(undefined)), track(undefined), step(1, "cycle"), 100],
    ["the step before it", state(done12), done12, step(3, "cycle"), 120],
    ["the first, while the second is done already", state(done12), done12, step(2, "cycle"), 110],
    ["a send-back after it", state(track(170, [1, 110])), track(170, [1, 110]), step(2, "cycle"), 170],
    [
      "what was done after a send-back",
      state(track(105, [1, 110])),
      track(105, [1, 110]),
      step(2, "cycle"),
      110,
    ],
    ["for a section, the cycle's step", state(done12, sections), track(undefined), step(3, "section"), 120],
    [
      "for a section, its own step and not another's",
      state(done12, sections),
      sections.a,
      step(4, "section"),
      130,
    ],
    ["for the cycle, the last of the sections", state(done12, sections), done12, step(5, "cycle"), 150],
    [
      "for the cycle, what the sections did before that step",
      state(done12, sections),
      done12,
      step(4, "cycle"),
      140,
    ],
    [
      "for the cycle, nothing that the sections did at that step",
      state(done12, sections),
      done12,
      step(3, "cycle"),
      120,
    ],
  ])("%s", (_, of, own, waiting, since) => {
    expect(waitingSince(of, own, waiting)).toBe(since);
  });
});

describe("until when, and by how much late", () => {
  // Friday 2 July 2021; Monday the fifth is a day off here.
  const calendar: Calendar = { daysOff: new Set(["2021-07-05"]), years: new Set([2021]) };
  const at = (text: string): number => Date.parse(text) / 1000;
  const days = (amount: number): Limit => ({ amount, unit: "working-day" });
  test.each<[what: string, limit: Limit, since: string, now: string, due: string, late: number]>([
    [
      "one day, over a weekend and a day off",
      days(1),
      "2021-07-02T03:00:00Z",
      "2021-07-02T04:00:00Z",
      "2021-07-06",
      0,
    ],
    ["on the last day", days(1), "2021-07-02T03:00:00Z", "2021-07-06T16:59:59Z", "2021-07-06", 0],
    [
      "when that day has ended in the office",
      days(1),
      "2021-07-02T03:00:00Z",
      "2021-07-06T17:00:00Z",
      "2021-07-06",
      1,
    ],
    ["three days late", days(1), "2021-07-02T03:00:00Z", "2021-07-09T03:00:00Z", "2021-07-06", 3],
    [
      "received late in the evening, which is the next day there",
      days(1),
      "2021-07-01T17:00:00Z",
      "2021-07-01T17:00:00Z",
      "2021-07-06",
      0,
    ],
    ["received a second before", days(1), "2021-07-01T16:59:59Z", "2021-07-01T17:00:00Z", "2021-07-02", 0],
    ["three days", days(3), "2021-07-01T03:00:00Z", "2021-07-01T03:00:00Z", "2021-07-07", 0],
    [
      "hours are a working day",
      { amount: 5, unit: "hour" },
      "2021-07-01T03:00:00Z",
      "2021-07-01T03:00:00Z",
      "2021-07-02",
      0,
    ],
    [
      "so are minutes",
      { amount: 30, unit: "minute" },
      "2021-07-01T03:00:00Z",
      "2021-07-06T03:00:00Z",
      "2021-07-02",
      1,
    ],
  ])("%s", (_, limit, since, now, due, late) => {
    expect(deadline(calendar, step(1, "cycle", limit), at(since), at(now), 420)).toEqual({ due, late });
  });
});

describe("the last day of a return", () => {
  const calendar: Calendar = { daysOff: new Set(["2021-04-02"]), years: new Set([2021]) };
  const at = (day: string): number => Date.parse(`${day}T03:00:00Z`) / 1000;
  const three = step(4, "section", { amount: 3, unit: "working-day" });
  const ends = (day: string): CycleDay => ({ day, alone: false });
  const alone = (day: string): CycleDay => ({ day, alone: true });
  test.each<[what: string, since: string, cycleDay: CycleDay | undefined, due: string]>([
    ["is the procedure's limit", "2021-04-01", undefined, "2021-04-07"],
    ["which a later day of the cycle does not stretch", "2021-04-01", ends("2021-04-14"), "2021-04-07"],
    ["and an earlier one ends", "2021-04-01", ends("2021-04-06"), "2021-04-06"],
    ["even on the day of the hand-over", "2021-04-06", ends("2021-04-06"), "2021-04-06"],
    ["but not one that had passed by then", "2021-04-07", ends("2021-04-06"), "2021-04-12"],
    ["by the first rules, the cycle's own", "2021-04-01", alone("2021-04-14"), "2021-04-14"],
    ["by the first rules too, unless it had passed", "2021-04-15", alone("2021-04-14"), "2021-04-20"],
  ])("%s", (_, since, cycleDay, due) => {
    expect(lastDay(calendar, three, at(since), 420, cycleDay)).toBe(due);
    const late = deadline(calendar, three, at(since), at("2021-04-21"), 420, cycleDay);
    expect(late.due).toBe(due);
    expect(late.late).toBeGreaterThan(0);
  });
});
