export const key = process.env.ISSUER_PUBLIC_KEY;
