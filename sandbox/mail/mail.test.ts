import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorld, type World } from '../start-world.ts';

// The platform's side of a notice, as small as it can be: a page with the answer form.
type Posted = { origin: string | undefined; fields: Record<string, string> };

let world: World;
let platform: Server;
let answerLink: string;
const posted: Posted[] = [];

beforeAll(async () => {
  world = await startWorld({ deskDelayMs: 20 });
  platform = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html');
      response.end(`<form method="post" action="?/answer"><fieldset><legend>hxxps://galerie[.]example[.]org/galerie/12</legend>
<label><input type="radio" name="answer-1" value="removed"> Retiré</label><label><input type="radio" name="answer-1" value="not-ours"> Pas chez nous</label>
<textarea name="note-1"></textarea></fieldset><input type="hidden" name="token" value="abc"><button>Envoyer</button></form>`);
      return;
    }
    void text(request).then((body) => {
      posted.push({ origin: request.headers.origin, fields: Object.fromEntries(new URLSearchParams(body)) });
      response.end('<p>Merci</p>');
    });
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  answerLink = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/repondre/jeton`;
});
beforeEach(() => {
  posted.length = 0;
});
afterAll(async () => {
  platform.closeAllConnections();
  platform.close();
  await world.close();
});

let letters = 0;
async function notify(
  to: string,
  url: string,
  messageId = `<n${(letters += 1)}@vigie.example>`,
): Promise<string> {
  const transport = createTransport({ url: world.addresses.smtp });
  try {
    const sent = await transport.sendMail({
      from: 'Vigie <notices@vigie.example>',
      to,
      messageId,
      subject: 'Notification',
      text: `Bonjour,\n\nhxxps://galerie[.]example[.]org/galerie/12\n\nVotre réponse : ${answerLink}.\n`,
      attachments: [
        {
          filename: 'xarf.json',
          contentType: 'application/json',
          content: JSON.stringify({ xarf_version: '4.2.0', url }),
        },
      ],
    });
    return sent.response;
  } finally {
    transport.close();
  }
}

const gallery = 'https://galerie.example.org/galerie/12';

function isRemoved(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  const site = world.states.byHost(hostname);
  return site !== undefined && world.states.isRemoved(site, pathname);
}

describe('the mail server', () => {
  it('takes mail for its mailboxes and refuses others for good', async () => {
    expect(await notify('someone@courriel.example', gallery)).toMatch(/^250/);
    expect(world.mail.mails('someone@courriel.example')[0]?.subject).toBe('Notification');
    await expect(notify('someone@elsewhere.example', gallery)).rejects.toMatchObject({ responseCode: 550 });
  });

  it('fails for one address as told', async () => {
    world.mail.faults.set('busy@courriel.example', '451');
    world.mail.faults.set('gone@courriel.example', '550');
    await expect(notify('busy@courriel.example', gallery)).rejects.toMatchObject({ responseCode: 451 });
    await expect(notify('gone@courriel.example', gallery)).rejects.toMatchObject({ responseCode: 550 });
  });

  it('can take a mail and hang up before saying so; the second copy is known as a repeat', async () => {
    world.mail.faults.set('cut@courriel.example', 'drop');
    await expect(notify('cut@courriel.example', gallery, '<same@vigie.example>')).rejects.toThrow();
    world.mail.faults.clear();
    await notify('cut@courriel.example', gallery, '<same@vigie.example>');
    expect(world.mail.mails('cut@courriel.example').map(({ repeat }) => repeat)).toEqual([false, true]);
  });

  it('refuses connections while it is down and comes back on the same port', async () => {
    await world.mail.setDown(true);
    await expect(notify('late@courriel.example', gallery)).rejects.toMatchObject({ code: 'ESOCKET' });
    await world.mail.setDown(false);
    expect(await notify('late@courriel.example', gallery)).toMatch(/^250/);
  });
});

describe('the abuse desks', () => {
  it('a prompt one takes the page down, then answers by the form like a person', async () => {
    await notify('abuse@heberg.example', gallery);
    await vi.waitFor(() => expect(posted).toHaveLength(1), 5_000);
    expect(isRemoved(gallery)).toBe(true);
    expect(posted[0]).toEqual({
      origin: new URL(answerLink).origin,
      fields: { 'answer-1': 'removed', 'note-1': '', token: 'abc' },
    });
  });

  it('a lazy one waits for the reminder', async () => {
    const url = 'https://photos.example.net/galerie/3';
    await notify('abuse@far.example', url);
    await vi.waitFor(() => expect(world.desks.deeds.at(-1)).toMatchObject({ hoster: 'far', deed: 'left' }));
    expect(isRemoved(url)).toBe(false);
    await notify('abuse@far.example', url);
    await vi.waitFor(() => expect(posted).toHaveLength(1), 5_000);
    expect(isRemoved(url)).toBe(true);
  });

  it('a silent one does nothing at all', async () => {
    await notify('abuse@muet.example', 'https://mur.test/sujet/1');
    await vi.waitFor(() => expect(world.desks.deeds.at(-1)).toMatchObject({ hoster: 'muet', deed: 'left' }));
    expect(isRemoved('https://mur.test/sujet/1')).toBe(false);
  });

  it('one says that the page is not theirs', async () => {
    await notify('abuse@relais.example', 'https://relais.test/galerie/5');
    await vi.waitFor(() => expect(posted).toHaveLength(1), 5_000);
    expect(posted[0]?.fields['answer-1']).toBe('not-ours');
    expect(isRemoved('https://relais.test/galerie/5')).toBe(false);
  });

  it('one says "removed" and leaves the page', async () => {
    await notify('abuse@promesse.example', 'https://promesse.test/galerie/6');
    await vi.waitFor(() => expect(posted).toHaveLength(1), 5_000);
    expect(posted[0]?.fields['answer-1']).toBe('removed');
    expect(isRemoved('https://promesse.test/galerie/6')).toBe(false);
  });

  it('read a repeated mail once', async () => {
    const before = world.desks.deeds.length;
    await notify('abuse@muet.example', 'https://mur.test/sujet/1', '<twice@vigie.example>');
    await notify('abuse@muet.example', 'https://mur.test/sujet/1', '<twice@vigie.example>');
    expect(world.desks.deeds.slice(before).filter(({ deed }) => deed === 'read')).toHaveLength(1);
  });
});
