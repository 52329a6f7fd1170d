// What axe-core does not look for: text that is cut and told nowhere, text beside the window, controls that lie on each other. Looks at the dialog
// where one is open, since what is behind it cannot be used. Gives a sentence for each fault.
const found = [];
const root = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].pop() ?? document.body;
const words = (it) => (it.getAttribute('aria-label') || it.innerText || it.value || it.className || it.tagName).trim().slice(0, 50);
const seen = (it) => {
  const box = it.getBoundingClientRect();
  const style = getComputedStyle(it);
  return box.width > 2 && box.height > 2 && style.visibility !== 'hidden' && style.opacity !== '0' && !it.closest('.sr, svg, [inert]');
};
const hides = (overflow) => ['hidden', 'clip'].includes(overflow);
/** Where it is not seen whole: behind the edge of something around it, or of the window. What can be scrolled to is seen. */
const lost = (it) => {
  const box = it.getBoundingClientRect();
  for (let around = it; around && around !== document.documentElement; around = around.parentElement) {
    const style = getComputedStyle(around);
    if (style.display === 'inline' || style.display === 'contents') continue;
    if (['auto', 'scroll'].includes(style.overflowX) && around.scrollWidth > around.clientWidth) return null;
    const edge = around.getBoundingClientRect();
    const wider = around === it ? it.scrollWidth > it.clientWidth + 1 : box.right > edge.right + 1 || box.left < edge.left - 1;
    const higher = around === it && it.scrollHeight > it.clientHeight + 3;
    if ((hides(style.overflowX) && wider) || (hides(style.overflowY) && higher)) return 'cut';
  }
  return box.right > innerWidth + 1 || box.left < -1 ? 'beside the window' : null;
};
for (const it of root.querySelectorAll('*')) {
  if (!seen(it) || it.closest('select, textarea') || ![...it.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
  // In a row of a list text may be cut if pointing at it tells the whole; a heading, a button or a sentence may not.
  const row = it.closest('[role=row], tr, li, .row');
  const told = row !== null && (it.closest('[title]') !== null || row.querySelector('[title]') !== null);
  const how = lost(it);
  if (how !== null && !told) found.push(`${how}: "${words(it)}" in ${it.tagName}.${it.className}`);
}
const controls = [...root.querySelectorAll('button, a, select, input, textarea, [role=tab]')]
  // What can be undone lies on the screen for a while.
  .filter((it) => seen(it) && !it.closest('[role=grid], .undo'))
  .map((it) => ({ it, boxes: [...it.getClientRects()] }));
/** Whether both are drawn in the middle of where they lie on each other: what was scrolled away under something is not. */
const over = (a, b, p, q) => {
  const [left, right] = [Math.max(p.left, q.left), Math.min(p.right, q.right)];
  const [top, bottom] = [Math.max(p.top, q.top), Math.min(p.bottom, q.bottom)];
  if (right - left <= 3 || bottom - top <= 3) return false;
  const met = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
  return met.includes(a) && met.includes(b);
};
controls.forEach((a, at) => {
  for (const b of controls.slice(at + 1)) {
    if (a.it.contains(b.it) || b.it.contains(a.it)) continue;
    if (a.boxes.some((p) => b.boxes.some((q) => over(a.it, b.it, p, q)))) found.push(`on each other: "${words(a.it)}" and "${words(b.it)}"`);
  }
});
const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
if (wide > 1) found.push(`${wide} px wider than the window`);
return found.slice(0, 20);
