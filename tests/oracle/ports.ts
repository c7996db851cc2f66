/** The outside of the judge, in memory: the histories of the generator as it would read them from a repository. */

import type { judgeHistory } from "../../src/app/ledger/judging/judge-history.ts";
import type { DerivedEntry } from "../../src/app/ports/derive.ts";
import type { Commit as RawCommit, TreeChange, TreeFile, TreeItem } from "../../src/app/ports/history.ts";
import type { PlannedSections } from "../../src/domain/figures/plan.ts";
import type { CycleId, Digest, EntryId, SectionId } from "../../src/domain/ids.ts";
import type { Roster as DomainRoster } from "../../src/domain/people/official.ts";
import type { Procedure as DomainProcedure } from "../../src/domain/procedure/procedure.ts";
import {
  type Commit,
  changedPaths,
  type Procedure,
  type Roster,
  recapText,
  type Said,
  sha1,
  sha256,
  type Tree,
} from "./history.ts";
import { ROSTER } from "./world.ts";

type Judges = Parameters<typeof judgeHistory>[0];

/** In the page's order (§2). */
const TRAILERS: readonly (readonly [key: string, of: (said: Said) => string | number | undefined])[] = [
  ["Version", ({ version }) => version],
  ["Repository", ({ repository }) => repository],
  ["Act", ({ act }) => act],
  ["Cycle", ({ cycle }) => cycle],
  ["Round", ({ round }) => round],
  ["Step", ({ step }) => step],
  ["Section", ({ section }) => section],
  ["Role", ({ role }) => role],
  ["Person", ({ person }) => person],
  ["Capacity", () => "definitif"],
  ["Filled-By", ({ filledBy }) => filledBy],
  ["Return-To", ({ returnTo }) => returnTo],
  ["Heals", ({ heals }) => heals],
  ["Confirms", ({ confirms }) => confirms],
  ["Reason", ({ reason }) => reason],
  ["Report", ({ report }) => report],
  ["Previous", ({ previous }) => previous],
  ["Subject", ({ subject }) => subject],
  ["State", ({ state }) => state],
  ["Roster", ({ roster }) => roster],
  ["Rules", ({ rules }) => rules],
  ["Tool", () => "sop/oracle"],
];

function messageOf(said: Said): string {
  const block = TRAILERS.flatMap(([key, of]) => (of(said) === undefined ? [] : [`Sop-${key}: ${of(said)}`]));
  const note = said.act === "found" ? "  bukti kunci\n\n" : "";
  return `sop: ${said.act}\n\n${note}${block.join("\n")}\n`;
}

/** Trees and contents by ids, as git would name them. */
class Store {
  readonly #folders = new Map<string, readonly TreeItem[]>();
  readonly #flat = new Map<string, Tree>();
  readonly #blobs = new Map<string, string>();

  put(tree: Tree): string {
    const id = this.#folder([...tree]);
    this.#flat.set(id, tree);
    return id;
  }

  flat(id: string): Tree {
    return this.#flat.get(id) ?? new Map();
  }

  list(id: string): readonly TreeItem[] {
    return this.#folders.get(id) ?? [];
  }

  text(blob: string): string {
    return this.#blobs.get(blob) ?? "";
  }

  file(path: string, text: string): TreeFile {
    const blob = sha1(`blob ${text}`);
    this.#blobs.set(blob, text);
    return { path, mode: "100644", blob };
  }

  #folder(files: readonly (readonly [string, string])[]): string {
    const inner = new Map<string, [string, string][]>();
    const items: TreeItem[] = [];
    for (const [path, text] of files) {
      const at = path.indexOf("/");
      if (at < 0) items.push({ mode: "100644", name: path, id: this.file(path, text).blob });
      else
        inner.set(path.slice(0, at), [...(inner.get(path.slice(0, at)) ?? []), [path.slice(at + 1), text]]);
    }
    for (const [name, rest] of inner) items.push({ mode: "40000", name, id: this.#folder(rest) });
    items.sort((a, b) => (a.name < b.name ? -1 : 1));
    const id = sha1(`tree ${JSON.stringify(items)}`);
    this.#folders.set(id, items);
    return id;
  }
}

export function portsOf(commits: readonly Commit[]): Judges {
  const store = new Store();
  const raw = new Map(
    commits.map((commit) => [commit.id, rawCommit(commit, store.put(commit.tree), commits)]),
  );
  const changes = (before: string | undefined, after: string) => {
    const [old, now] = [
      before === undefined ? new Map<string, string>() : store.flat(before),
      store.flat(after),
    ];
    const file = (tree: Tree, path: string): TreeFile | undefined => {
      const text = tree.get(path);
      return text === undefined ? undefined : store.file(path, text);
    };
    const files = changedPaths(old, now).map(
      (path): TreeChange => ({ path, before: file(old, path), after: file(now, path) }),
    );
    return { files, collisions: [] };
  };
  const history = {
    tip: async () => commits.at(-1)?.id as EntryId,
    commit: (id: EntryId) => raw.get(id) as RawCommit,
    commits: () => [...raw.values()],
    files: (tree: string, roots: readonly string[] = [""]) =>
      [...store.flat(tree)]
        .filter(([path]) => roots.some((root) => root === "" || path === root || path.startsWith(`${root}/`)))
        .map(([path, text]) => store.file(path, text)),
    list: (tree: string) => store.list(tree),
    folders: (tree: string) => store.list(tree).flatMap(({ mode, name }) => (mode === "40000" ? [name] : [])),
    changes,
    content: (blob: string) => Buffer.from(store.text(blob)),
    facts: (blob: string) => ({ sha256: sha256(store.text(blob)), pointer: false }),
  };
  const read = <Value>(value: Value) => ({ kind: "read" as const, value });
  const documents = {
    procedure: async (text: string) => read(domainProcedure(JSON.parse(text) as Procedure)),
    roster: async (text: string) => read(domainRoster(JSON.parse(text) as Roster)),
    sections: async (text: string) =>
      read<PlannedSections>({ all: JSON.parse(text) as SectionId[], asked: undefined }),
  };
  return {
    history,
    documents,
    hash: (bytes: Uint8Array | string) => `sha256:${sha256(String(bytes))}` as Digest,
    addressOf: (person: string) => `${person}@kantor`,
    // Every key of the small office comes with the proof that it is its person's.
    statementsIn: () => ROSTER.people.map(({ id, key }) => ({ key, text: `${id}@kantor` })),
    derive: async ({ id, trailers, tree }: DerivedEntry) => {
      const path = `${trailers.cycle}/rekap/rekap.yaml`;
      const flat = store.flat(tree);
      const fits =
        trailers.act !== "compile" || flat.get(path) === recapText(flat, trailers.cycle as CycleId);
      return fits ? [] : [{ code: "recap-differs" as const, entry: id, path }];
    },
  } as unknown as Judges;
}

function rawCommit({ id, parents, at, key, said }: Commit, tree: string, all: readonly Commit[]): RawCommit {
  const who = said === undefined ? "x <x@x>" : `${said.person} <${said.person}@kantor>`;
  return {
    id: id as EntryId,
    tree,
    parents: parents as readonly EntryId[],
    author: who,
    committer: who,
    at,
    message: said === undefined ? "masuk\n" : messageOf(said),
    faults: [],
    signature:
      key === undefined ? { kind: "bad", code: "signature-wrong" } : { kind: "good", key: key as never },
    forks: all.filter((other) => other.parents.includes(id)).length > 1,
    joins: parents.length > 1,
  };
}

function domainProcedure({ steps, reopensTo, mandates }: Procedure): DomainProcedure {
  const { appoint, substitute, amend, open, reopen } = mandates;
  return {
    office: { id: "kantor", name: "Kantor", letterhead: [], regionCode: "", place: "" },
    utcOffset: 0,
    roles: [],
    unconfirmed: [],
    paper: "F4",
    rating: "jember",
    combines: undefined,
    reopensTo,
    mandates: {
      appoint: [appoint],
      substitute: [substitute],
      amend: [amend],
      open: [open],
      waive: [reopen],
      reopen: [reopen],
      attach: [open],
    },
    steps: steps.map((step) => ({
      ...step,
      activity: "",
      limit: { amount: 1, unit: "hour" },
      needs: "",
      output: "",
      remark: "",
    })),
  } as unknown as DomainProcedure;
}

function domainRoster({ version, people }: Roster): DomainRoster {
  const officials = people.map(({ id, key, keyEnded, roles }, no) => ({
    id,
    name: id,
    employeeNo: String(1000 + no),
    rank: "-",
    appointments: roles.map((held) => ({
      ...held,
      capacity: "definitif",
      basis: "SK 1",
      from: "2000-01-01",
    })),
    keys:
      key === ""
        ? []
        : [
            {
              type: "ssh-ed25519",
              blob: key,
              from: "2000-01-01",
              ...(keyEnded ? { until: "2030-01-01", ended: "lost" } : {}),
            },
          ],
  }));
  return { version, officials } as unknown as DomainRoster;
}
