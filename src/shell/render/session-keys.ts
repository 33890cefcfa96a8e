import { easierFormOf } from '../../core/sessions/session-course.ts';
import type { Session } from '../../core/sessions/session-state.ts';
import { columns } from './layout.ts';
import type { Style } from './style.ts';

/** Whoever wants to stop finds it on the narrowest line. */
const STOP = 'q stop';
const BETWEEN = '  ';

/** The keys that do something now, the most useful first; as many as fit on one line, and always how to stop. */
export function keyLines(state: Session, width: number, style: Style): readonly string[] {
  const shown: string[] = [];
  for (const key of keysFor(state)) {
    const least = shown.includes(STOP) || key === STOP ? [] : [STOP];
    if (columns([...shown, key, ...least].join(BETWEEN)) > width) {
      if (!shown.includes(STOP)) shown.push(STOP);
      break;
    }
    shown.push(key);
  }
  return [style.dim(shown.join(BETWEEN))];
}

function keysFor(state: Session): readonly string[] {
  if (state.waits !== 'no') return ['space go on', 'r again', 'n next', STOP, 'h hurts', '? steps'];
  switch (state.phase) {
    case 'introduction':
      return ['space start', 'n next', STOP, '? steps', 'p back', 'h hurts'];
    case 'hurt':
      return easierFormOf(state) === undefined ? ['enter go on', STOP] : ['enter easier form', 'n without it', STOP];
    case 'set':
      return ['enter done', 'h hurts', 'n next', STOP, '? steps', 'p back'];
    case 'hold':
      return ['space pause', 'h hurts', 'n next', STOP, '? steps', '+ longer', 'r again', 'p back'];
    default:
      return ['s skip', 'space pause', 'h hurts', 'n next', STOP, '? steps', 'p back'];
  }
}
