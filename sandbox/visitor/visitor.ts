// Somebody with a browser that runs no script: opens pages, keeps cookies, fills in forms, follows redirects.
// The abuse desk and the journey both walk this way.
import { fetch, FormData } from 'undici';
import { filled, type Control, type Form } from './html-forms.ts';
import { readPage, type Reading } from './read-page.ts';

export type Page = Reading & { readonly address: string; readonly status: number; readonly markup: string };

export type Visitor = {
  open(address: string): Promise<Page>;
  /** Sends a form of the page; `press` picks the button (by default the first of the form). */
  submit(
    page: Page,
    form: Form,
    values: Readonly<Record<string, string>>,
    press?: (button: Control) => boolean,
  ): Promise<Page>;
  /** Cookies by name, for whoever wants to check that there are none. */
  readonly cookies: ReadonlyMap<string, string>;
};

const mostHops = 10;
const largestPage = 2 * 1024 * 1024;

/** A new visitor without any cookie. `language` goes into Accept-Language. */
export function newVisitor(language: 'fr' | 'en' = 'fr', timeoutMs = 15_000): Visitor {
  const cookies = new Map<string, string>();

  const request = async (
    start: string,
    first?: { body: URLSearchParams | FormData; from: string },
  ): Promise<Page> => {
    let address = start;
    let sending = first;
    for (let hop = 0; hop <= mostHops; hop += 1) {
      const headers: Record<string, string> = { accept: 'text/html', 'accept-language': language };
      if (cookies.size > 0)
        headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      if (sending) Object.assign(headers, { origin: new URL(sending.from).origin, referer: sending.from });
      const response = await fetch(address, {
        method: sending ? 'POST' : 'GET',
        headers,
        body: sending?.body ?? null,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      for (const line of response.headers.getSetCookie()) keep(cookies, line);
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        address = new URL(location, address).href;
        // 303 and, as all browsers do, 301 and 302 after a POST: the next request is a GET.
        if (response.status < 307) sending = undefined;
        continue;
      }
      const markup = (await response.text()).slice(0, largestPage);
      return { ...readPage(markup, address), address, status: response.status, markup };
    }
    throw new Error('too many redirects');
  };

  return {
    cookies,
    open: (address) => request(address),
    submit: (page, form, values, press = () => true) => {
      const button = form.controls.find((control) => control.kind === 'submit' && press(control));
      const pairs = filled(form, values, button);
      const action = button?.formaction ?? form.action;
      if (form.method === 'get') {
        const target = new URL(action);
        target.search = new URLSearchParams(pairs).toString();
        return request(target.href);
      }
      const body = form.multipart ? new FormData() : new URLSearchParams();
      for (const [name, value] of pairs) body.append(name, value);
      return request(action, { body, from: page.address });
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals).trim();
  const ends = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
  if (ends) cookies.delete(name);
  else if (equals > 0) cookies.set(name, pair.slice(equals + 1).trim());
}
