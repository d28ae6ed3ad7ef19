/** As in the console: script where it helps, never needed. */
export const csr = true;
