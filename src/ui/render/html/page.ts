/** `sop report`: one page that needs nothing but itself. */
import type { Overview } from "../../../app/queries/overview.ts";
import type { Language } from "../../messages/language.ts";
import { REPORT_PAGE } from "../../messages/screens/queries/report.ts";
import { formatMoment } from "../../messages/words.ts";
import { achievement } from "./achievement.ts";
import { html, Markup } from "./markup.ts";
import { board, budget, type Part, register, sentBack, timeliness, turns } from "./sections.ts";
import { STYLE } from "./style.ts";

const PARTS = { turns, board, achievement, budget, timeliness, sentBack, register } satisfies Record<
  string,
  Part
>;
type PartName = keyof typeof PARTS;

/** Nothing may be fetched and nothing may run, whatever stands in the texts. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** By which a page of ours is known among other files. */
export const MARK = '<meta name="generator" content="sop report">';

/** @param refresh seconds after which a served page asks for itself again; undefined for a file */
export function reportPage(overview: Overview, language: Language, refresh: number | undefined): string {
  const t = REPORT_PAGE[language];
  const names = Object.keys(PARTS) as PartName[];
  const { officeName, procedureTitle, register: entries, tip, root, lastAt, utcOffset } = overview;
  const again = refresh === undefined ? html`` : html`<meta http-equiv="refresh" content="${refresh}">`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">${new Markup(MARK)}${again}
<title>${t.report}: ${procedureTitle}, ${officeName}</title><style>${new Markup(STYLE)}</style></head>
<body><a class="skip" href="#isi">${t.skip}</a>
<header><p>${overview.letterhead.slice(0, 2).join(" – ")}</p><h1>${t.report}: ${procedureTitle}</h1>
<p>${entries.length} ${t.entries}; ${t.newest} ${tip.slice(0, 12)}, ${formatMoment(lastAt, utcOffset)}</p></header>
<nav aria-label="${t.contents}"><ul>${names.map((name) => html`<li><a href="#${name}">${t[name]}</a></li>`)}</ul></nav>
<main id="isi">${names.map(
    (name) => html`<section><h2 id="${name}">${t[name]}</h2>
${PARTS[name](overview, language)}</section>
`,
  )}</main>
<footer><p>${t.honesty}</p><p>${t.first}: <code>${root}</code></p></footer></body></html>
`.text;
}
