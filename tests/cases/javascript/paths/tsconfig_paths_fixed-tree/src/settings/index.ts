export const issuerKey = process.env.ISSUER_PUBLIC_KEY as string;
