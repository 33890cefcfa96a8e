// Figures as text: tables of Markdown, so that a run can go into the README as it stands.

/** A table of Markdown with aligned columns. Rows are lists of cells. */
export function table(heads, rows) {
  const lines = [heads, ...rows].map((row) => row.map(String));
  const widths = heads.map((_, column) => Math.max(3, ...lines.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [head, ...body] = lines;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** A ratio, such as 1.08. */
export function ratio(value) {
  return value.toFixed(2);
}

/** A summary of ratios: median, and from the smallest to the largest. */
export function spread({ median, min, max }, show = ratio) {
  return `${show(median)} (${show(min)} to ${show(max)})`;
}

/** Milliseconds with one digit behind the point below 100, else none. */
export function milliseconds(value) {
  return `${value.toFixed(Math.abs(value) < 100 ? 1 : 0)} ms`;
}

/** Kilobytes as megabytes. */
export function megabytes(kilobytes) {
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}

/**
 * What a figure came to against its goal and its stretch goal, smaller being better, as it would be printed: "stretch
 * met", "goal met", "missed", or "-" without a goal.
 */
export function verdict(value, { goal, stretch } = {}, digits = 2) {
  if (goal === undefined) return '-';
  const shown = Number(value.toFixed(digits));
  if (stretch !== undefined && shown <= stretch) return 'stretch met';
  return shown <= goal ? 'goal met' : 'missed';
}

/** Goal and stretch goal in one cell. */
export function goalCell({ goal, stretch } = {}, show = String) {
  if (goal === undefined) return '-';
  return stretch === undefined ? show(goal) : `${show(goal)} / ${show(stretch)}`;
}
