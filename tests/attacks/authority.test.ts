/** Authority: the role, the day, the key and the roster that an entry claims. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changedTree } from "./support/content.ts";
import { subjectOf } from "./support/digests.ts";
import { edited, forge, messageOf, tip } from "./support/forge.ts";
import { type Edit, Group, type Row } from "./support/group.ts";
import { finalWith, honestFinal } from "./support/records.ts";

const group = new Group("authority");

const ON_WAITING: readonly Row[] = [
  [
    "wrong role: the data officer signs as herself",
    (o) =>
      finalWith(o, ({ message }) => ({
        key: "rina",
        author: "rina",
        message: edited(message, "Sop-Person: hadi", "Sop-Person: rina"),
      })),
    ["role-not-held"],
  ],
  [
    "wrong role, her own named in the trailer",
    (o) =>
      finalWith(o, ({ message }) => ({
        key: "rina",
        author: "rina",
        message: edited(
          edited(message, "Sop-Person: hadi", "Sop-Person: rina"),
          "Sop-Role: camat",
          "Sop-Role: petugas",
        ),
      })),
    ["role-not-held"],
  ],
  ["author of one person, key of another", (o) => finalWith(o, { author: "agus" }), ["author-other"]],
  [
    "acting without a letter",
    (o) => finalWith(o, ({ message }) => ({ message: edited(message, "definitif", "plh") })),
    ["capacity-other"],
  ],
  [
    "an acting official after the last day of the letter",
    async (o) => {
      await o.as("lestari", "official absent hadi --from 2021-04-01 --until 2021-04-02 --basis SC");
      await o.as(
        "lestari",
        'official act rina --role camat --capacity plh --acting-for hadi --basis "SP 1" --from 2021-04-01 --until 2021-04-02',
      );
      const { message } = await honestFinal();
      const acting = edited(
        edited(message, "Sop-Person: hadi", "Sop-Person: rina"),
        "Sop-Capacity: definitif",
        "Sop-Capacity: plh\nSop-Acting-For: hadi",
      );
      forge(o, {
        message: edited(
          edited(acting, /Sop-Previous: .*/, `Sop-Previous: ${tip(o)}`),
          /Sop-Roster: 1/,
          "Sop-Roster: 3",
        ),
        key: "rina",
        author: "rina",
        date: Date.parse("2021-04-05T03:00:00Z") / 1000,
      });
      o.now = Date.parse("2021-04-05T04:00:00Z") / 1000;
    },
    ["role-not-held"],
  ],
  [
    "backdated before the appointment",
    (o) => finalWith(o, { date: Date.parse("2020-12-01T00:00:00Z") / 1000 }),
    ["clock-backwards", "key-not-in-force", "role-not-held"],
  ],
  [
    "a key that was reported lost, used the same day",
    async (o) => {
      await o.as("lestari", "official key hadi --lost");
      const { message } = await honestFinal();
      forge(o, {
        message: edited(
          edited(message, /Sop-Previous: .*/, `Sop-Previous: ${tip(o)}`),
          /Sop-Roster: 1/,
          "Sop-Roster: 2",
        ),
        key: "hadi",
        date: o.now + 60,
      });
    },
    ["key-not-in-force"],
  ],
  [
    "a key that adds itself in the commit it signs",
    (o) => {
      const key = readFileSync(join(o.keys, "stranger", "id_ed25519.pub"), "utf8").trim();
      const roster = o
        .read("pejabat.yaml")
        .replace("versi: 1", "versi: 2")
        .replace(
          /(- publik: )(ssh-ed25519 \S+)(\n {8}mulai: "?2021-04-01"?\n)/,
          `$1$2$3      - publik: ${key.split(" ").slice(0, 2).join(" ")}$3`,
        );
      return finalWith(o, { key: "stranger", tree: changedTree(o, "pejabat.yaml", roster) });
    },
    ["key-unregistered", "path-not-permitted"],
  ],
  [
    "roster edited by someone else",
    async (o) => {
      const twin = o.copy();
      await twin.as("lestari", "official absent maya --from 2021-05-01 --until 2021-05-02 --basis SC");
      forge(o, {
        message: edited(messageOf(twin), "Sop-Person: lestari", "Sop-Person: rina"),
        key: "rina",
        author: "rina",
        date: twin.now,
        tree: changedTree(o, "pejabat.yaml", twin.read("pejabat.yaml")),
      });
    },
    ["role-not-held"],
  ],
  [
    "roster rolled back",
    async (o) => {
      const old = o.read("pejabat.yaml");
      await o.as("lestari", "official absent maya --from 2021-05-01 --until 2021-05-02 --basis SC");
      const twin = o.copy();
      await twin.as("lestari", "official end maya --until 2021-04-01 --reason moved");
      forge(o, {
        message: messageOf(twin).replace(/Sop-Subject: .*/, `Sop-Subject: ${subjectOf("pejabat.yaml", old)}`),
        key: "lestari",
        author: "lestari",
        date: twin.now,
        tree: changedTree(o, "pejabat.yaml", old),
      });
    },
    ["roster-invalid"],
  ],
  [
    "roster emptied",
    async (o) => {
      const twin = o.copy();
      await twin.as("lestari", "official absent maya --from 2021-05-01 --until 2021-05-02 --basis SC");
      forge(o, {
        message: messageOf(twin),
        key: "lestari",
        author: "lestari",
        date: twin.now,
        tree: changedTree(o, "pejabat.yaml", "versi: 2\n"),
      });
    },
    ["rules-unreadable"],
  ],
  [
    "one key under two people",
    async (o) => {
      await o.as("lestari", "official end maya --until 2021-03-31 --reason moved");
      const twin = o.copy();
      await twin.as(
        "lestari",
        "official add tono --name Tono --role kepala-seksi --section seksi-pelayanan --basis SK",
      );
      const hadi = readFileSync(join(o.keys, "hadi", "id_ed25519.pub"), "utf8")
        .split(" ")
        .slice(0, 2)
        .join(" ");
      const roster = `${twin.read("pejabat.yaml").trimEnd()}\n    kunci:\n      - publik: ${hadi}\n        mulai: "2021-04-01"\n`;
      forge(o, {
        message: messageOf(twin).replace(
          /Sop-Subject: .*/,
          `Sop-Subject: ${subjectOf("pejabat.yaml", roster)}`,
        ),
        key: "lestari",
        author: "lestari",
        date: twin.now,
        tree: changedTree(o, "pejabat.yaml", roster),
      });
    },
    ["roster-invalid"],
  ],
];

/** One word of the message is changed, and signed with the right key. */
const WORDS: readonly Edit[] = [
  [
    "signed in the name of nobody on the roster",
    "Sop-Person: hadi",
    "Sop-Person: siapa",
    ["author-other", "key-of-another", "person-unknown"],
  ],
];

group.attacks("initialled", "written instead of the Camat's signature", ON_WAITING);

group.inOtherWords(WORDS);

group.agreesWithThePage();
