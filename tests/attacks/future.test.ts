/** The future: entries of a format or of rules that this program does not know (docs/design/ledger.md §2). */
import { expect, test } from "vitest";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { changedTree } from "./support/content.ts";
import { withTrailers } from "./support/entry.ts";
import { edited, forge, messageOf, tip } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { finalWith, honestFinal, recordAt } from "./support/records.ts";

const group = new Group("future");

const newer = (message: string): string => withTrailers(message, { Version: 3 });

const ON_INITIALLED: readonly Row[] = [
  [
    "a later format, signed with a key of the roster: cannot be proven here",
    (o) => finalWith(o, ({ message }) => ({ message: newer(message) })),
    ["version-newer"],
    4,
  ],
  [
    "a later format with trailers and acts that nobody knows yet",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(newer(message), "Sop-Act: approve", "Sop-Act: delegate\nSop-Quorum: 2"),
      })),
    ["version-newer"],
    4,
  ],
  [
    "later rules of reading and calculating",
    (o) => finalWith(o, ({ message }) => ({ message: withTrailers(message, { Rules: 99 }) })),
    ["version-newer"],
    4,
  ],
  [
    "a later format, and more entries after it",
    async (o) => {
      const { message } = await honestFinal();
      await finalWith(o, { message: newer(message) });
      const again = withTrailers(newer(message), { Previous: tip(o) });
      forge(o, { message: again, key: "agus", author: "agus" });
    },
    ["version-newer"],
    4,
  ],
  [
    "a later format that nobody signed",
    async (o) => {
      const { message } = await honestFinal();
      forge(o, { message: newer(message) });
    },
    ["trailer-value"],
  ],
  [
    "a later format, signed by a stranger",
    (o) => finalWith(o, ({ message }) => ({ message: newer(message), key: "stranger" })),
    ["trailer-value"],
  ],
  [
    "a governed file changed by hand, and a later format to hide it",
    async (o) => {
      const tree = changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n");
      forge(o, { message: "perbaiki\n", tree, author: "rina" });
      await finalWith(o, ({ message }) => ({ message: newer(message), tree }));
    },
    ["governed-changed", "version-newer"],
  ],
  [
    "back to the first format, which asks less",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: withTrailers(message, { Version: 1, State: null, Rules: null }),
      })),
    ["rules-back", "version-back"],
  ],
  [
    "no format at all: version 0",
    (o) => finalWith(o, ({ message }) => ({ message: withTrailers(message, { Version: 0 }) })),
    ["trailer-value"],
  ],
];

group.attacks("initialled", "written instead of the Camat's signature", ON_INITIALLED);

test("honest control: the same signature in today's format is proven", async () => {
  const office = (await recordAt("initialled")).copy();
  await finalWith(office, {});
  expect(await auditCodes(office)).toEqual(PROVEN);
  expect(messageOf(office)).toContain("\nSop-Version: 2\n");
});

group.agreesWithThePage();
