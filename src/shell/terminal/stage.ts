import { BELL, HIDE_CURSOR, SHOW_CURSOR } from '../render/sequences.ts';
import type { Context } from '../world.ts';
import { openDrawing } from './drawing.ts';
import type { Key } from './key-decoder.ts';
import { breaksLinesOnResize, type NotifyMethod, notification, takesProgress, takesTitle } from './terminal-extras.ts';
import { takeKeys } from './terminal-keys.ts';
import { openTaskbar, openTitle, type Progress } from './window.ts';

/** What a command wants of the terminal besides text; each is left out where the terminal cannot do it. */
export interface StageOptions {
  readonly title: boolean;
  readonly notify: NotifyMethod;
  readonly progress: boolean;
}

/** What a command is called for. */
export interface StageEvents {
  /** A key; only where questions may be asked. Without it the keys stay with the terminal. */
  readonly key?: (key: Key) => void;
  /** The terminal has another size. Without it the drawing is drawn again as it is. */
  readonly resize?: () => void;
  /** The program goes on after it was stopped (Ctrl-Z and fg); the drawing is back already. */
  readonly resumed?: () => void;
}

/** The terminal while a command that runs for long has it. */
export interface Stage {
  /** False where nothing can be redrawn (no terminal, accessible mode, dumb): tell in lines, `draw` does nothing. */
  readonly canDraw: boolean;
  /** True where keys arrive. */
  readonly hasKeys: boolean;
  /** Text that stays, above the drawing, with a line break at its end. */
  print(text: string): void;
  /** Replaces the drawing at the bottom; [] takes it away. Lines should not be wider than `width()`. */
  draw(lines: readonly string[]): void;
  /** Columns of the terminal now, 20 at least. */
  width(): number;
  /** Rows of the terminal now. Of a drawing that has more, the last ones are shown. */
  height(): number;
  /** Sets the window title; does nothing where titles are off. */
  title(text: string): void;
  /** Shows progress in the taskbar, or takes it away; does nothing where progress is off. */
  progress(state: Progress | undefined): void;
  /** The bell, and a desktop notification where it can work. */
  alert(text: string): void;
  /** Gives everything back. May be called twice; nothing else may be called after it. */
  close(): void;
}

const NARROWEST = 20;
const USUAL: { readonly columns: number; readonly rows: number } = { columns: 80, rows: 24 };

/**
 * Takes the terminal over until `close`, or until the program ends in any way it can notice. It looks after Ctrl-Z;
 * signals that end the command are the command's own, which then closes the stage.
 */
export function openStage(context: Context, options: StageOptions, on: StageEvents): Stage {
  const { world, terminal } = context;
  const { stderr, env } = world;
  const isTerminal = stderr.isTTY === true;
  const canDraw = isTerminal && !terminal.accessible && env['TERM'] !== 'dumb';
  const hasKeys = on.key !== undefined && terminal.interactive;
  let pending = '';
  const write = (text: string) => {
    const whole = pending + text;
    pending = '';
    if (whole !== '') stderr.write(whole);
  };
  /** Goes out with what is written next, or by itself soon: each write costs, and a timer writes every second. */
  const writeSoon = (text: string) => {
    if (text === '') return;
    if (pending === '') queueMicrotask(() => write(''));
    pending += text;
  };
  const drawing = openDrawing(breaksLinesOnResize(env));
  const extras = canDraw && terminal.extras;
  const titles = openTitle(options.title && extras && takesTitle(env));
  const taskbar = openTaskbar(options.progress && extras && takesProgress(env), () => world.clock.monotonic());
  const size = () => ({ columns: stderr.columns || USUAL.columns, rows: stderr.rows || USUAL.rows });
  let cursorHidden = false;
  const hideCursor = () => {
    if (cursorHidden) return '';
    cursorHidden = true;
    return HIDE_CURSOR;
  };
  /** What gives back all that was written; the drawing goes, text that stays is all there is. */
  const giveBack = () => {
    const text =
      drawing.replace([], size()) + titles.giveBack() + taskbar.giveBack() + (cursorHidden ? SHOW_CURSOR : '');
    drawing.forget();
    cursorHidden = false;
    return text;
  };
  const draw = (lines: readonly string[]) => {
    if (!canDraw) return;
    const frame = drawing.replace(lines, size());
    write((frame === '' ? '' : hideCursor() + frame) + taskbar.refresh());
  };
  const keys = hasKeys ? takeKeys(world, (key) => (key === 'ctrl-z' ? stop(true) : on.key?.(key))) : undefined;

  const takeAgain = (lines: readonly string[]) => {
    // In the background this stops the program once more (bg after Ctrl-Z). Going on from there is no news.
    unlisten();
    keys?.take();
    unlisten = listen();
    write(titles.takeAgain() + taskbar.takeAgain());
    drawing.forget();
    draw(lines);
    on.resumed?.();
  };
  let open = true;
  let stopped = false;
  const listen = () =>
    world.onSignal(['SIGTSTP', 'SIGCONT'], (signal) => {
      if (signal === 'SIGTSTP') stop(false);
      // It was stopped without a chance to notice: who had the terminal meanwhile has changed it.
      else takeAgain(drawing.lines());
    });
  let unlisten = isTerminal ? listen() : () => {};
  /** Stops the program as a shell expects, and goes on when the shell says so. */
  const stop = (wholeJob: boolean) => {
    if (stopped) return;
    stopped = true;
    const lines = drawing.lines();
    unlisten();
    write(giveBack());
    keys?.giveBack();
    void world.suspend(wholeJob).then(() => {
      stopped = false;
      if (open) takeAgain(lines);
    });
  };

  const resized = () => {
    if (on.resize !== undefined) on.resize();
    else draw(drawing.lines());
  };
  if (isTerminal) stderr.on('resize', resized);
  const forgetExit = isTerminal
    ? world.onExit((writeNow) => {
        keys?.giveBack();
        const last = pending;
        pending = '';
        writeNow(last + giveBack());
      })
    : () => {};
  return {
    canDraw,
    hasKeys,
    print: (text) => {
      const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
      write(canDraw && drawing.lines().length > 0 ? drawing.replace(drawing.lines(), size(), whole) : whole);
    },
    draw,
    width: () => Math.max(NARROWEST, size().columns),
    height: () => size().rows,
    title: (text) => writeSoon(titles.set(text)),
    progress: (state) => writeSoon(taskbar.set(state)),
    alert: (text) => {
      if (!isTerminal || options.notify === 'none') return;
      write(BELL + (terminal.extras ? notification(env, options.notify, text) : ''));
    },
    close: () => {
      if (!open) return;
      open = false;
      forgetExit();
      unlisten();
      stderr.removeListener('resize', resized);
      write(giveBack());
      keys?.close();
    },
  };
}
