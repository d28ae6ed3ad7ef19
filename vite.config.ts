import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

// Everything is refused unless it comes from this house. Scripts carry a nonce: only the console and the login have any.
const csp = {
  mode: 'nonce' as const,
  directives: {
    'default-src': ['none' as const],
    'script-src': ['self' as const],
    'style-src': ['self' as const],
    'font-src': ['self' as const],
    'img-src': ['self' as const, 'data:' as const, 'blob:' as const],
    'connect-src': ['self' as const],
    'manifest-src': ['self' as const],
    'form-action': ['self' as const],
    'frame-ancestors': ['none' as const],
    'base-uri': ['none' as const],
  },
};

/**
 * Rooms are not copied into the pages' build: Node runs them from `src/`, and the pages import the same modules
 * that the server has composed. Two copies would mean two of everything, and refusals that are not recognised.
 */
const roomsStayOutside: Plugin = {
  name: 'vigie-rooms-stay-outside',
  enforce: 'pre',
  apply: 'build',
  resolveId(id, importer) {
    // SvelteKit writes `#app/…` for parts of its own.
    const isRoom = /^#(?!ui\/|@)/.test(id) && !importer?.includes('/node_modules/');
    return isRoom && this.environment.name === 'ssr' ? { id, external: true } : undefined;
  },
};

export default defineConfig({
  plugins: [
    roomsStayOutside,
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true, envPrefix: 'VIGIE_WEB_' }),
      csp,
      inlineStyleThreshold: 0,
      // One house answers under several names (clear net, onion): an absolute path fits all of them.
      paths: { relative: false },
    }),
  ],
  build: { target: 'es2022', cssMinify: true },
  server: { fs: { allow: ['src', 'static', 'node_modules'] } },
});
