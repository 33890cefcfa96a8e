// All kinds of faults.

import { KILLED_AT_CALLS, REFUSED_CALLS } from './calls.ts';
import { CLOCK_STEPS, CLOCKS } from './clocks.ts';
import { FILE_LIMIT, FULL_DISK, GONE_FOLDER, NOT_ALLOWED, STRANGE_HOMES } from './disk.ts';
import type { Fault } from './fault.ts';
import { KILLED } from './killed.ts';
import { LINKED, MODES } from './linked.ts';
import { MANY_PACKS, MANY_RECORDS, MANY_SETTINGS } from './many.ts';
import { NETWORK } from './network.ts';
import { OUTSIDE_TEXT } from './outside.ts';
import { SIGNALS } from './signals.ts';
import { STREAMS } from './streams.ts';
import { LANGUAGES_FAULT, WINDOWS } from './windows.ts';

/** Every fault, in the order in which they are played. */
export const FAULTS: readonly Fault[] = [
  KILLED,
  KILLED_AT_CALLS,
  REFUSED_CALLS,
  MANY_RECORDS,
  MANY_SETTINGS,
  MANY_PACKS,
  FULL_DISK,
  FILE_LIMIT,
  NOT_ALLOWED,
  STRANGE_HOMES,
  GONE_FOLDER,
  STREAMS,
  SIGNALS,
  WINDOWS,
  LANGUAGES_FAULT,
  CLOCKS,
  CLOCK_STEPS,
  NETWORK,
  OUTSIDE_TEXT,
  LINKED,
  MODES,
];

/** Those of which a few rounds take no more than seconds: they are played with every test run. */
export const QUICK_FAULTS: readonly Fault[] = [MANY_SETTINGS, GONE_FOLDER, SIGNALS, NETWORK, LINKED];
