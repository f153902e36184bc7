// What the eye would find wrong with a page as it is laid out.

/** Runs in the page: what scrolls it sideways, words cut off by what holds them, words over one another. */
export function flaws() {
  const found = [];
  const [content, window] = [document.documentElement.scrollWidth, innerWidth];
  if (content > window) found.push(`the page is ${content} pixels wide in ${window}`);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden, .skip');
  const name = (text) => `«${text.trim().replace(/\s+/g, ' ').slice(0, 50)}»`;
  const style = new Map();
  const styled = (element) => style.get(element) ?? style.set(element, getComputedStyle(element)).get(element);
  const holds = (element) => ['overflowX', 'overflowY'].some((side) => styled(element)[side] !== 'visible');

  // An ellipsis is no flaw: whatever ends in one is told in full by its title.
  for (const element of document.querySelectorAll('main *, header *, nav *')) {
    if (element.closest('svg') || !element.textContent.trim() || !shown(element)) continue;
    const { overflowX, textOverflow } = styled(element);
    const cut = ['hidden', 'clip'].includes(overflowX) && !(textOverflow === 'ellipsis' && element.title);
    if (cut && element.clientWidth > 4 && element.scrollWidth > element.clientWidth + 1) found.push(`${name(element.textContent)} is cut off`);
  }

  // Where words are painted: what is scrolled out of a part of the page does not count.
  const words = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const element = text.parentElement;
    if (!text.textContent.trim() || element.closest('script, style, option, template') || !shown(element)) continue;
    const frames = [];
    for (let outer = element; outer !== document.body && outer; outer = outer.parentElement) {
      if (holds(outer)) frames.push(outer.getBoundingClientRect());
    }
    const range = document.createRange();
    range.selectNodeContents(text);
    // What stays where it is while the rest scrolls stands over it.
    const layer = element.closest('nav, thead, tfoot, dialog, [role=status], .header, .jumps, .to-top');
    for (const own of range.getClientRects()) {
      const box = { left: own.left, top: own.top, right: own.right, bottom: own.bottom };
      for (const frame of frames) {
        box.left = Math.max(box.left, frame.left);
        box.top = Math.max(box.top, frame.top);
        box.right = Math.min(box.right, frame.right);
        box.bottom = Math.min(box.bottom, frame.bottom);
      }
      if (box.right - box.left > 1 && box.bottom - box.top > 1) words.push({ text: text.textContent, element, layer, box });
    }
  }
  words.sort((a, b) => a.box.top - b.box.top);
  words.forEach((one, index) => {
    for (let next = index + 1; next < words.length && words[next].box.top < one.box.bottom - 4; next++) {
      const other = words[next];
      if (one.layer !== other.layer || one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 2 && down > 4) found.push(`${name(one.text)} and ${name(other.text)} stand over one another`);
    }
  });
  return [...new Set(found)];
}
