const plain = /^[\w+@.~%=-]{1,256}$/;

/**
 * Channels, groups and posts of messengers, whatever way they are written. The canonical form is a stable
 * https address; `host` is the service.
 */
export function messengerIdentity(address: string): { canonical: string; host: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, '');
  const path = url.pathname.split('/').filter(Boolean);
  const made = (
    service: string,
    ...given: (string | undefined)[]
  ): { canonical: string; host: string } | undefined => {
    const parts = given.filter((part): part is string => part !== undefined && part !== '');
    // Names of channels are plain; anything else would stand in the address decoded, line breaks and all.
    return given[0] && parts.every((part) => plain.test(part))
      ? { canonical: `https://${service}/${parts.join('/')}`, host: service }
      : undefined;
  };

  if (url.protocol === 'tg:') {
    const domain = url.searchParams.get('domain')?.toLowerCase();
    if (url.host === 'resolve' && domain)
      return made('t.me', domain, url.searchParams.get('post') ?? undefined);
    if (url.host === 'join') return made('t.me', `+${url.searchParams.get('invite') ?? ''}`);
    return undefined;
  }
  if (['t.me', 'telegram.me', 'telegram.dog'].includes(host)) {
    const [first, ...rest] = path[0] === 's' ? path.slice(1) : path;
    if (first === 'joinchat') return made('t.me', `+${rest[0] ?? ''}`);
    if (first === 'c') return made('t.me', 'c', ...rest.slice(0, 2));
    return first ? made('t.me', first.startsWith('+') ? first : first.toLowerCase(), rest[0]) : undefined;
  }
  if (host === 'discord.gg') return made('discord.gg', path[0]);
  if (host === 'discord.com' || host === 'discordapp.com') {
    if (path[0] === 'invite') return made('discord.gg', path[1]);
    if (path[0] === 'channels') return made('discord.com', ...path.slice(0, 4));
    return undefined;
  }
  if (host === 'chat.whatsapp.com') return made('chat.whatsapp.com', path[0]);
  if (host === 'whatsapp.com' && path[0] === 'channel') return made('whatsapp.com', 'channel', path[1]);
  if (host === 'signal.group') return made('signal.group', url.hash.slice(1) || undefined);
  return undefined;
}
