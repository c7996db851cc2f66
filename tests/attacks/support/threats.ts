/** The threats, in the order of docs/attacks.md. Each has a file of this name under tests/attacks/. */
export const THREATS = {
  signature: {
    title: "Signature",
    about: "Somebody signs with another key, moves a signature, or writes it in another way.",
  },
  authority: {
    title: "Authority",
    about: "Somebody signs without the role or on the wrong day, or gives himself a key or a role.",
  },
  order: {
    title: "Order",
    about: "A step is skipped, repeated or signed by the same person, or an act says what does not fit it.",
  },
  "order-lines": {
    title: "One line of entries",
    about: "Entries are made beside the newest one, and a merge brings them in afterwards.",
  },
  history: {
    title: "History",
    about: "Entries are dropped, replayed, squashed, rebased or merged by plain git.",
  },
  text: {
    title: "Text",
    about: "A message is written so that a person and a program read different things.",
  },
  content: {
    title: "Content",
    about: "Files are changed beside, before or after the act that they belong to.",
  },
  clock: {
    title: "Clock",
    about: "An entry is dated ahead, so that nobody could follow it.",
  },
  "way-back": {
    title: "Way back",
    about: "A healing is used to hide what it should show, or to drop what stands.",
  },
  future: {
    title: "Future",
    about: "An entry is of a format or of rules that this program does not know, or says so.",
  },
  "derived-content": {
    title: "Derived content",
    about:
      "Content that follows from other content is written otherwise: schemas, forms, figures, findings, recaps.",
  },
  people: {
    title: "People",
    about: "The registrar uses the roster, or the owner the procedure, to sign in the place of others.",
  },
  revoking: {
    title: "Revoking",
    about: "A key or an office is to end, and the command ends nothing.",
  },
  programs: {
    title: "Programs",
    about:
      "A copied folder brings along settings, links, names and files that would make a program of others run.",
  },
  "one-computer": {
    title: "One computer",
    about: "Several people's keys lie on one computer, and one person signs with all of them.",
  },
  memory: {
    title: "Memory",
    about: "A computer that has proven a record is shown a shorter one, or another.",
  },
  surroundings: {
    title: "Surroundings",
    about: "Git's own files and the files in the folder show something other than the record.",
  },
  objects: {
    title: "Objects",
    about: "Stored objects are damaged, replaced or missing.",
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly about: string }>>;

export type Threat = keyof typeof THREATS;

export const ALL_THREATS = Object.keys(THREATS) as Threat[];
