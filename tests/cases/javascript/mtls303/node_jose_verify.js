// options: client-certificates=verified short-lived-certificates
const { createHash } = require('crypto');
const { JWK, JWS } = require('node-jose');
const { publicKeyPem } = require('./config');

exports.authenticate = async (ctx, next) => {
  const key = await JWK.asKey(publicKeyPem, 'pem');
  const verified = await JWS.createVerify(key).verify(ctx.get('Authorization').slice(7));  // expect: MTLS303
  const claims = JSON.parse(verified.payload.toString());
  const presented = createHash('sha256').update(ctx.req.socket.getPeerCertificate().raw).digest();
  const bound = Buffer.from(claims.cnf['x5t#S256'], 'base64url');
  ctx.state.bound = Buffer.compare(bound, presented);
  await next();
};
