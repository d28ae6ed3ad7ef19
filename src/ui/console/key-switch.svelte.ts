const name = 'vigie.keys';

/** Whether the letters of the keyboard act. Kept on this desk only (WCAG 2.1.4: they can be switched off). */
export const keySwitch = $state({ off: false });

/** Reads what this desk chose; call once in the browser. A desk without storage simply has its keys on. */
export function readKeySwitch(): void {
  keySwitch.off = globalThis.localStorage?.getItem(name) === 'off';
  mark();
}

export function turnKeys(off: boolean): void {
  keySwitch.off = off;
  globalThis.localStorage?.setItem(name, off ? 'off' : 'on');
  mark();
}

function mark(): void {
  document.documentElement.dataset['keys'] = keySwitch.off ? 'off' : 'on';
}
