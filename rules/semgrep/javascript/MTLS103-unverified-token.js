const jwt = require("jsonwebtoken");
const simple = require("jwt-simple");
const { UnsecuredJWT } = require("jose");

function decodes(req) {
  // ruleid: mtls103-unverified-token-javascript
  req.user = jwt.decode(req.token).sub;
}

// ruleid: mtls103-unverified-token-javascript
jwt.verify(token, key, { algorithms: ["RS256", "none"] });

// ruleid: mtls103-unverified-token-javascript
simple.decode(token, key, true);

// ruleid: mtls103-unverified-token-javascript
UnsecuredJWT.decode(token);

function peeks(req) {
  // ok: mtls103-unverified-token-javascript
  const { iss } = jwt.decode(req.token);
  req.user = jwt.verify(req.token, keys[iss], { algorithms: ["RS256"] });
}

// ok: mtls103-unverified-token-javascript
const kid = jwt.decode(token, { complete: true }).header.kid;

// ok: mtls103-unverified-token-javascript
jwt.verify(token, key, { algorithms: ["RS256"] });

// ok: mtls103-unverified-token-javascript
simple.decode(token, key);

// ok: mtls103-unverified-token-javascript
wallet.jwt.decode(token);
