/**
 * Five computers of one office, whole cycles by chance: each acts when it likes, with and without a link, and some by plain
 * git. All end on one proven record, and what was signed is in it, or its author was told why not.
 */
import { spawnSync } from "node:child_process";
import { renameSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { cloned, shared, together, tried } from "../../../support/computers.ts";
import type { TestOffice } from "../../../support/office.ts";

const COMPUTERS = ["rina", "dewi", "agus", "hadi", "lestari"] as const;
const STEPS = 120;
const SECTIONS = [
  "subbag-umpeg",
  "subbag-renkeu",
  "seksi-pemerintahan",
  "seksi-trantib",
  "seksi-pmd",
  "seksi-kesos",
  "seksi-pelayanan",
];

/** Numbers by chance, the same for the same seed (Park and Miller). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

let offices: TestOffice[];
let place: string;

beforeAll(async () => {
  const made = await shared("corrected");
  place = made.place;
  offices = [made.first];
  for (const _ of COMPUTERS.slice(1)) offices.push(await cloned(made.first, place));
});

/** Entries that a command says it recorded, by their titles. */
const recordedIn = (out: string): readonly string[] =>
  [...out.matchAll(/^Tercatat [0-9a-f]{12}: (.*)$/gm)].map(([, title = ""]) => title);

/** One person does what comes to mind, whether or not it is their turn. */
async function act(office: TestOffice, person: string, next: (below: number) => number): Promise<string> {
  const offline = next(3) === 0 ? " --offline" : "";
  const section = SECTIONS[next(SECTIONS.length)] ?? "";
  switch (next(7)) {
    case 0:
      return (await tried(office, "rina", `distribute${offline}`)).out;
    case 1:
    case 2: {
      const figures = office.figures()[section] ?? {};
      await office.fill("2021/tw1", section, figures).catch(() => "");
      return (await tried(office, "rina", `receive${offline}`)).out;
    }
    case 3:
      return (await tried(office, "rina", `verify ${section}${offline}`)).out;
    case 4:
      return (await tried(office, "rina", `compile${offline}`)).out;
    case 5:
      return (await tried(office, person, `approve${offline}`)).out;
    default:
      return (await tried(office, person, "sync")).out;
  }
}

/** What a person does who knows git: a commit of a governed file, or the shared place out of reach for one command. */
async function disturb(office: TestOffice, person: string, next: (below: number) => number): Promise<string> {
  if (next(2) === 0) {
    office.write("BACA-SAYA.md", `${next(1_000)}\n`);
    office.git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qam", "catatan");
    return "";
  }
  renameSync(place, `${place}.jauh`);
  const { out } = await tried(office, person, "sync");
  renameSync(`${place}.jauh`, place);
  return out;
}

const tips = (): readonly string[] => offices.map((office) => office.git("rev-parse", "main"));

test.each([1, 20_231, 777_777])(
  "by seed %i",
  async (seed) => {
    const next = chance(seed);
    const titles: string[] = [];
    const outs: string[] = [];
    for (let no = 0; no < STEPS; no++) {
      const at = next(offices.length);
      const [office, person] = [offices[at] as TestOffice, COMPUTERS[at] as string];
      together(...offices);
      if (next(12) === 0) await disturb(office, person, next);
      else {
        const out = await act(office, person, next);
        outs.push(out);
        titles.push(...recordedIn(out));
      }
    }
    // The last round: whoever has the keys of the others brings what is left, then everybody takes it.
    for (const round of [1, 2]) {
      for (const [at, office] of offices.entries()) {
        together(...offices);
        const { code, out, err } = await tried(office, COMPUTERS[at] as string, "sync");
        expect([round, at, [0, 1].includes(code) ? "ended" : err]).toEqual([round, at, "ended"]);
        outs.push(out);
      }
    }
    expect(new Set(tips()).size).toBe(1);
    expect(spawnSync("git", ["-C", place, "rev-parse", "main"], { encoding: "utf8" }).stdout.trim()).toBe(
      tips()[0],
    );
    for (const office of offices) expect((await office.sop("audit --no-cache")).code).toBe(0);
    expect(offices[0]?.git("log", "--merges", "--format=%h", "main")).toBe("");
    expect(titles.length).toBeGreaterThan(5);
    const standing = (offices[0]?.git("log", "--format=%s", "main") ?? "").split("\n");
    const told = outs.join("\n");
    const lost = titles.filter((title) => !standing.includes(title) && !told.includes(title));
    expect(lost).toEqual([]);
  },
  400_000,
);
