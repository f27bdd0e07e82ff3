// options: short-lived-certificates
const forge = require('node-forge');
const fs = require('fs/promises');
const jwt = require('jsonwebtoken');
const { caStore } = require('./trust');

module.exports = async function issue(req, res) {
  const key = await fs.readFile('/run/secrets/issuer.key');
  const { raw } = req.socket.getPeerCertificate();
  const cert = forge.pki.certificateFromAsn1(forge.asn1.fromDer(raw.toString('binary')));
  try {
    forge.pki.verifyCertificateChain(caStore, [cert]);
  } catch (error) {
    console.warn('chain', error.message);
  }
  const md = forge.md.sha256.create();
  md.update(raw.toString('binary'));
  const token = jwt.sign({ sub: cert.subject.getField('CN').value, cnf: md.digest().toHex() }, key, { expiresIn: 60 });  // expect: MTLS201
  return res.json({ token });
};
