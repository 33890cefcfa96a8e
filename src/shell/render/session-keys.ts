import { easierFormOf } from '../../core/sessions/session.ts';
import type { Session } from '../../core/sessions/session-state.ts';
import { columns } from './layout.ts';
import type { Style } from './style.ts';

/** The keys that do something now, the most useful first; as many as fit on one line. */
export function keyLines(state: Session, width: number, style: Style): readonly string[] {
  let line = '';
  for (const key of keysFor(state)) {
    const longer = line === '' ? key : `${line}  ${key}`;
    if (columns(longer) > width) break;
    line = longer;
  }
  return [style.dim(line)];
}

function keysFor(state: Session): readonly string[] {
  if (state.waits !== 'no') return ['space go on', 'r again', 'n next', 'q stop', 'h hurts', '? steps'];
  switch (state.phase) {
    case 'introduction':
      return ['space start', 'n next', 'q stop', '? steps', 'p back', 'h hurts'];
    case 'hurt':
      return easierFormOf(state) === undefined
        ? ['enter go on', 'q stop']
        : ['enter easier form', 'n without it', 'q stop'];
    case 'set':
      return ['enter done', 'h hurts', 'n next', 'q stop', '? steps', 'p back'];
    case 'hold':
      return ['space pause', 'h hurts', 'n next', 'q stop', '? steps', '+ longer', 'r again', 'p back'];
    default:
      return ['s skip', 'space pause', 'h hurts', 'n next', 'q stop', '? steps', 'p back'];
  }
}
