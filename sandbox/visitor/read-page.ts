// Reads an HTML page the way a person without JavaScript meets it: forms, links, words, warnings.
import { Parser } from 'htmlparser2';
import type { Choice, Control, Form } from './html-forms.ts';

export type Reading = {
  readonly forms: readonly Form[];
  /** Absolute addresses, in order. */
  readonly links: readonly string[];
  /** The visible words, a line for each block. */
  readonly text: string;
  /** The words of everything marked `role="alert"`. */
  readonly alerts: readonly string[];
  /** The pairs of description lists: term and description. */
  readonly facts: readonly (readonly [string, string])[];
};

type Attributes = Record<string, string>;
type Draft = { -readonly [Key in keyof Control]: Control[Key] } & { choices: Choice[] };
type FormDraft = { action: string; method: 'get' | 'post'; multipart: boolean; controls: Draft[] };
type Ear = { name: string; depth: number; words: string };

const silent = new Set(['script', 'style', 'template', 'head']);
const blocks = new Set(
  'p div li h1 h2 h3 h4 dt dd tr td th br section label time fieldset legend form'.split(' '),
);
const heard = new Set(['fieldset', 'option', 'textarea', 'button', 'dt', 'dd']);

/** Reads a page that was found at `address`. */
export function readPage(markup: string, address: string): Reading {
  const reader = new PageReader(address);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.say(text),
      onclosetag: (name) => reader.close(name),
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  parser.write(markup);
  parser.end();
  return reader.reading();
}

class PageReader {
  #address: string;
  #forms: FormDraft[] = [];
  #byId = new Map<string, FormDraft>();
  #links: string[] = [];
  #alerts: string[] = [];
  #facts: [string, string][] = [];
  #text = '';
  #depth = 0;
  #muted = 0;
  /** Open elements whose words are wanted, outermost first. */
  #ears: Ear[] = [];
  #openForms: FormDraft[] = [];
  #fieldsets: Draft[][] = [];
  #select: Draft | undefined;
  #area: Draft | undefined;
  #button: Draft | undefined;
  #option: { value: string | undefined; chosen: boolean } | undefined;
  #term = '';

  constructor(address: string) {
    this.#address = address;
  }

  reading(): Reading {
    return {
      forms: this.#forms,
      links: this.#links,
      text: tidy(this.#text),
      alerts: this.#alerts,
      facts: this.#facts,
    };
  }

  open(name: string, attributes: Attributes): void {
    this.#depth += 1;
    if (silent.has(name)) this.#muted += 1;
    if (blocks.has(name)) this.say('\n');
    if (heard.has(name) || attributes.role === 'alert') {
      const listened = attributes.role === 'alert' ? 'alert' : name;
      this.#ears.push({ name: listened, depth: this.#depth, words: '' });
    }
    if (name === 'form') this.#openForm(attributes);
    else if (name === 'fieldset') this.#fieldsets.push([]);
    else if (name === 'input') this.#addInput(attributes);
    else if (name === 'textarea') this.#area = this.#add(attributes, 'text', '');
    else if (name === 'select') this.#select = this.#add(attributes, 'select', '');
    else if (name === 'option') {
      this.#option = { value: attributes.value, chosen: attributes.selected !== undefined };
    } else if (name === 'button' && (attributes.type ?? 'submit') === 'submit') {
      this.#button = this.#add(attributes, 'submit', attributes.value ?? '');
    } else if (
      name === 'a' &&
      attributes.href !== undefined &&
      URL.canParse(attributes.href, this.#address)
    ) {
      this.#links.push(new URL(attributes.href, this.#address).href);
    }
  }

  say(text: string): void {
    if (this.#muted > 0) return;
    this.#text += text;
    for (const ear of this.#ears) ear.words += text;
  }

  close(name: string): void {
    if (silent.has(name)) this.#muted = Math.max(0, this.#muted - 1);
    if (blocks.has(name)) this.say('\n');
    if (name === 'form') this.#openForms.pop();
    else if (name === 'select') this.#select = undefined;
    const ear = this.#ears.at(-1);
    if (ear?.depth === this.#depth) {
      this.#ears.pop();
      this.#hear(ear);
    }
    this.#depth -= 1;
  }

  #hear({ name, words }: Ear): void {
    const text = tidy(words);
    switch (name) {
      case 'alert':
        this.#alerts.push(text);
        break;
      case 'dt':
        this.#term = text;
        break;
      case 'dd':
        this.#facts.push([this.#term, text]);
        break;
      case 'textarea':
        // A browser drops the line break right after the tag, and only that one.
        if (this.#area) this.#area.value = words.replace(/^\n/, '');
        this.#area = undefined;
        break;
      case 'button':
        if (this.#button) this.#button.context = text;
        this.#button = undefined;
        break;
      case 'option':
        if (this.#option)
          this.#select?.choices.push({ chosen: this.#option.chosen, value: this.#option.value ?? text });
        this.#option = undefined;
        break;
      case 'fieldset':
        for (const draft of this.#fieldsets.pop() ?? []) draft.context ||= text;
        break;
    }
  }

  #openForm(attributes: Attributes): void {
    const form: FormDraft = {
      action: new URL(attributes.action ?? '', this.#address).href,
      method: attributes.method?.toLowerCase() === 'post' ? 'post' : 'get',
      multipart: attributes.enctype === 'multipart/form-data',
      controls: [],
    };
    this.#forms.push(form);
    this.#openForms.push(form);
    if (attributes.id !== undefined) this.#byId.set(attributes.id, form);
  }

  #formOf(attributes: Attributes): FormDraft | undefined {
    return attributes.form === undefined ? this.#openForms.at(-1) : this.#byId.get(attributes.form);
  }

  #add(attributes: Attributes, kind: Control['kind'], value: string, chosen = false): Draft | undefined {
    const form = this.#formOf(attributes);
    if (!form || attributes.disabled !== undefined) return undefined;
    const draft: Draft = { name: attributes.name ?? '', kind, value, chosen, choices: [], context: '' };
    if (attributes.formaction !== undefined)
      draft.formaction = new URL(attributes.formaction, this.#address).href;
    form.controls.push(draft);
    this.#fieldsets.at(-1)?.push(draft);
    return draft;
  }

  #addInput(attributes: Attributes): void {
    const type = (attributes.type ?? 'text').toLowerCase();
    const value = attributes.value ?? '';
    if (type === 'radio') {
      const group = this.#formOf(attributes)?.controls.find(
        (each) => each.kind === 'radio' && each.name === attributes.name,
      );
      const draft = group ?? this.#add(attributes, 'radio', '');
      draft?.choices.push({ value: attributes.value ?? 'on', chosen: attributes.checked !== undefined });
    } else if (type === 'checkbox') {
      this.#add(attributes, 'checkbox', attributes.value ?? 'on', attributes.checked !== undefined);
    } else if (type === 'submit' || type === 'image') {
      this.#add(attributes, 'submit', value);
    } else if (type !== 'button' && type !== 'reset' && type !== 'file') {
      this.#add(attributes, type === 'hidden' ? 'hidden' : 'text', value);
    }
  }
}

function tidy(text: string): string {
  return text
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
}
