#!/usr/bin/env node
'use strict';
// CommonJS (see package.json beside this file): entering through an ES module costs Node 20 about 10 ms.
try {
  require('../dist/main.cjs').start();
} catch (error) {
  // Only the missing build itself; a module missing from inside the build is a bug, and says so itself.
  if (error?.code !== 'MODULE_NOT_FOUND' || error.requireStack?.[0] !== __filename) throw error;
  process.stderr.write('hikecare is not built yet: run `npm ci` in its folder first.\n');
  process.exitCode = 70;
}
