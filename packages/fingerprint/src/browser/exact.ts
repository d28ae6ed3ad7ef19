/** SHA-256 of the whole file, in lower-case hex. Only where a page has `crypto.subtle`: https, or this machine. */
export async function sha256OfBlob(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
