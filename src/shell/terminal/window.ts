import { NO_TASKBAR_PROGRESS, RESTORE_TITLE, SAVE_TITLE, taskbarProgress, windowTitle } from '../render/sequences.ts';

/** Progress in the taskbar: percent from 0 to 100. */
export interface Progress {
  readonly percent: number;
  readonly paused?: boolean;
}

/** Ghostty forgets progress after 15 seconds. */
const PROGRESS_LASTS = 10_000;

/** The window title: what is to be written for each change, to give it back, and to take it again. '' where nothing is. */
export function openTitle(possible: boolean) {
  let now: string | undefined;
  const set = (text: string) => {
    if (!possible || text === now) return '';
    const saved = now === undefined ? SAVE_TITLE : '';
    now = text;
    return saved + windowTitle(text);
  };
  let before: string | undefined;
  return {
    set,
    giveBack: () => {
      if (now === undefined) return '';
      before = now;
      now = undefined;
      return RESTORE_TITLE;
    },
    takeAgain: () => {
      const text = now ?? before;
      // Saved a second time where nothing was given back, it would not be restored to what it was.
      return text === undefined ? '' : now === undefined ? set(text) : windowTitle(text);
    },
  };
}

/** Progress in the taskbar, in the same way. `clock` tells milliseconds that never jump. */
export function openTaskbar(possible: boolean, clock: () => number) {
  let shown = '';
  let before = '';
  let writtenAt = 0;
  const write = (sequence: string) => {
    shown = sequence;
    writtenAt = clock();
    return sequence;
  };
  return {
    set: (state: Progress | undefined) => {
      if (!possible) return '';
      const wanted = state === undefined ? '' : taskbarProgress(state.percent, state.paused === true);
      if (wanted === shown) return '';
      if (wanted !== '') return write(wanted);
      shown = '';
      return NO_TASKBAR_PROGRESS;
    },
    refresh: () => (shown !== '' && clock() - writtenAt >= PROGRESS_LASTS ? write(shown) : ''),
    giveBack: () => {
      before = shown;
      shown = '';
      return before === '' ? '' : NO_TASKBAR_PROGRESS;
    },
    takeAgain: () => {
      const wanted = shown === '' ? before : shown;
      before = '';
      return wanted === '' ? '' : write(wanted);
    },
  };
}
