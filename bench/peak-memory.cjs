// Loaded before a measured program (--require): tells the most memory that it held, in kilobytes, on the third stream.
'use strict';
const { readFileSync, writeSync } = require('node:fs');

process.on('exit', () => writeSync(3, String(peak())));

// The system's own count (maxRSS) begins with what the starting program held, so that a small program looks as large as
// the bench. Where Linux tells the peak of this program alone, that one counts.
function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
