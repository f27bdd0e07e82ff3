// options: client-certificates=verified short-lived-certificates
const { JWS } = require('node-jose');
const { keystore } = require('./keys');

exports.issue = async (ctx) => {
  const cert = ctx.req.socket.getPeerCertificate();
  const exp = Math.floor(Date.now() / 1000) + 300;
  const payload = { sub: cert.subject.CN, exp, iss_dn: cert.issuer.CN, 'x5t#S256': cert.fingerprint256 };
  const signer = JWS.createSign({ format: 'compact' }, keystore.get('sig'));
  ctx.body = await signer.update(JSON.stringify(payload)).final();
};
