export * from './binding.mjs';
export { default as verifyToken } from './token.mjs';
