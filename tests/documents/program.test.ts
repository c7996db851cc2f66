/** What the written design lists of the program is what the program has. */
import { expect, test } from "vitest";
import { ACTS } from "../../src/domain/ledger/message/trailers.ts";
import { VERBS } from "../../src/ui/cli/verbs/verbs.ts";
import { PAGES, text } from "./pages.ts";

/** The rows of the table that has this head. */
function tableOf(page: string, head: string): string {
  const [, below = ""] = text(page).split(head);
  return below.split("\n\n")[0] ?? "";
}

const quoted = (list: string): readonly string[] =>
  [...list.matchAll(/`([^`]+)`/g)].map(([, one = ""]) => one);

test("product.md names each verb with its aliases, and no other", () => {
  const table = tableOf("docs/design/product.md", "| group | verbs (Indonesian aliases) |");
  const named = [...table.matchAll(/`([a-z-]+)` \(([^)]+)\)/g)].map(([, verb, list = ""]) => [
    verb,
    ...quoted(list),
  ]);
  expect(named.sort()).toEqual(VERBS.map(({ name, aliases }) => [name, ...aliases]).sort());
});

test("product.md names each act, and no other", () => {
  const rows = tableOf("docs/design/product.md", "| act | verb | may change |");
  const named = [...rows.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, list = ""]) => quoted(list));
  expect(named.sort()).toEqual([...ACTS].sort());
});

const GUIDES = PAGES.filter((page) => /^[A-Z][\w.]*\.md$|^docs\//.test(page));

test.each(GUIDES)("each `sop VERB` of %s is a verb", (page) => {
  const known = new Set(VERBS.flatMap(({ name, aliases }) => [name, ...aliases]));
  const named = [...text(page).matchAll(/`sop ([a-z][a-z-]*)/g)].map(([, verb = ""]) => verb);
  expect(named.filter((verb) => !known.has(verb))).toEqual([]);
});
