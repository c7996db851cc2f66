/** Every verb: its aliases, arguments, options, and what runs it, loaded one verb at a time. */
import type { RunCommand } from "./context.ts";
import type { HELP } from "./help.ts";

export interface Verb {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly args: string;
  readonly options?: readonly (readonly [flags: string, words: keyof typeof HELP.options])[];
  /** Does it write an entry? Then it can be signed for, tried dry, and confirmed. */
  readonly signs: boolean;
  readonly load: () => Promise<RunCommand>;
}

export const VERBS: readonly Verb[] = [
  {
    name: "init",
    aliases: ["mulai"],
    args: "[folder]",
    signs: true,
    load: async () => (await import("./commands/init.ts")).init,
    options: [
      ["--example <name>", "example"],
      ["--from <file>", "from"],
      ["--template <folder>", "template"],
      ["--year <year>", "year"],
      ["--office <name>", "office"],
      ["--id <id>", "id"],
      ["--name <name>", "name"],
      ["--nip <nip>", "nip"],
      ["--role <role...>", "role"],
      ["--basis <text>", "basis"],
      ["--keys <folder>", "keys"],
    ],
  },
  {
    name: "official",
    aliases: ["pejabat"],
    args: "<action> [person]",
    signs: true,
    load: async () => (await import("./commands/official.ts")).official,
    options: [
      ["--name <name>", "name"],
      ["--nip <nip>", "nip"],
      ["--rank <rank>", "rank"],
      ["--role <role>", "roleOne"],
      ["--section <section>", "section"],
      ["--basis <text>", "basis"],
      ["--from <day>", "fromDay"],
      ["--until <day>", "untilDay"],
      ["--capacity <kind>", "capacity"],
      ["--acting-for <person>", "actingFor"],
      ["--add <file>", "addKey"],
      ["--end <key>", "endKey"],
      ["--reason <text>", "reason"],
    ],
  },
  {
    name: "open",
    aliases: ["buka"],
    args: "<cycle>",
    signs: true,
    load: async () => (await import("./commands/steps.ts")).open,
    options: [
      ["--due <day>", "due"],
      ["--returns-due <day>", "returnsDue"],
    ],
  },
  {
    name: "draft",
    aliases: ["susun"],
    args: "[cycle]",
    signs: true,
    load: async () => (await import("./commands/steps.ts")).draftStep,
  },
  {
    name: "distribute",
    aliases: ["sebar"],
    args: "[cycle]",
    signs: true,
    load: async () => (await import("./commands/steps.ts")).distributeStep,
  },
  {
    name: "receive",
    aliases: ["terima"],
    args: "[files...]",
    signs: true,
    load: async () => (await import("./commands/returns.ts")).receiveReturns,
    options: [["--preview", "preview"]],
  },
  {
    name: "verify",
    aliases: ["periksa", "verifikasi"],
    args: "[sections...]",
    signs: true,
    load: async () => (await import("./commands/returns.ts")).verifyReturns,
    options: [
      ["--check", "check"],
      ["--cycle <cycle>", "cycle"],
      ["--note <text>", "note"],
    ],
  },
  {
    name: "compile",
    aliases: ["rekap"],
    args: "[cycle]",
    signs: true,
    load: async () => (await import("./commands/steps.ts")).compileStep,
  },
  {
    name: "approve",
    aliases: ["setujui"],
    args: "[cycle]",
    signs: true,
    load: async () => (await import("./commands/decide.ts")).approveStep,
    options: [["--note <text>", "note"]],
  },
  {
    name: "reject",
    aliases: ["kembalikan"],
    args: "[cycle]",
    signs: true,
    load: async () => (await import("./commands/decide.ts")).rejectStep,
    options: [
      ["--reason <text>", "reason"],
      ["--section <section>", "section"],
      ["--to <step>", "to"],
      ["--cell <text...>", "cellWhy"],
    ],
  },
  {
    name: "waive",
    aliases: ["dispensasi"],
    args: "<section> [cycle]",
    signs: true,
    load: async () => (await import("./commands/exceptions.ts")).waiveSection,
    options: [
      ["--reason <text>", "reason"],
      ["--until <day>", "waivedUntil"],
      ["--asked-by <person>", "askedBy"],
    ],
  },
  {
    name: "reopen",
    aliases: ["buka-kembali"],
    args: "<cycle>",
    signs: true,
    load: async () => (await import("./commands/exceptions.ts")).reopenCycle,
    options: [["--reason <text>", "reason"]],
  },
  {
    name: "attach",
    aliases: ["lampirkan"],
    args: "<cycle> <file>",
    signs: true,
    load: async () => (await import("./commands/exceptions.ts")).attachFile,
    options: [["--place <text>", "archivePlace"]],
  },
  {
    name: "amend",
    aliases: ["ubah"],
    args: "",
    signs: true,
    load: async () => (await import("./commands/steps.ts")).amendProcedure,
    options: [["--reason <text>", "reason"]],
  },
  {
    name: "status",
    aliases: ["keadaan"],
    args: "",
    signs: false,
    load: async () => (await import("./commands/look.ts")).showStatus,
  },
  {
    name: "log",
    aliases: ["register"],
    args: "[cycle]",
    signs: false,
    load: async () => (await import("./commands/look.ts")).showLog,
  },
  {
    name: "audit",
    aliases: ["buktikan"],
    args: "",
    signs: false,
    load: async () => (await import("./commands/audit.ts")).showAudit,
    options: [
      ["--root <id>", "root"],
      ["--since <receipt>", "since"],
      ["--cycle <cycle>", "auditCycle"],
      ["--cross-check", "crossCheck"],
      ["--no-cache", "noCache"],
      ["--strict", "strict"],
    ],
  },
  {
    name: "explain",
    aliases: ["jelaskan"],
    args: "[code]",
    signs: false,
    load: async () => (await import("./commands/explain.ts")).explain,
  },
  {
    name: "demo",
    aliases: ["peragaan"],
    args: "<folder>",
    signs: false,
    load: async () => (await import("./demo.ts")).demo,
    options: [["--example <name>", "example"]],
  },
];
