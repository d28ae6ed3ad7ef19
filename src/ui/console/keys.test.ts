import { describe, expect, it } from 'vitest';
import { belongsToControl, keyOf, type Press } from './keys.ts';

const press = (given: Partial<Press>): Press => ({
  key: 'o',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  repeat: false,
  target: { tagName: 'MAIN' },
  ...given,
});

describe('a key of the console', () => {
  it('acts on the page, whatever the case', () => {
    expect(keyOf(press({}))).toBe('o');
    expect(keyOf(press({ key: 'O' }))).toBe('o');
    expect(keyOf(press({ key: 'ArrowLeft' }))).toBe('ArrowLeft');
  });
  it.each(['INPUT', 'TEXTAREA', 'SELECT'])('never acts while somebody writes in %s', (tagName) => {
    expect(keyOf(press({ target: { tagName, type: 'text' } }))).toBeNull();
  });
  it('never acts while somebody writes in editable text', () => {
    expect(keyOf(press({ target: { tagName: 'DIV', isContentEditable: true } }))).toBeNull();
  });
  it('acts beside a radio, which takes no letters', () => {
    expect(keyOf(press({ target: { tagName: 'INPUT', type: 'radio' } }))).toBe('o');
  });
  it.each(['ctrlKey', 'altKey', 'metaKey', 'isComposing', 'repeat'] as const)(
    'stays silent with %s',
    (what) => {
      expect(keyOf(press({ [what]: true }))).toBeNull();
    },
  );
  it('stays silent when keys are switched off', () => {
    expect(keyOf(press({}), { off: true })).toBeNull();
  });
  it('leaves Enter to the control that has the focus', () => {
    expect(belongsToControl(press({ key: 'Enter', target: { tagName: 'A' } }))).toBe(true);
    expect(belongsToControl(press({ key: 'Enter' }))).toBe(false);
  });
});
