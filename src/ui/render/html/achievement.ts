/** Every indicator of a year with its quarters side by side: bars for the eye, and the same as text. */

import type { ExportedCycle } from "../../../app/queries/export.ts";
import { kindOf, type Period } from "../../../domain/figures/period.ts";
import type { GroupMean } from "../../../domain/recap/means.ts";
import type { IndicatorResult, Recap } from "../../../domain/recap/recap.ts";
import { formatNumber, formatPercent } from "../../messages/format.ts";
import type { Language } from "../../messages/language.ts";
import { capText, countedText, leftText, meanName, whyText } from "../../messages/recap-words.ts";
import { periodName } from "../../messages/record-words.ts";
import { REPORT_PAGE } from "../../messages/screens/queries/report.ts";
import { bars } from "./chart.ts";
import { html, type Markup } from "./markup.ts";
import type { Part } from "./sections.ts";

/** What is asked by other periods than quarters stands after them, each kind by itself. */
const KINDS = ["quarter", "month", "semester", "year"] as const;

export const achievement: Part = ({ cycles }, language) => {
  const t = REPORT_PAGE[language];
  const years = [...new Set(cycles.map(({ recap }) => recap.year))].toReversed();
  if (years.length === 0) return html`<p>${t.nothing}</p>`;
  return html`${years.flatMap((year) =>
    KINDS.map((kind) =>
      yearOf(
        year,
        cycles.filter(({ recap }) => recap.year === year && kindOf(recap.period) === kind),
        language,
      ),
    ),
  )}`;
};

function yearOf(year: number, cycles: readonly ExportedCycle[], language: Language): Markup {
  const t = REPORT_PAGE[language];
  const last = cycles.at(-1);
  if (last === undefined) return html``;
  const state = last.signedBy === undefined ? t.unsigned : `${t.signed}, ${last.signedBy.slice(0, 12)}`;
  return html`<h3>${year}, ${periodName(last.recap.period)[language]} (${state})</h3>
${last.recap.means.map((mean) => meanOf(mean, last.recap, language))}
<p class="faint">${t.line}</p>
<div class="cards">${last.recap.indicators.map((one) => card(one, cycles, language))}</div>`;
}

/** A mean, how many it is of, and which it leaves out and why. */
function meanOf(mean: GroupMean, recap: Recap, language: Language): Markup {
  const t = REPORT_PAGE[language];
  const shown = mean.percent === undefined ? "–" : formatPercent(mean.percent, language);
  const about = [t.ratios, `${t.scale} ${recap.scale.id}`, capText(recap, language)]
    .filter(Boolean)
    .join("; ");
  const left = leftText(mean, language);
  return html`<p>${meanName(mean, language)}: <strong>${shown}</strong> (${mean.rating ?? "–"}), ${countedText(mean, language)} (${about}).${left === undefined ? "" : html` <span class="faint">${left}</span>`}</p>
`;
}

/** Short, for below a chart: "II", "04". */
function labelOf(period: Period): string {
  return kindOf(period) === "year" ? "" : period;
}

function card(one: IndicatorResult, cycles: readonly ExportedCycle[], language: Language): Markup {
  const t = REPORT_PAGE[language];
  const quarters = cycles.map(({ recap, plan }) => {
    const found = recap.indicators.find(({ id }) => id === one.id);
    const percent = found?.achievement.kind === "percent" ? found.achievement.percent : undefined;
    return {
      label: labelOf(recap.period),
      percent,
      section: plan.sections.find(({ id }) => id === one.section)?.name,
    };
  });
  const told = quarters
    .map(
      ({ label, percent }) => `${label} ${percent === undefined ? t.none : formatPercent(percent, language)}`,
    )
    .join(", ");
  const figure = (value: typeof one.target): string =>
    value === undefined ? "–" : formatNumber(value, language);
  const now = quarters.at(-1)?.percent;
  return html`<article class="card"><h4>${one.name}</h4>
<p class="faint">${one.code}, ${quarters.at(-1)?.section ?? one.section}</p>
${bars(`${one.name}, ${t.chart}`, told, quarters)}
<p><strong>${now === undefined ? t.none : formatPercent(now, language)}</strong>${one.achievement.kind === "none" ? `, ${whyText({ ...one, why: one.achievement.why }, language)}` : ""}${one.rating === undefined ? "" : `, ${one.rating}`}</p>
<p class="faint">${t.target} ${figure(one.target)}, ${t.realised.toLowerCase()} ${figure(one.realised)} ${one.unit}; ${t.how} ${one.formula}, ${one.accumulation}</p></article>
`;
}
