/** What of a key press decides whether it may act; a real KeyboardEvent fits. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  repeat: boolean;
  target: unknown;
}

const typedInto = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const clicked = new Set(['radio', 'checkbox', 'button', 'submit', 'reset']);

/** Whether somebody is writing there: a radio or a button takes clicks, not letters. */
function isWriting(target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const element = target as { tagName?: string; type?: string; isContentEditable?: boolean };
  if (element.isContentEditable === true) return true;
  if (!typedInto.has(element.tagName ?? '')) return false;
  return !(element.tagName === 'INPUT' && clicked.has(element.type ?? 'text'));
}

/**
 * The key that a press stands for, in lower case, or null when it must stay silent: while somebody writes, with
 * Ctrl, Alt or Meta, while a sign is being composed, on repeats, and when keys are switched off (WCAG 2.1.4).
 */
export function keyOf(press: Press, { off = false } = {}): string | null {
  if (off || press.repeat || press.isComposing) return null;
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (isWriting(press.target)) return null;
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

/** Enter and Space belong to whatever has the focus when that is a control. */
export function belongsToControl(press: Press): boolean {
  if (press.key !== 'Enter' && press.key !== ' ') return false;
  const element = press.target as { tagName?: string } | null;
  return ['A', 'BUTTON', 'SUMMARY', 'INPUT', 'SELECT'].includes(element?.tagName ?? '');
}
