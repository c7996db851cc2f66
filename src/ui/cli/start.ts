/**
 * Loads the program's files, and keeps what V8 made of them: a verb that ran before starts without being compiled again.
 * Newer Node does this by itself (`module.enableCompileCache`), a file at a time; here files that are always needed together
 * are one script, because a small file takes longer to open than its code to run. Not part of the program it loads: the
 * bundler puts it in front.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { cacheIn } from "../../adapters/fs/person-folders.ts";
import { type Group, type KnownGroup, readKept, writeKept } from "./kept-code.ts";

type Load = (id: string) => unknown;
type Module = { exports: unknown };
/** A file's code, as Node wraps it. */
type Code = (exports: unknown, require: Load, module: Module, filename: string, folder: string) => void;

/** Files of which one was needed in this run. */
interface Loaded extends Pick<Group, "ids" | "source" | "runs"> {
  readonly script: Script;
}

/** Runs after which a group has shown what is needed of it. */
const ENOUGH = 3;
/**
 * How much of a function V8 runs before it makes it faster, four times its own measure: a command is mostly over before
 * that pays, and on a busy machine it competes with the command itself. Only for the engine that it was measured on
 * (bench/); another may not know the word, or have another measure.
 */
const PATIENT = "--interrupt-budget=270336";
const USUAL = "--interrupt-budget=67584";
const KNOWS_PATIENCE = process.versions.v8.startsWith("11.3.");
/** Which program this is, to the byte, and for which engine its code was compiled. */
const OF = `${process.env.SOP_PROGRAM} ${process.version} ${process.arch}`;

/**
 * Loads a program.
 * @param folder where its files are
 * @param first the one that it begins with, as `./name.js`
 * @param builtin Node's own `require`, for what the program does not bring itself
 * @returns what the first file exports
 * @throws whatever the program throws while it is loaded; never for what was kept or could not be
 */
export function load(folder: string, first: string, builtin: Load): unknown {
  // Opened first: Node takes its own compiled code only under the flags under which it was compiled.
  void process.stdout;
  if (KNOWS_PATIENCE) setFlagsFromString(PATIENT);
  const place = keptAt(process.env, process.argv[2]);
  const known = place === undefined ? [] : readKept(place, OF, process.getuid?.());
  const program = new Program(folder, builtin, known);
  if (place !== undefined)
    process.once("exit", (code) => {
      // What ended otherwise, such as a verb that does not exist, is no example of what a verb needs.
      if ((code === 0 || code === 1) && program.isLearning) writeKept(place, OF, () => program.groups());
    });
  return program.require(first);
}

/** Loads compiled code, ours or Node's, under the flags under which it was compiled. */
function asUsual<Made>(work: () => Made): Made {
  if (!KNOWS_PATIENCE) return work();
  setFlagsFromString(USUAL);
  try {
    return work();
  } finally {
    setFlagsFromString(PATIENT);
  }
}

function compiledOf(script: Script): Buffer {
  return asUsual(() => script.createCachedData());
}

/** Where it is kept for this verb: with what else this person's programs keep to spare work. */
function keptAt(env: NodeJS.ProcessEnv, verb = "-"): string | undefined {
  // Node's own word for those who want none of it.
  if (env.NODE_DISABLE_COMPILE_CACHE !== undefined || !/^[-a-z]{1,40}$/.test(verb)) return undefined;
  const caches = cacheIn(env);
  return caches === undefined ? undefined : join(caches, "sop", "compiled", verb);
}

/** The files of a program: each is run once, when it is first asked for. */
class Program {
  readonly #folder: string;
  readonly #builtin: Load;
  readonly #known: readonly KnownGroup[];
  readonly #loaded: Loaded[] = [];
  readonly #codes = new Map<string, Code>();
  readonly #modules = new Map<string, Module>();

  constructor(folder: string, builtin: Load, known: readonly KnownGroup[]) {
    this.#folder = folder;
    this.#builtin = builtin;
    this.#known = known;
  }

  readonly require: Load = (id) => {
    const before = this.#modules.get(id);
    if (before !== undefined) return before.exports;
    const module: Module = { exports: id.startsWith("./") ? {} : asUsual(() => this.#builtin(id)) };
    this.#modules.set(id, module);
    if (id.startsWith("./")) this.#run(id, module);
    return module.exports;
  };

  #run(id: string, module: Module): void {
    const code = this.#codes.get(id) ?? this.#load(id);
    const { exports } = module;
    code.call(exports, exports, this.require, module, join(this.#folder, id), this.#folder);
  }

  #load(id: string): Code {
    const known = this.#known.find(({ ids }) => ids.includes(id))?.read();
    const { ids, source, compiled, runs } = known ?? { ...this.#asItIs(id), compiled: undefined };
    const script = this.#script(ids, source, compiled);
    const codes = script.runInThisContext() as readonly Code[];
    for (const [no, one] of ids.entries()) this.#codes.set(one, codes[no] as Code);
    this.#loaded.push({ ids, source, runs, script });
    return this.#codes.get(id) as Code;
  }

  #asItIs(id: string): Omit<Loaded, "script"> {
    const code = readFileSync(join(this.#folder, id), "utf8");
    const source = `[function(exports,require,module,__filename,__dirname){${code}\n}]`;
    return { ids: [id], source, runs: 0 };
  }

  #script([first = "", ...others]: Group["ids"], source: string, compiled?: Buffer): Script {
    const filename = join(this.#folder, others.length === 0 ? first : "several");
    const options = compiled === undefined ? { filename } : { filename, cachedData: compiled };
    return asUsual(() => new Script(source, options));
  }

  /** Is more known now than before? */
  get isLearning(): boolean {
    return this.#loaded.some((group) => group.runs < ENOUGH || this.#unused(group).length > 0);
  }

  /** All that this run and those before needed. What one of them needed without the other is not together any longer. */
  groups(): readonly Group[] {
    const idle = this.#known.filter((known) => this.#loaded.every(({ ids }) => ids !== known.ids));
    const whole = this.#loaded.filter((group) => group.runs > 0 && this.#unused(group).length === 0);
    const parted = this.#loaded.filter((group) => group.runs > 0 && this.#unused(group).length > 0);
    const fresh = this.#loaded.filter(({ runs }) => runs === 0).flatMap(({ ids }) => ids);
    const anew = [fresh, ...parted.flatMap((group) => [this.#used(group), this.#unused(group)])];
    return [
      ...idle.flatMap(({ read }) => read() ?? []),
      ...whole.map(({ script, ...group }) => ({
        ...group,
        compiled: compiledOf(script),
        runs: group.runs + 1,
      })),
      ...anew.filter((ids) => ids.length > 0).map((ids) => this.#together(ids)),
    ];
  }

  #used({ ids }: Pick<Group, "ids">): Group["ids"] {
    return ids.filter((id) => this.#modules.has(id));
  }

  #unused({ ids }: Pick<Group, "ids">): Group["ids"] {
    return ids.filter((id) => !this.#modules.has(id));
  }

  #together(ids: Group["ids"]): Group {
    // A function's text is its source, to the letter.
    const source = `[${ids.map((id) => String(this.#codes.get(id))).join(",\n")}]`;
    return { ids, source, compiled: compiledOf(this.#script(ids, source)), runs: 1 };
  }
}
