import type { AdviceItem, AdvicePage, Reference } from '../../core/advice/page.ts';
import type { DangerSign } from '../../core/advice/sign-sheets.ts';
import { GENERAL_SECTIONS, type Target } from '../../core/advice/topics.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { altText } from '../../core/figure/alt-text.ts';
import { POSES } from '../../core/figure/body.ts';
import { capital } from '../../core/text.ts';
import type { Level } from '../../core/triage.ts';
import type { Place } from '../../core/wording.ts';
import { figurePair } from './figure.ts';
import { type Footnotes, footnotes, sourceBlock } from './footnotes.ts';
import { bullet, pageText, wrap } from './layout.ts';
import { type Style, signs } from './style.ts';

/** What a page of advice is drawn from. */
export interface AdviceView {
  readonly catalogue: Catalogue;
  readonly page: AdvicePage;
  readonly place: Place;
  readonly target: Target | undefined;
  /** True where a figure can be drawn; else it is told in words. */
  readonly draws: boolean;
}

/** The JSON document names every source of a line; the text the first ones. */
const MARKS_A_LINE = 2;

/** Over the signs that a search named; the title of the page is over what else it may mean. */
const SIGNS_TITLE = 'Danger signs to know first';

interface Sheet extends AdviceView {
  readonly style: Style;
  readonly width: number;
  readonly notes: Footnotes;
}

/** A page of advice as text of at most `width` columns, addresses aside: danger signs first, sources last. */
export function adviceText(view: AdviceView, style: Style, width: number): string {
  const sheet: Sheet = { ...view, style, width, notes: footnotes(view.catalogue.sourceById, MARKS_A_LINE) };
  const blocks = [
    ...dangerBlocks(sheet),
    ...bodyBlocks(sheet),
    ...overviewBlocks(sheet),
    matchBlock(sheet),
    nextBlock(sheet),
    sourceBlock(sheet.notes, style, width),
    smallPrint(sheet),
  ];
  return pageText(blocks, style.unicode);
}

/** What else could be meant, as a short list with what to type. */
export function matchLines(page: AdvicePage, style: Style, width: number): string {
  const lines = page.matches.flatMap((match) =>
    reference(style, width, `hikecare advice ${match.id}`.trimEnd(), match.title),
  );
  return pageText([[style.heading('Nearest'), ...lines]], style.unicode);
}

/** The signs that come before every advice: by what they ask for, without those that can wait. */
function dangerBlocks({ page, place, style, width }: Sheet): readonly (readonly string[])[] {
  // Signs that are asked only of some (a child, say) stand on the page of danger signs.
  const all = page.dangerSigns.filter((sign) => sign.when === null);
  const group = (level: Level, title: string, list: readonly DangerSign[]) =>
    list.length === 0
      ? []
      : [[style.level(level, title), ...list.flatMap((sign) => bullet(signs(style).bullet, sign.text, width))]];
  return [
    ...group(
      'emergency',
      `Get help now (call ${place.emergencyNumber}) if:`,
      all.filter((sign) => sign.level === 'emergency'),
    ),
    ...group(
      'urgent',
      'Be seen today if:',
      all.filter((sign) => sign.level === 'urgent'),
    ),
    ...group(
      'urgent',
      'Answer "hikecare check" first if:',
      all.filter((sign) => sign.level === null),
    ),
  ];
}

function bodyBlocks(sheet: Sheet): readonly (readonly string[])[] {
  const { page, style, width } = sheet;
  if (page.items.length === 0) return [];
  const groups = [...new Set(page.items.map((item) => item.group))];
  // Sources that all lines share are cited once: with the title of an exercise, with the heading of a group.
  const ofPage = page.exercise?.sources ?? [];
  const title = wrap(`${page.matches.length === 0 ? page.title : SIGNS_TITLE}${cite(sheet, ofPage)}`, width).map(
    (line) => style.heading(line),
  );
  const blocks = groups.map((group) => {
    const items = page.items.filter((item) => item.group === group);
    const ofGroup =
      group !== null && items.length > 1 && items.every((item) => isSame(item.sources, items[0]?.sources))
        ? (items[0]?.sources ?? [])
        : [];
    const marks = isSame(ofGroup, ofPage) ? '' : cite(sheet, ofGroup);
    const lines = items.flatMap((item) =>
      itemLines(sheet, item, isSame(item.sources, ofPage) || isSame(item.sources, ofGroup)),
    );
    return group === null ? lines : [...wrap(`${group}${marks}`, width).map((line) => style.bold(line)), ...lines];
  });
  const [first = [], ...others] = blocks;
  if (groups[0] === null) return [[...title, ...first], ...others];
  return [title, figureBlock(sheet), ...blocks];
}

/** The figure of an exercise: both ends of the movement, drawn or told. */
function figureBlock({ catalogue, page, style, width, draws }: Sheet): readonly string[] {
  const figure = catalogue.exerciseById.get(page.exercise?.id ?? '')?.figure;
  if (page.exercise === null || figure === undefined) return [];
  const titles = { start: 'Start', end: page.exercise.dose.holdSeconds === undefined ? 'Move' : 'Hold' };
  if (draws) return figurePair(figure, 'right', titles, width, style);
  return POSES.flatMap((pose) =>
    bullet(signs(style).bullet, `${titles[pose]}: ${altText(figure, pose, 'right')}`, width),
  );
}

function isSame(ids: readonly string[], others: readonly string[] | undefined): boolean {
  return ids.join() === others?.join();
}

function itemLines(sheet: Sheet, item: AdviceItem, isCited: boolean): readonly string[] {
  const { style, width } = sheet;
  const mark = signs(style).bullet;
  const cited = isCited ? item.text : `${item.text}${cite(sheet, item.sources)}`;
  const dim = (text: string) => wrap(text, width, '    ').map((line) => style.dim(line));
  if (item.sign !== undefined) {
    const { doNow } = item.sign;
    return [
      ...bullet(mark, capital(item.when ?? ''), width),
      ...wrap(cited, width, '    '),
      ...(doNow.length === 0 ? [] : wrap(`What to do: ${doNow.join(' ')}`, width, '    ')),
    ];
  }
  if (item.exercise !== undefined && item.group === null) {
    const { exercise } = item;
    const wants = exercise.for.map(({ name, fromDay }) => (fromDay === null ? name : `${name} (from day ${fromDay})`));
    return [
      ...bullet(mark, cited, width),
      ...dim(`For: ${wants.join('; ')}.`),
      ...(exercise.notFor.length === 0
        ? []
        : wrap(`Not with: ${exercise.notFor.map(({ name }) => name).join('; ')}.`, width, '    ')),
      ...dim(`How: hikecare advice ${exercise.id}`),
    ];
  }
  return [...bullet(mark, cited, width), ...(item.when === null ? [] : dim(`(${item.when})`))];
}

/** The marks of the sources. A weak one is shown beside others, never alone. */
function cite({ catalogue, notes }: Sheet, ids: readonly string[]): string {
  const sources = ids.flatMap((id) => catalogue.sourceById.get(id) ?? []);
  const strong = sources.filter((source) => source.weak !== true && source.kind !== 'house-rule');
  const weak = sources.filter((source) => source.weak === true);
  return notes.cite(strong.length === 0 ? [] : [...strong, ...weak].map((source) => source.id));
}

function overviewBlocks(sheet: Sheet): readonly (readonly string[])[] {
  const { page, style, width } = sheet;
  const list = (title: string, entries: readonly Reference[]) =>
    entries.length === 0
      ? []
      : [style.bold(title), ...entries.flatMap(({ name }) => bullet(signs(style).bullet, name, width))];
  const complaints = page.complaints.flatMap(({ id, name }) => reference(style, width, `hikecare advice ${id}`, name));
  return [
    list('Where it can hurt', page.spots),
    complaints.length === 0 ? [] : [style.bold('What it may be'), ...complaints],
  ];
}

function matchBlock({ page, style, width }: Sheet): readonly string[] {
  if (page.matches.length === 0) return [];
  const lines = page.matches.flatMap((match) => reference(style, width, `hikecare advice ${match.id}`, match.title));
  return [style.heading(page.title), ...lines];
}

/** A name and the command that shows it: beside each other where there is room. */
function reference(style: Style, width: number, command: string, name: string): readonly string[] {
  return [...bullet(signs(style).bullet, capital(name), width), `    ${style.command(command)}`];
}

/** What can be typed next: the check first, then where else to read. */
function nextBlock({ page, target, style, width }: Sheet): readonly string[] {
  const isStart = target?.kind === 'regions';
  const found = page.region?.id ?? page.matches.find((match) => match.kind === 'region')?.id;
  const region = isStart ? undefined : found;
  const line = (command: string) => `  ${style.command(command)}`;
  const sections = isStart ? GENERAL_SECTIONS : page.sections.map(({ id }) => id);
  const [first, ...others] = sections.map((id) => (region === undefined ? id : `${region} ${id}`));
  const also = others.map((id) => id.split(' ').at(-1)).join(', ');
  return [
    style.heading('Type next'),
    line(region === undefined ? 'hikecare check' : `hikecare check --region ${region}`),
    ...(region === undefined || target?.kind === 'region' ? [] : [line(`hikecare advice ${region}`)]),
    ...(first === undefined
      ? []
      : [line(`hikecare advice ${first}`), ...wrap(`or instead of ${sections[0]}: ${also}`, width, '    ')]),
  ];
}

function smallPrint({ place, style, width }: Sheet): readonly string[] {
  const text = `This is information, not a diagnosis. In an emergency call ${place.emergencyNumber}.`;
  return wrap(text, width).map((line) => style.dim(line));
}
