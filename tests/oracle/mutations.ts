/** What somebody writes instead of an honest entry: one thing of it is otherwise. */
import type { Draft, Generator } from "./generator.ts";
import { rosterOf } from "./history.ts";

export interface Mutation {
  readonly name: string;
  /** Before the digests are made, so that they fit. */
  readonly before?: (draft: Draft, by: Generator) => void;
  /** After them. */
  readonly after?: (draft: Draft, by: Generator) => void;
}

const ZERO = `sha256:${"0".repeat(64)}`;
const PEOPLE = ["lestari", "rina", "dewi", "agus", "hadi", "budi"] as const;

function withFile(draft: Draft, path: string, text: string): void {
  draft.tree = new Map(draft.tree).set(path, text);
}

interface Listed {
  id: string;
  key: string;
  keyEnded: boolean;
  roles: unknown;
}

/**
 * A roster that is not the honest successor of the one before.
 * @param change changes the people, and says by how much the version rises
 */
function roster(name: string, change: (people: Listed[]) => number): Mutation {
  return {
    name,
    before: (draft) => {
      const old = rosterOf(draft.tree);
      const people = structuredClone(old.people) as Listed[];
      const step = change(people);
      withFile(draft, "pejabat.yaml", JSON.stringify({ version: old.version + step, people }));
      draft.said = {
        ...draft.said,
        act: "appoint",
        person: "lestari",
        role: "pencatat",
        cycle: undefined,
        step: undefined,
        section: undefined,
        round: undefined,
        filledBy: undefined,
        report: undefined,
        returnTo: undefined,
        heals: undefined,
        confirms: undefined,
      };
      draft.key = "lestari0";
    },
  };
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: "unsigned",
    after: (draft) => {
      draft.key = undefined;
    },
  },
  {
    name: "key of another",
    after: (draft, { random }) => {
      draft.key = `${random.pick(PEOPLE)}0`;
    },
  },
  {
    name: "another person",
    before: (draft, { random }) => {
      draft.said.person = random.pick(PEOPLE);
      draft.key = `${draft.said.person}0`;
    },
  },
  {
    name: "another role",
    before: (draft, { random }) => {
      draft.said.role = random.pick(["petugas", "camat", "kasubag"]);
    },
  },
  {
    name: "older previous",
    after: (draft, { random, commits }) => {
      draft.said.previous = random.pick(commits)?.id ?? "none";
    },
  },
  {
    name: "another record",
    after: (draft) => {
      draft.said.repository = "0".repeat(40);
    },
  },
  {
    name: "another round",
    before: (draft) => {
      draft.said.round = (draft.said.round ?? 0) + 1;
    },
  },
  {
    name: "another step",
    before: (draft, { random }) => {
      draft.said.step = 1 + random.below(7);
    },
  },
  {
    name: "another section",
    before: (draft, { random }) => {
      draft.said.section = random.pick(["a", "b", "z"]);
    },
  },
  {
    name: "no reason",
    after: (draft) => {
      draft.said.reason = undefined;
    },
  },
  {
    name: "another subject",
    after: (draft) => {
      draft.said.subject = ZERO;
    },
  },
  {
    name: "another state",
    after: (draft) => {
      if (draft.said.version === 2) draft.said.state = ZERO;
    },
  },
  {
    name: "another roster version",
    after: (draft) => {
      draft.said.roster += 1;
    },
  },
  {
    name: "back to version 1",
    before: (draft) => {
      if (draft.said.act !== "heal" && draft.said.act !== "cancel") draft.said.version = 1;
    },
  },
  {
    name: "clock back",
    after: (draft) => {
      draft.at -= 100_000;
    },
  },
  { name: "a governed file on the side", before: (draft) => withFile(draft, "BACA-SAYA.md", "titipan") },
  { name: "the in-tray on the side", before: (draft) => withFile(draft, "2024/tw1/masuk/titipan.xlsx", "x") },
  { name: "another section's return", before: (draft) => withFile(draft, "2024/tw1/isian/ab.yaml", "9") },
  {
    name: "a recap of other figures",
    before: (draft) => withFile(draft, `${draft.said.cycle ?? "2024/tw1"}/rekap/rekap.yaml`, "palsu"),
  },
  {
    name: "filled by another",
    before: (draft, { random }) => {
      draft.said.filledBy = random.pick(PEOPLE);
    },
  },
  {
    name: "another parent",
    after: (draft, { random, commits }) => {
      draft.parents = [random.pick(commits)?.id ?? ""];
    },
  },
  {
    name: "an entry that is a merge",
    after: (draft, { random, commits }) => {
      const other = random.pick(commits)?.id;
      if (other !== undefined && !draft.parents.includes(other) && draft.parents.length > 0)
        draft.parents.push(other);
    },
  },
  {
    name: "names fewer to heal",
    after: (draft) => {
      draft.said.heals = draft.said.heals?.split(" ")[0];
    },
  },
  {
    name: "confirmed by the same",
    before: (draft) => {
      if (draft.said.confirms === undefined) return;
      draft.said.person = "lestari";
      draft.said.role = "pencatat";
      draft.key = "lestari0";
    },
  },
  roster("somebody removed", (people) => {
    people.splice(2, 1);
    return 1;
  }),
  roster("a version skipped", (people) => {
    people.push({ id: "baru", key: "", keyEnded: false, roles: [{ role: "kepala", section: "baru" }] });
    return 2;
  }),
  roster("nothing changed", () => 1),
  roster("a key taken from another", (people) => {
    for (const one of people) if (one.id === "rina") one.key = "asing0";
    return 1;
  }),
  roster("an end taken back", (people) => {
    for (const one of people) one.keyEnded = false;
    return 1;
  }),
  roster("the same person twice", (people) => {
    people.push({ id: "rina", key: "", keyEnded: false, roles: [] });
    return 1;
  }),
];
