/** Order: what may follow what, by whom, and what an act must say. */
import { edited, forge, messageOf, tip } from "./support/forge.ts";
import { type Edit, Group, type Row } from "./support/group.ts";
import { finalWith, honestFinal } from "./support/records.ts";

const group = new Group("order");

const ON_WAITING: readonly Row[] = [
  [
    "stage skipped: signed as step 9 while 7 and 8 were voided",
    async (o) => {
      const honest = await honestFinal();
      await o.as("hadi", 'reject --reason "angka pagu"');
      forge(o, {
        ...honest,
        date: o.now + 1,
        message: edited(honest.message, /Sop-Previous: .*/, `Sop-Previous: ${tip(o)}`),
      });
    },
    ["step-not-open"],
  ],
  [
    "stage repeated",
    async (o) => {
      const last = messageOf(o);
      forge(o, {
        message: edited(last, /Sop-Previous: .*/, `Sop-Previous: ${tip(o)}`),
        key: "agus",
        author: "agus",
      });
    },
    ["step-not-open"],
  ],
  [
    "one person initials and signs",
    async (o) => {
      const { message } = await honestFinal();
      forge(o, {
        message: edited(
          edited(message, "Sop-Person: hadi", "Sop-Person: agus"),
          "Sop-Role: camat",
          "Sop-Role: sekretaris",
        ),
        key: "agus",
        author: "agus",
      });
    },
    ["role-not-held", "same-person"],
  ],
  [
    "reason that is missing",
    async (o) => {
      const { message } = await honestFinal();
      forge(o, {
        message: edited(
          edited(message, "Sop-Act: approve", "Sop-Act: reject"),
          "Sop-Previous",
          "Sop-Return-To: 6\nSop-Previous",
        ),
        key: "hadi",
      });
    },
    ["act-unexplained"],
  ],
  [
    "return to a step that the procedure does not allow",
    async (o) => {
      const { message } = await honestFinal();
      forge(o, {
        message: edited(
          edited(message, "Sop-Act: approve", "Sop-Act: reject"),
          "Sop-Previous",
          "Sop-Return-To: 2\nSop-Reason: ulang\nSop-Previous",
        ),
        key: "hadi",
      });
    },
    ["return-not-allowed"],
  ],
  [
    "clock that runs backwards",
    (o) => finalWith(o, { date: Date.parse("2021-04-01T01:20:00Z") / 1000 }),
    ["clock-backwards"],
  ],
  [
    "another office's record named",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(message, /Sop-Repository: .*/, `Sop-Repository: ${"0".repeat(40)}`),
      })),
    ["repository-other"],
  ],
  [
    "the same cycle opened again",
    async (o) => {
      const opened = o.git("log", "--format=%H", "--grep=Sop-Act: open").split("\n")[0] ?? "";
      forge(o, { message: messageOf(o, opened), key: "rina", author: "rina" });
    },
    ["cycle-exists", "previous-other"],
  ],
];

/** One word of the message is changed, and signed with the right key. */
const WORDS: readonly Edit[] = [
  ["another roster claimed", /Sop-Roster: .*/, "Sop-Roster: 7", ["roster-other"]],
  ["another round claimed", /Sop-Round: .*/, "Sop-Round: 2", ["round-other"]],
  [
    "another entry claimed to come before",
    /Sop-Previous: .*/,
    `Sop-Previous: ${"1".repeat(40)}`,
    ["previous-other"],
  ],
  [
    "an approval of a cycle that is not there",
    /Sop-Cycle: .*/,
    "Sop-Cycle: 2021/tw2",
    ["cycle-unknown", "subject-other"],
  ],
  [
    "an approval that says who filled",
    "Sop-Previous",
    "Sop-Filled-By: budi\nSop-Previous",
    ["role-not-held", "trailers-unfit"],
  ],
  [
    "an approval that says where to return",
    "Sop-Previous",
    "Sop-Return-To: 6\nSop-Previous",
    ["trailers-unfit"],
  ],
  [
    "an approval of one section of the recap",
    "Sop-Role",
    "Sop-Section: seksi-pmd\nSop-Role",
    ["trailers-unfit"],
  ],
  [
    "a reopening of what is not finished",
    /Sop-Act: approve([\s\S]*)Sop-Round: 1\nSop-Step: 9\n([\s\S]*)Sop-Previous/,
    "Sop-Act: reopen$1$2Sop-Reason: ulang\nSop-Previous",
    ["cycle-open"],
  ],
  [
    "a waiver that names no section",
    /Sop-Act: approve([\s\S]*)Sop-Round: 1\nSop-Step: 9\n([\s\S]*)Sop-Previous/,
    "Sop-Act: waive$1$2Sop-Reason: cuti\nSop-Previous",
    ["cycle-file-differs", "role-not-held", "subject-other", "trailers-unfit"],
  ],
  ["a second founding", /Sop-Act: approve/, "Sop-Act: found", ["role-not-held", "trailers-unfit"]],
];

group.attacks("initialled", "written instead of the Camat's signature", ON_WAITING);

group.inOtherWords(WORDS);

group.agreesWithThePage();
