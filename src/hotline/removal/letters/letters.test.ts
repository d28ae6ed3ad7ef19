import { describe, expect, test } from 'vitest';
import { examples } from './examples.ts';
import { noticeLetter } from './notice-letter.ts';

describe.each(Object.entries(examples))('%s', (name, facts) => {
  const { subject, text, html } = noticeLetter(facts);

  test('reads as it was agreed', async () => {
    const file = name.replaceAll(/[^a-z]+/gi, '-').toLowerCase();
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`./gallery/${file}.txt`);
    await expect(html).toMatchFileSnapshot(`./gallery/${file}.html`);
  });

  test('asks nothing of the network, and its only link is the answer page', () => {
    expect(html).not.toMatch(/<(img|script|link|iframe)|url\(|src=/i);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
    expect(links).toEqual([facts.answerUrl[facts.language]]);
  });

  test('carries every part that article 16 of the DSA asks for, in both twins', () => {
    for (const body of [text, html]) {
      for (const address of facts.addresses) {
        expect(body).toContain(
          address.defanged
            .replaceAll(body === html ? '&' : '\0', '&amp;')
            .replaceAll(body === html ? '<' : '\0', '&lt;')
            .replaceAll(body === html ? '>' : '\0', '&gt;'),
        );
        for (const line of address.explanation[facts.language].split('\n')) {
          expect(body).toContain(body === html ? line.replaceAll('&', '&amp;') : line);
        }
      }
      expect(body).toContain(facts.language === 'fr' ? 'de bonne foi' : 'in good faith');
      expect(body.includes(facts.service.email)).toBe(facts.namesNotifier);
    }
  });

  test('writes no live address', () => {
    const rest = (text + html).replaceAll(facts.answerUrl.fr, '').replaceAll(facts.answerUrl.en, '');
    expect(rest).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  test('speaks French with its own spaces', () => {
    const french = text.split('-'.repeat(60))[0]!;
    if (facts.language === 'fr') {
      expect(french).not.toMatch(/[^\u00a0\u202f] *[?;!](\s|$)/);
      expect(french.replaceAll(/https?:\S+|hxxps?:\S+|2001:\S+/g, '')).not.toMatch(/[^\u00a0]:/);
      expect(french).not.toContain("'");
    }
  });
});
