import { minutesAndSeconds, timeLeft } from '../../core/duration.ts';
import type { PackState, RunningPack } from '../../core/packs/running-pack.ts';
import { stripControls } from './layout.ts';
import { packName, placeWords, type TimeOfDay } from './timer.ts';

/** What is shown of a running pack. */
export interface StatusView {
  readonly pack: RunningPack;
  readonly state: PackState;
  readonly until: TimeOfDay;
}

/** How a pack stands, in one line. */
export function statusLine({ pack: { start }, state, until }: StatusView): string {
  const place = stripControls(placeWords(start.labels, start.side));
  const name = `${packName(start.pack)}${place === '' ? '' : ` (${place})`}`;
  if (state.state === 'over') return `${name}: take it off, ${minutesAndSeconds(state.over)} over.`;
  if (state.state === 'paused') return `${name}: paused with ${timeLeft(state.left)} left. It is off meanwhile.`;
  return `${name}: ${timeLeft(state.left)} left, until ${until}.`;
}

/** What may stand in a format, and what takes its place. */
export const STATUS_FIELDS: Readonly<Record<string, (view: StatusView) => string>> = {
  left: ({ state }) => timeLeft(state.left),
  kind: ({ pack }) => pack.start.pack,
  area: ({ pack }) => stripControls(pack.start.labels.join(', ')),
  side: ({ pack }) => pack.start.side ?? '',
  until: ({ state, until }) => (state.state === 'running' ? until : ''),
  state: ({ state }) => state.state,
  over: ({ state }) => (state.state === 'over' ? minutesAndSeconds(state.over) : ''),
};

/** The format with its fields filled in. A field that there is not is left as it stands: `unknownFields` names it. */
export function formatStatus(format: string, view: StatusView): string {
  return format.replace(FIELD, (whole, name: string) =>
    Object.hasOwn(STATUS_FIELDS, name) ? (STATUS_FIELDS[name]?.(view) ?? whole) : whole,
  );
}

/** The fields in the format that there are not. */
export function unknownFields(format: string): readonly string[] {
  return [...format.matchAll(FIELD)].map(([, name = '']) => name).filter((name) => !Object.hasOwn(STATUS_FIELDS, name));
}

const FIELD = /\{([^{}]*)\}/g;
