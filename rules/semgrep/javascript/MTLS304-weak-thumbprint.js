const crypto = require("crypto");

// ruleid: mtls304-weak-thumbprint-javascript
const thumbprint = crypto.createHash("sha1").update(cert.raw).digest("base64url");

// ruleid: mtls304-weak-thumbprint-javascript
const md5 = crypto.createHash("MD5").update(peer.raw).digest("hex");

// ruleid: mtls304-weak-thumbprint-javascript
const once = crypto.hash("sha1", cert.raw, "base64url");

async function ofWebCrypto(cert) {
  // ruleid: mtls304-weak-thumbprint-javascript
  return crypto.subtle.digest("SHA-1", cert.raw);
}

function ofPeer(req) {
  const peer = req.socket.getPeerCertificate();
  // ruleid: mtls304-weak-thumbprint-javascript
  return { cnf: { x5t: peer.fingerprint } };
}

// ok: mtls304-weak-thumbprint-javascript
crypto.createHash("sha256").update(cert.raw).digest("base64url");

// ok: mtls304-weak-thumbprint-javascript
crypto.createHash("sha1").update(page.body).digest("hex");

function ofPeerStrong(req) {
  const peer = req.socket.getPeerCertificate();
  // ok: mtls304-weak-thumbprint-javascript
  return peer.fingerprint256;
}

// ok: mtls304-weak-thumbprint-javascript
device.fingerprint;
