// The forms of an HTML page as a browser without JavaScript understands them.

export type Choice = { readonly value: string; readonly chosen: boolean };

export type Control = {
  readonly name: string;
  readonly kind: 'text' | 'hidden' | 'checkbox' | 'radio' | 'select' | 'submit';
  readonly value: string;
  /** For a checkbox: ticked. */
  readonly chosen: boolean;
  /** For radio groups and selects: what can be chosen. */
  readonly choices: readonly Choice[];
  /** The words of the fieldset around it; for a button, its own. */
  readonly context: string;
  /** Absolute address, where a button has one of its own. */
  readonly formaction?: string;
};

export type Form = {
  /** Absolute address to which the form is sent. */
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly multipart: boolean;
  readonly controls: readonly Control[];
};

/** What a browser would send: the given values, what is already chosen, and the button that is pressed. */
export function filled(
  form: Form,
  values: Readonly<Record<string, string>>,
  button?: Control,
): [string, string][] {
  return form.controls.flatMap((control): [string, string][] => {
    const value = sent(control, values[control.name], button);
    return control.name === '' || value === undefined ? [] : [[control.name, value]];
  });
}

function sent(control: Control, given: string | undefined, button: Control | undefined): string | undefined {
  const { kind, choices, chosen, value } = control;
  switch (kind) {
    case 'submit':
      return control === button ? value : undefined;
    case 'checkbox': {
      const ticked = given === undefined ? chosen : given === value || given === 'on';
      return ticked ? value : undefined;
    }
    case 'radio':
      return given ?? choices.find((choice) => choice.chosen)?.value;
    case 'select':
      return given ?? (choices.find((choice) => choice.chosen) ?? choices[0])?.value;
    case 'text':
    case 'hidden':
      return given ?? value;
  }
}
