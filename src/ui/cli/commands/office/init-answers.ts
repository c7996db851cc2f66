/** What `sop init` asks: each answer is looked at when it is given, and the key before the first question. */
import { resolve } from "node:path";
import { readGiven } from "../../../../adapters/fs/folder.ts";
import { homeFolder } from "../../../../adapters/fs/person-folders.ts";
import {
  type Answers,
  type ExampleName,
  plainAnswers,
  readAnswers,
  readExample,
} from "../../../../adapters/fs/scaffold.ts";
import { SshKeys } from "../../../../adapters/git/keys/keys.ts";
import { Failure } from "../../../../domain/failure.ts";
import { personId, type RoleId, roleId } from "../../../../domain/ids.ts";
import { isBlank } from "../../../../domain/ledger/roster/roster-additions.ts";
import type { Roster, SigningKey } from "../../../../domain/people/official.ts";
import { officeDay } from "../../../../domain/procedure/calendar.ts";
import type { Slip } from "../../../../domain/slip.ts";
import { usageText } from "../../../messages/failures/usage/usage.ts";
import { FOUNDING_QUESTION } from "../../../messages/screens/office/init.ts";
import { type Context, textOption } from "../../context.ts";
import { askText } from "../../questions.ts";
import { employeeNo } from "./official/official-changes.ts";

/** The office that the template was written for. */
const TEMPLATE_OFFICE = "Kecamatan Pakusari";

const DEFAULT_ROLES = ["pencatat", "petugas"];

/** The office's answers: from an example, a file, flags, or questions. */
export async function gather(context: Context, example: ExampleName | undefined): Promise<Answers> {
  if (example !== undefined) return readExample(example);
  const template = textOption(context, "template");
  const own = template === undefined ? {} : { template: resolve(context.terminal.cwd, template) };
  const from = textOption(context, "from");
  if (from !== undefined)
    return {
      ...(await readAnswers((await readGiven(context.terminal.cwd, from)).toString("utf8"), from)),
      ...own,
    };
  const asked = await askedOrFlag(
    context,
    "year",
    FOUNDING_QUESTION.year,
    String(new Date(context.terminal.clock.now() * 1000).getUTCFullYear()),
    yearSlip,
  );
  const office = await askedOrFlag(context, "office", FOUNDING_QUESTION.office, TEMPLATE_OFFICE, (text) =>
    slug(text) === "" ? { slip: "office-needed" } : undefined,
  );
  const answers = { ...plainAnswers(Number(asked)), ...own };
  return office === TEMPLATE_OFFICE ? answers : { ...answers, ...(await ownIdentity(context, office)) };
}

/** What another office has to say of itself: nothing of the template's office may stand for it. */
async function ownIdentity(context: Context, office: string): Promise<Pick<Answers, "kantor" | "identitas">> {
  const regency = await askedOrFlag(context, "regency", FOUNDING_QUESTION.regency, "", regencySlip);
  const government = /^(?:kabupaten|kota)\b/i.test(regency) ? regency : `Kabupaten ${regency}`;
  const code = await askedOrFlag(context, "regionCode", FOUNDING_QUESTION.regionCode, "", regionCodeSlip);
  const capital = government.replace(/^(?:kabupaten|kota)\s+/i, "");
  const place = await askedOrFlag(context, "place", FOUNDING_QUESTION.place, capital, () => undefined);
  const number = await askedOrFlag(context, "sopNumber", FOUNDING_QUESTION.sopNumber, "", () => undefined);
  return {
    kantor: {
      id: slug(office),
      nama: office,
      kode_wilayah: code,
      tempat: place,
      kop: [`PEMERINTAH ${government.toUpperCase()}`, office.toUpperCase()],
    },
    identitas: number.trim() === "" ? {} : { nomor: number.trim() },
  };
}

/** What is wrong with an answer; undefined where nothing is. */
type Wrong = (text: string) => Slip | undefined;

/**
 * A flag, or a question where a person is there, or the usual answer with --yes. An answer is looked at when it is
 * given: a slip is told at once and asked again, and what was typed before is not lost.
 * @throws {Failure} where it was not asked for and is not right
 */
async function askedOrFlag(
  context: Context,
  name: string,
  question: Readonly<Record<"id" | "en", string>>,
  usual: string,
  slipIn: Wrong,
): Promise<string> {
  const flag = textOption(context, name) ?? (context.options.yes === true ? usual : undefined);
  if (flag !== undefined) {
    const wrong = slipIn(flag);
    if (wrong !== undefined) throw new Failure({ code: "usage", ...wrong });
    return flag;
  }
  const { language, terminal } = context;
  if (!terminal.interactive)
    throw new Failure({
      code: "needs-terminal",
      flags: '--yes --id … --name "…" --key … | --from … | --example pakusari',
    });
  return askText(question[language], usual, (text) => {
    const wrong = slipIn(text);
    if (wrong === undefined) return undefined;
    const { what, hint } = usageText(wrong);
    return `${what[language]} ${hint[language]}`;
  });
}

function yearSlip(text: string): Slip | undefined {
  return /^(?:19|20|21)[0-9]{2}$/.test(text) ? undefined : { slip: "year", given: text };
}

function regencySlip(text: string): Slip | undefined {
  return isBlank(text) ? { slip: "regency-needed" } : undefined;
}

function regionCodeSlip(text: string): Slip | undefined {
  return /^[0-9]{2}\.[0-9]{2}(?:\.[0-9]{2})?$/.test(text) ? undefined : { slip: "region-code", given: text };
}

function idSlip(text: string): Slip | undefined {
  return personId(text) === undefined ? { slip: "id", given: text } : undefined;
}

function basisSlip(text: string): Slip | undefined {
  return isBlank(text) ? { slip: "basis-needed" } : undefined;
}

/** Is the office founded by whoever sits here, and not by a roster that was handed in? */
export function isFoundedByOne(context: Context, example: ExampleName | undefined): boolean {
  return example === undefined && textOption(context, "from") === undefined;
}

/** The one who founds the office: asked for or given by flags, with the key of this computer. */
export async function founder(context: Context): Promise<Roster["officials"][number]> {
  const name = await askedOrFlag(
    context,
    "name",
    FOUNDING_QUESTION.name,
    context.terminal.env.USER ?? "Petugas",
    (text) => (text.trim() === "" ? { slip: "name-needed" } : undefined),
  );
  const idText = await askedOrFlag(context, "id", FOUNDING_QUESTION.id, idFrom(name), idSlip);
  const id = personId(idText);
  if (id === undefined) throw new Failure({ code: "usage", slip: "id", given: idText });
  const key = await ownKey(context);
  const day = officeDay(context.terminal.clock.now(), 420);
  const basis = await askedOrFlag(context, "basis", FOUNDING_QUESTION.basis, "", basisSlip);
  const appointments = rolesOf(context).map((role) => {
    return { role, capacity: "definitif" as const, basis, from: day };
  });
  return {
    id,
    name,
    employeeNo: employeeNo(context, day),
    rank: "",
    appointments,
    keys: [{ ...key, from: day }],
  };
}

function rolesOf({ options }: Context): readonly RoleId[] {
  return [options.role ?? DEFAULT_ROLES]
    .flat()
    .map(String)
    .map((given) => {
      const role = roleId(given);
      if (role === undefined) throw new Failure({ code: "usage", slip: "role", given: given });
      return role;
    });
}

/** Before any question: whoever has no key, or a slip among the flags, would answer them all in vain. @throws {Failure} */
export async function refuseInVain(context: Context): Promise<void> {
  if (!context.terminal.interactive) return;
  await ownKey(context);
  rolesOf(context);
  employeeNo(context, officeDay(context.terminal.clock.now(), 420));
}

/** The key of this computer, which the founder brings along. @throws {Failure} where there is none */
export async function ownKey({ terminal, options }: Context): Promise<Pick<SigningKey, "type" | "blob">> {
  const [key] = await new SshKeys(terminal.cwd, terminal.env, homeFolder(terminal.env)).usableKeys(
    options.key,
  );
  if (key === undefined)
    throw new Failure({
      code: "no-key",
      lookedAt: ["user.signingkey", "~/.ssh", "ssh-agent"],
      founding: true,
    });
  return { type: key.type, blob: key.blob };
}

/** An id to offer: the first word of a name that makes one. */
function idFrom(name: string): string {
  const words = name.split(/[\s,]+/).map(slug);
  return words.find((word) => personId(word) !== undefined) ?? "petugas";
}

/** A name as an id: lower case, without what an id may not hold. */
function slug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
