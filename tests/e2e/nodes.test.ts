// The packed program on every Node that it promises to run on.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { allNodes, type Node } from './other-nodes.ts';
import { runProgram } from './run.ts';

const { bin, folder } = inject('packed');
const example = join(folder, 'data/examples/sore-hip.json');
let nodes: readonly Node[] = [];

// The first run installs the other Nodes.
beforeAll(async () => {
  nodes = await allNodes();
}, 300_000);

test('the plan, a look-up and the questions are the same bytes on every Node', async () => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  for (const args of [
    ['check', '--answers', example],
    ['check', '--answers', example, '--json'],
    ['advice', 'hip', 'stretches', '--json'],
    ['questions', '--json'],
    ['timer', 'ice', '25', '--safe'],
    ['--version'],
  ]) {
    const outcomes = await Promise.all(nodes.map(({ path }) => runProgram(path, [bin, ...args])));
    for (const [place, outcome] of outcomes.entries()) {
      expect(outcome, `Node ${nodes[place]?.version}: ${args.join(' ')}`).toEqual(outcomes[0]);
    }
  }
  const outcome = await runProgram(nodes.at(-1)?.path ?? '', [bin, '--version']);
  expect(outcome.stdout.trim()).toBe(version);
});

test('questions are asked on every Node, and settings are kept', async () => {
  for (const { path, version } of nodes) {
    const home = join(folder, `../../.home-${version}`);
    const env = { HOME: home, XDG_CONFIG_HOME: home };
    expect((await runProgram(path, [bin, 'settings', 'set', 'country', 'NZ'], { env })).exitCode, version).toBe(0);
    expect((await runProgram(path, [bin, 'settings', 'get', 'country'], { env })).stdout, version).toBe('NZ\n');
  }
});
