import { describe, expect, it } from 'vitest';
import { filled } from './html-forms.ts';
import { readPage } from './read-page.ts';

const page = `<head><title>no words</title></head><form action="next?x=1" method="post"><input type="hidden" name="step" value="2">
<fieldset><legend>What</legend><input type="radio" name="kind" value="a"><input type="radio" name="kind" value="b" checked></fieldset>
<select name="country"><option value="fr">France<option selected>NL</select><textarea name="words">a &amp; b</textarea>
<input type="checkbox" name="agree"><input name="off" disabled value="x"><button name="go" value="back">Back</button><button name="go" value="on">Next</button></form>
<form id="other"></form><input name="late" form="other" value="1"><a href="/elsewhere">x</a>
<p role="alert">Something <b>is</b> wrong<br></p><dl><div><dt>Country</dt><dd>NL</dd></div></dl>`;

describe('reading a page', () => {
  const { forms, links, text, alerts, facts } = readPage(page, 'http://127.0.0.1:1/a/b');
  const [form] = forms;
  if (!form) throw new Error('no form');

  it('sends what a browser would send', () => {
    const button = form.controls.find(({ kind, value }) => kind === 'submit' && value === 'on');
    expect(form.action).toBe('http://127.0.0.1:1/a/next?x=1');
    expect(filled(form, { agree: 'on' }, button)).toEqual([
      ['step', '2'],
      ['kind', 'b'],
      ['country', 'NL'],
      ['words', 'a & b'],
      ['agree', 'on'],
      ['go', 'on'],
    ]);
  });

  it('knows the words around a control and fields that belong to a form elsewhere', () => {
    expect(form.controls.find(({ name }) => name === 'kind')?.context).toBe('What');
    expect(forms[1]?.controls.map(({ name }) => name)).toEqual(['late']);
    expect(links).toEqual(['http://127.0.0.1:1/elsewhere']);
    expect(text).not.toContain('no words');
  });

  it('hears warnings and facts', () => {
    expect(alerts).toEqual(['Something is wrong']);
    expect(facts).toEqual([['Country', 'NL']]);
  });
});
