import { stripControls } from './layout.ts';

// What a terminal is told besides text. Pure strings; who writes them decides whether the terminal can take them.

const ESCAPE = '\u001b';
const CSI = `${ESCAPE}[`;
const OSC = `${ESCAPE}]`;
/** Ends an operating system command; unlike the bell it makes no noise where it is not understood. */
const END = `${ESCAPE}\\`;

export const BELL = '\u0007';
export const HIDE_CURSOR = `${CSI}?25l`;
export const SHOW_CURSOR = `${CSI}?25h`;
/** From the cursor to the end of its line. */
export const CLEAR_TO_END = `${CSI}K`;
/** From the cursor to the end of the screen. */
export const CLEAR_BELOW = `${CSI}J`;
/** What stands between these two appears at once, where the terminal can do that, and as always elsewhere. */
export const BEGIN_FRAME = `${CSI}?2026h`;
export const END_FRAME = `${CSI}?2026l`;

/** To the first column, so many rows up. Stops at the top of the screen. */
export function toRowAbove(rows: number): string {
  return rows > 0 ? `\r${CSI}${rows}A` : '\r';
}

/** Remembers the window title, so that `RESTORE_TITLE` can bring it back. */
export const SAVE_TITLE = `${CSI}22;0t`;
/** The empty title is for terminals that remember none: they go back to their own. */
export const RESTORE_TITLE = `${OSC}2;${END}${CSI}23;0t`;

/** Sets the window title. */
export function windowTitle(text: string): string {
  return `${OSC}2;${stripControls(text)}${END}`;
}

/** Progress in the taskbar or tab, 0 to 100, in whole percent. */
export function taskbarProgress(percent: number, paused: boolean): string {
  return `${OSC}9;4;${paused ? 4 : 1};${Math.round(Math.min(100, Math.max(0, percent)))}${END}`;
}

/** Takes the progress away. */
export const NO_TASKBAR_PROGRESS = `${OSC}9;4;0${END}`;

/** A desktop notification as iTerm2 began it. */
export function notificationOsc9(text: string): string {
  // Text that begins with a number and a semicolon would be read as another command (progress is one).
  return `${OSC}9;${notificationText(text)}${END}`;
}

/** A desktop notification as urxvt began it, with a title of its own. */
export function notificationOsc777(title: string, text: string): string {
  return `${OSC}777;notify;${notificationText(title)};${notificationText(text)}${END}`;
}

/** A semicolon ends a field. */
function notificationText(text: string): string {
  return stripControls(text).replaceAll(';', ',');
}

/** Hands a sequence through tmux to the terminal around it, where the user allows that; tmux drops it otherwise. */
export function throughTmux(sequence: string): string {
  return `${ESCAPE}Ptmux;${sequence.replaceAll(ESCAPE, ESCAPE + ESCAPE)}${END}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours and links are what is looked for.
const INVISIBLE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;

/** The text as it is seen: without colours and links. */
export function withoutSequences(text: string): string {
  return text.replace(INVISIBLE, '');
}
