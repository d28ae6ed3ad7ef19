/** People who work here get script: keys, live counts, press and hold. Every act also works without. */
export const csr = true;
