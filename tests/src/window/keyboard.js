// One step of a walk by Tab: what has the focus now, and what is wrong with the stop before it. Called once for every Tab; what it remembers stands
// in the page. Gives `{ at, done, faults }`: done where the walk is back where it began, or Tab leads nowhere.
const [begin, most] = arguments;
const walk = begin ? (window.walkByKey = { stops: [], last: null, worn: '', still: 0, presses: 0, faults: [] }) : window.walkByKey;
const name = (it) => {
  const label = it.getAttribute('aria-label') || it.labels?.[0]?.innerText || it.innerText || it.value || it.className.baseVal || it.className;
  return `${it.tagName.toLowerCase()} "${String(label ?? '').trim().split('\n')[0].slice(0, 50)}"`;
};
/** Where it is shown: a box that is drawn by its label is where the label is. */
const place = (it) => {
  const box = it.getBoundingClientRect();
  return box.width > 2 && box.height > 2 ? it : (it.closest('label') ?? it.labels?.[0] ?? it.parentElement ?? it);
};
/** What it wears, with what lies around it and in it: a focus that changes none of this is not seen. */
const wears = (it) => {
  const around = [];
  for (let up = it; up && around.length < 4; up = up.parentElement) around.push(up);
  return [...around, ...[...it.querySelectorAll('*')].slice(0, 400)]
    .map((one) => getComputedStyle(one))
    .map((style) => [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor, style.stroke].join())
    .join(';');
};
/** Whether some of it can be seen: in the window, and not under something else. */
const inSight = (it) => {
  const box = place(it).getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  if (right - left < 2 || bottom - top < 2) return false;
  const spots = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
  return spots.some(([x, y]) => {
    const met = document.elementFromPoint(x, y);
    return met !== null && (place(it).contains(met) || met.contains(it));
  });
};
const it = document.activeElement;
walk.presses += 1;
if (walk.last?.isConnected && walk.last !== it && wears(walk.last) === walk.worn) walk.faults.push(`the focus is not seen: ${name(walk.last)}`);
walk.still = walk.last === it ? walk.still + 1 : 0;
// The parts of a date are one field.
if (walk.still > 5) walk.faults.push(`Tab does not leave ${name(it)}`);
const nowhere = it === null || it === document.body || it === document.documentElement;
const round = !nowhere && walk.still === 0 && walk.stops.includes(it);
if (!nowhere && walk.still === 0 && !round) {
  walk.stops.push(it);
  if (!inSight(it)) walk.faults.push(`has the focus and is not in sight: ${name(it)}`);
}
walk.last = nowhere ? null : it;
walk.worn = nowhere ? '' : wears(it);
const lost = walk.presses > most;
if (lost) walk.faults.push(`no way round after ${most} times Tab; the last: ${walk.stops.slice(-5).map(name).join(', ')}`);
const done = lost || walk.still > 5 || round;
if (done) {
  const groups = '[role=tablist], [role=grid], [role=toolbar], [role=listbox], [role=menu], [role=radiogroup], [role=tree], svg';
  const can = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  for (const one of document.querySelectorAll(can)) {
    const style = getComputedStyle(place(one));
    const shown = place(one).getClientRects().length > 0 && style.visibility !== 'hidden';
    const folded = one.closest('details:not([open]) > :not(summary)') !== null;
    if (!shown || folded || one.matches(':disabled') || one.closest('[inert], [aria-hidden=true]') || walk.stops.includes(one)) continue;
    // Of what arrows lead through, Tab stops at one.
    const group = one.closest(groups);
    const alike = one.type === 'radio' && walk.stops.some((stop) => stop.type === 'radio' && stop.name === one.name);
    if (alike || (group && walk.stops.some((stop) => group.contains(stop)))) continue;
    walk.faults.push(`not reached by Tab: ${name(one)}`);
  }
}
return { at: nowhere ? '' : name(it), done, faults: done ? walk.faults : [] };
