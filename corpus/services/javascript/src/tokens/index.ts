export * from './claims';
export { TokenIssuer } from './issuer';
export { TokenVerifier } from './verifier';
