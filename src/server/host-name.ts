const plain = /^(?:[a-z0-9_.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * Whether a Host header is a name or a number with a port, and nothing else. SvelteKit puts it in front of the path
 * before it reads both as one address: a Host with a slash in it would choose the page, past a proxy's own rules.
 */
export const isHostName = (text: string | undefined): boolean => text !== undefined && plain.test(text);
