// Reads the forms of an HTML page the way a browser without JavaScript does: names, kinds, values, what is chosen.
import { Parser } from 'htmlparser2';

export type Choice = { readonly value: string; readonly label: string; readonly chosen: boolean };

export type Control = {
  readonly name: string;
  readonly kind: 'text' | 'hidden' | 'checkbox' | 'radio' | 'select' | 'submit';
  readonly value: string;
  /** For a checkbox: ticked. */
  readonly chosen: boolean;
  /** For radio groups and selects: what can be chosen. */
  readonly choices: readonly Choice[];
  /** The words of the fieldset around it, or of the form. */
  readonly context: string;
  readonly formaction?: string;
};

export type Form = {
  /** Absolute address to which the form is sent. */
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly multipart: boolean;
  readonly controls: readonly Control[];
};

export type Reading = {
  readonly forms: readonly Form[];
  readonly links: readonly string[];
  readonly text: string;
};

type Draft = { -readonly [Key in keyof Control]: Control[Key] } & { choices: Choice[] };
type FormDraft = { action: string; method: 'get' | 'post'; multipart: boolean; controls: Draft[] };
type Words = { text: string };

const silent = new Set(['script', 'style', 'template', 'head']);
const blocks = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'dt',
  'dd',
  'tr',
  'td',
  'th',
  'br',
  'section',
  'label',
  'time',
  'fieldset',
]);

/** Reads a page: its forms, its links (absolute) and its visible words. */
export function readPage(markup: string, address: string): Reading {
  const forms: FormDraft[] = [];
  const byId = new Map<string, FormDraft>();
  const links: string[] = [];
  const page: Words = { text: '' };
  const fieldsets: { words: Words; drafts: Draft[] }[] = [];
  const open: FormDraft[] = [];
  let muted = 0;
  let select: Draft | undefined;
  let option: { value: string | undefined; chosen: boolean; label: string } | undefined;
  let area: Draft | undefined;
  let button: { draft: Draft; words: string } | undefined;

  const say = (text: string): void => {
    page.text += text;
    for (const { words } of fieldsets) words.text += text;
    if (option) option.label += text;
    if (area) area.value += text;
  };
  const add = (
    attributes: Record<string, string>,
    kind: Control['kind'],
    value: string,
    chosen = false,
  ): Draft | undefined => {
    const form = attributes.form === undefined ? open.at(-1) : byId.get(attributes.form);
    if (!form || attributes.disabled !== undefined) return undefined;
    const draft: Draft = { name: attributes.name ?? '', kind, value, chosen, choices: [], context: '' };
    if (attributes.formaction !== undefined) draft.formaction = new URL(attributes.formaction, address).href;
    form.controls.push(draft);
    fieldsets.at(-1)?.drafts.push(draft);
    return draft;
  };
  const addInput = (attributes: Record<string, string>): void => {
    const type = (attributes.type ?? 'text').toLowerCase();
    if (type === 'radio') {
      const form = attributes.form === undefined ? open.at(-1) : byId.get(attributes.form);
      const group = form?.controls.find((each) => each.kind === 'radio' && each.name === attributes.name);
      const choice = { value: attributes.value ?? 'on', label: '', chosen: attributes.checked !== undefined };
      const draft = group ?? add(attributes, 'radio', '');
      draft?.choices.push(choice);
    } else if (type === 'checkbox') {
      add(attributes, 'checkbox', attributes.value ?? 'on', attributes.checked !== undefined);
    } else if (type === 'submit' || type === 'image') {
      add(attributes, 'submit', attributes.value ?? '');
    } else if (type !== 'button' && type !== 'reset' && type !== 'file') {
      add(attributes, type === 'hidden' ? 'hidden' : 'text', attributes.value ?? '');
    }
  };
  const closeOption = (): void => {
    if (!option) return;
    const label = option.label.trim();
    select?.choices.push({ value: option.value ?? label, label, chosen: option.chosen });
    option = undefined;
  };

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (silent.has(name)) muted += 1;
        if (blocks.has(name)) say('\n');
        if (name === 'form') {
          const form: FormDraft = {
            action: new URL(attributes.action ?? '', address).href,
            method: attributes.method?.toLowerCase() === 'post' ? 'post' : 'get',
            multipart: attributes.enctype === 'multipart/form-data',
            controls: [],
          };
          forms.push(form);
          open.push(form);
          if (attributes.id !== undefined) byId.set(attributes.id, form);
        } else if (name === 'fieldset') {
          fieldsets.push({ words: { text: '' }, drafts: [] });
        } else if (name === 'input') {
          addInput(attributes);
        } else if (name === 'textarea') {
          area = add(attributes, 'text', '');
        } else if (name === 'select') {
          select = add(attributes, 'select', '');
        } else if (name === 'option') {
          closeOption();
          option = { value: attributes.value, chosen: attributes.selected !== undefined, label: '' };
        } else if (name === 'button' && (attributes.type ?? 'submit') === 'submit') {
          const draft = add(attributes, 'submit', attributes.value ?? '');
          button = draft ? { draft, words: '' } : undefined;
        } else if (name === 'a' && attributes.href !== undefined && URL.canParse(attributes.href, address)) {
          links.push(new URL(attributes.href, address).href);
        }
      },
      ontext: (text) => {
        if (muted > 0) return;
        if (button) button.words += text;
        say(text);
      },
      onclosetag: (name) => {
        if (silent.has(name)) muted = Math.max(0, muted - 1);
        if (blocks.has(name)) say('\n');
        if (name === 'form') open.pop();
        else if (name === 'textarea') area = undefined;
        else if (name === 'option') closeOption();
        else if (name === 'select') {
          closeOption();
          select = undefined;
        } else if (name === 'button') {
          if (button) button.draft.context = tidy(button.words);
          button = undefined;
        } else if (name === 'fieldset') {
          const done = fieldsets.pop();
          for (const draft of done?.drafts ?? []) draft.context ||= tidy(done?.words.text ?? '');
        }
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  parser.write(markup);
  parser.end();
  return { forms, links, text: tidy(page.text) };
}

/** What a browser would send: the given values, what is already chosen, and the button that is pressed. */
export function filled(
  form: Form,
  values: Readonly<Record<string, string>>,
  button?: Control,
): [string, string][] {
  const pairs: [string, string][] = [];
  for (const control of form.controls) {
    const given = values[control.name];
    if (control.name === '' || (control.kind === 'submit' && control !== button)) continue;
    if (control.kind === 'checkbox') {
      if (given === undefined ? control.chosen : given === control.value || given === 'on')
        pairs.push([control.name, control.value]);
    } else if (control.kind === 'radio' || control.kind === 'select') {
      const standing =
        control.choices.find(({ chosen }) => chosen) ??
        (control.kind === 'select' ? control.choices[0] : undefined);
      const value = given ?? standing?.value;
      if (value !== undefined) pairs.push([control.name, value]);
    } else {
      pairs.push([control.name, given ?? control.value]);
    }
  }
  return pairs;
}

function tidy(text: string): string {
  return text
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
}
