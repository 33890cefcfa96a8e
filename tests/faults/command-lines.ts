// A plain call of every command, for faults that may hit any of them.

import { join } from 'node:path';
import { realFolder } from '../fixtures/load.ts';

/** Complete answers that need nobody. */
export const FINE = join(realFolder, 'examples/sore-hip.json');

/** Every command by a plain call that ends by itself. */
export const EVERY_COMMAND: readonly (readonly string[])[] = [
  ['--version'],
  ['--help'],
  ['help', 'timer'],
  [],
  ['check', '--answers', FINE],
  ['check', '--answers', FINE, '--json'],
  ['check', '--answers', FINE, '--full'],
  ['check', '--answers', '-'],
  ['check'],
  ['check', '--pain', '11'],
  ['advice'],
  ['advice', 'hip'],
  ['advice', 'hip', '--json'],
  ['advice', 'my', 'knee', 'is', 'sore'],
  ['advice', 'hip', '--field', 'data'],
  ['advice', 'nowhere-at-all'],
  ['questions'],
  ['questions', '--json'],
  ['settings'],
  ['settings', 'get', 'country'],
  ['settings', 'set', 'country', 'GB'],
  ['settings', 'reset', 'country'],
  ['settings', 'reset', '--force'],
  ['settings', 'path'],
  ['journal', 'path'],
  ['journal', 'export'],
  ['journal', 'wipe', '--force'],
  ['schema'],
  ['schema', 'check'],
  ['timer', 'ice', '6', '--ago', '5:59', '--safe'],
  ['timer', 'ice', '6', '--ago', '5:59', '--safe', '--json'],
  ['timer', 'status'],
  ['timer', 'status', '--json'],
  ['timer', 'status', '--format', '{left}'],
  ['timer', 'pause'],
  ['timer', 'resume'],
  ['timer', 'extend', '1m'],
  ['timer', 'stop'],
  ['timer', 'attach'],
  ['stretch', 'hip', '--list'],
  ['stretch', 'hip', '--list', '--json'],
  ['stretch', 'hip'],
  ['nothing-of-the-kind'],
];
