/** No page runs a script unless its own layout asks for it: the public site must work bare, and so must its errors. */
export const csr = false;
