import '../src/server/node-version.ts';
import { buildWeb } from '../src/server/web-build.ts';

await buildWeb();
console.log('The pages are built.');
