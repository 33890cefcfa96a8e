import type { Catalogue } from '../../core/catalogue.ts';
import type { Because } from '../../core/condition.ts';
import { becauseLabel } from '../../core/labels.ts';
import type { Plan, PlanComplaint, PlanItem, PlanSection } from '../../core/plan.ts';
import type { SectionId } from '../../core/plan-draft.ts';
import { forbidsSelfCare, type Reason, UNANSWERED, type Verdict } from '../../core/triage.ts';
import { doseLine, fill, type Place, sentence } from '../../core/wording.ts';
import { type Footnotes, footnotes, sourceBlock } from './footnotes.ts';
import { bullet, pageText, wrap } from './layout.ts';
import { type Style, signs } from './style.ts';

/** What a plan is drawn from. */
export interface PlanView {
  readonly catalogue: Catalogue;
  readonly verdict: Verdict;
  readonly plan: Plan;
  readonly place: Place;
  /** The words of the level: a few, and one sentence. */
  readonly headline: string;
  readonly meaning: string;
  readonly meaningSources: readonly string[];
  /** True for everything that is known; the short plan leaves detail out. */
  readonly full: boolean;
  /** The commands to type next, with what they do. */
  readonly next: readonly { readonly command: string; readonly what: string }[];
}

/** Marks of sources on one line of the full plan. */
const FULL_MARKS = 3;

interface Page {
  readonly view: PlanView;
  readonly style: Style;
  readonly width: number;
  readonly notes: Footnotes;
}

/** Sections that come before the reasons, because they say what to do at this moment. */
const URGENT_FIRST: readonly SectionId[] = ['do-now', 'do-not'];

/** The plan as text of at most `width` columns, addresses aside. Words carry the meaning, colour only underlines. */
export function planText(view: PlanView, style: Style, width: number): string {
  const page: Page = { view, style, width, notes: footnotes(view.catalogue.sourceById, view.full ? FULL_MARKS : 1) };
  const isUrgent = forbidsSelfCare(view.verdict.level);
  const first = view.plan.sections.filter(({ id }) => URGENT_FIRST.includes(id));
  const rest = view.plan.sections.filter(({ id }) => !URGENT_FIRST.includes(id));
  const opening = [
    headline(page),
    ...(isUrgent ? [...sections(page, first), why(page)] : [why(page), ...sections(page, first)]),
  ];
  const body = [
    ...opening,
    unknown(page),
    fits(page),
    ...sections(page, rest),
    sourceBlock(page.notes, style, width),
    next(page),
    smallPrint(page),
  ];
  return pageText(body, style.unicode);
}

function headline({ view, style, width, notes }: Page): readonly string[] {
  const { verdict } = view;
  const lines = wrap(`${verdict.level.toUpperCase()}: ${view.headline}`, width);
  return [
    ...lines.map((line) => style.level(verdict.level, line)),
    ...wrap(`${view.meaning}${notes.cite(view.meaningSources)}`, width),
  ];
}

function why(page: Page): readonly string[] {
  const { view, width } = page;
  const level = view.verdict.level;
  // What is less urgent than the verdict would only distract from it.
  const shown = forbidsSelfCare(level)
    ? view.verdict.reasons.filter((reason) => reason.level === level)
    : view.verdict.reasons;
  if (shown.length === 0) {
    return titled(
      page,
      'Why',
      wrap('Nothing you answered is a sign that somebody should look at it now.', width, '  '),
    );
  }
  return titled(
    page,
    'Why',
    shown.flatMap((reason) => reasonLines(page, reason)),
  );
}

function reasonLines({ view, style, width, notes }: Page, reason: Reason): readonly string[] {
  // The place is known; it is a reason only where there is no other.
  const told = reason.because.filter(({ question }) => question !== 'region');
  const said = [...new Set((told.length > 0 ? told : reason.because).map((part) => words(view.catalogue, part)))];
  const inDoubt = reason.because.some(({ answer }) => String(answer).startsWith('not-sure'));
  const because = inDoubt ? 'Because you could not rule this out:' : 'Because you said:';
  const text = `${fill(reason.rule.reason, view.place)}${notes.cite(reason.rule.sources)}`;
  const mark = signs(style).bullet;
  return [
    ...bullet(mark, text, width),
    ...wrap(`${because} ${said.map((part) => `"${part}"`).join(' and ')}.`, width, '    ').map((line) =>
      style.dim(line),
    ),
  ];
}

/** An answer in the hiker's words; that it is a doubt is said before it. */
function words(catalogue: Catalogue, because: Because): string {
  return becauseLabel(catalogue, because).replace(/^Not sure: /, '');
}

/** What stayed open, so that nobody takes it for a no. */
function unknown(page: Page): readonly string[] {
  const { view, style, width } = page;
  const open = view.verdict.unknown.filter(
    ({ answer }) => answer === UNANSWERED || !isReason(view.verdict, String(answer)),
  );
  if (open.length === 0) return [];
  const lines = open.flatMap((because) => {
    const question = view.catalogue.questions.get(because.question);
    const words =
      because.answer === UNANSWERED ? (question?.ask ?? because.question) : becauseLabel(view.catalogue, because);
    return bullet(signs(style).bullet, words, width);
  });
  return titled(page, 'Still unknown', lines);
}

function isReason(verdict: Verdict, answer: string): boolean {
  return verdict.reasons.some((reason) => reason.because.some((because) => because.answer === answer));
}

function fits(page: Page): readonly string[] {
  const { complaints } = page.view.plan;
  if (complaints.length === 0) return [];
  return titled(
    page,
    complaints.length === 1 ? 'What this fits' : 'What this fits, the best first',
    complaints.flatMap((match) => fitLines(page, match)),
  );
}

function fitLines({ style, width, notes }: Page, { complaint, fits, recovery }: PlanComplaint): readonly string[] {
  const name = sentence(complaint.name).replace(/\.$/, '');
  const medical = complaint.medicalName === undefined ? '' : ` (${complaint.medicalName})`;
  const [about] = complaint.about;
  return [
    // Wrapped before it is coloured: colour takes no columns.
    ...wrap(`${name}${medical}`, width, '  ').map((line) => line.replace(name, style.bold(name))),
    ...(about === undefined ? [] : wrap(`${about.text}${notes.cite(about.sources)}`, width, '    ')),
    ...fits.flatMap((fit) => bullet(signs(style).bullet, sentence(fit.why), width, '    ')),
    ...(recovery === undefined ? [] : wrap(`${recovery.text}${notes.cite(recovery.sources)}`, width, '    ')),
  ];
}

function sections(page: Page, list: readonly PlanSection[]): readonly (readonly string[])[] {
  const shown = list.map((section) => ({
    ...section,
    items: section.items.filter((item) => page.view.full || item.detail !== true),
  }));
  return shown
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) =>
      titled(
        page,
        title,
        items.flatMap((item) => itemLines(page, item)),
      ),
    );
}

function itemLines(page: Page, item: PlanItem): readonly string[] {
  const { style, width, notes } = page;
  if (item.exercise !== undefined) return exerciseLines(page, item);
  return bullet(signs(style).bullet, `${item.text}${notes.cite(item.sources)}`, width);
}

function exerciseLines({ view, style, width, notes }: Page, item: PlanItem): readonly string[] {
  const { exercise, fromDay, note } = item.exercise ?? {};
  if (exercise === undefined) return [];
  const early = fromDay === undefined ? '' : ` (from day ${fromDay})`;
  const line = (label: string, text: string) => wrap(`${label}: ${text}`, width, '    ');
  return [
    `  ${style.bold(exercise.name)}${early}`,
    ...wrap(`${doseLine(exercise)}${notes.cite(item.sources)}`, width, '    '),
    ...(note === undefined ? [] : wrap(note, width, '    ')),
    ...(view.full ? line('How', [exercise.position, ...exercise.steps].map(sentence).join(' ')) : []),
    ...line('You feel it', exercise.feel),
    ...line('Stop if', exercise.stopIf.join('; ')),
  ];
}

function next(page: Page): readonly string[] {
  const { view, style, width } = page;
  const lines = view.next.flatMap(({ command, what }) => [
    `  ${style.command(command)}`,
    ...wrap(what, width, '      '),
  ]);
  return lines.length === 0 ? [] : titled(page, 'Type next', lines);
}

function smallPrint({ view, style, width }: Page): readonly string[] {
  const worried = `If you feel worse or are worried, get help: call your ${view.place.familyDoctor}, or ${view.place.emergencyNumber} in an emergency.`;
  // Somebody who should be on the phone already is not told to wait and see.
  const text = `This is information, not a diagnosis.${forbidsSelfCare(view.verdict.level) ? '' : ` ${worried}`}`;
  // The plan is long: whoever sees only its end still sees how urgent it is.
  const level = view.verdict.level.toUpperCase();
  return [
    ...wrap(`${level}: ${view.headline}. The plan starts further up.`, width).map((line) =>
      style.level(view.verdict.level, line),
    ),
    ...wrap(text, width).map((line) => style.dim(line)),
  ];
}

function titled({ style }: Page, title: string, lines: readonly string[]): readonly string[] {
  return [style.heading(title), ...lines];
}
