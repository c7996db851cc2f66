/** The verbs between computers: one record, wherever it is shared. */
import type { Verb } from "./verb.ts";

export const SHARING_VERBS: readonly Verb[] = [
  {
    name: "sync",
    aliases: ["samakan"],
    args: "",
    signs: true,
    alone: true,
    load: async () => (await import("../commands/sharing/sync.ts")).synchronise,
    options: [["--restore", "restore"]],
  },
  {
    name: "remote",
    aliases: ["tempat"],
    args: "[address]",
    signs: false,
    load: async () => (await import("../commands/sharing/remote.ts")).shareAt,
  },
  {
    name: "bundle",
    aliases: ["bungkus"],
    args: "<file>",
    signs: false,
    load: async () => (await import("../commands/sharing/bundle.ts")).writeBundle,
  },
  {
    name: "receive-bundle",
    aliases: ["terima-bungkusan"],
    args: "<file>",
    signs: true,
    alone: true,
    load: async () => (await import("../commands/sharing/bundle.ts")).receiveBundle,
  },
  {
    name: "clone",
    aliases: ["salin"],
    args: "<address> [folder]",
    signs: false,
    load: async () => (await import("../commands/sharing/clone.ts")).cloneRecord,
    options: [["--root <entry>", "trustedRoot"]],
  },
];
