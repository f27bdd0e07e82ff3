const jwt = require('jsonwebtoken');
const { Strategy } = require('passport-jwt');
const { createVerifier } = require('fast-jwt');
const { jwtVerify } = require('jose');

// ruleid: mtls503-expiry-not-enforced-javascript
const claims = jwt.verify(token, key, { algorithms: ['RS256'], ignoreExpiration: false });

new Strategy({
  secretOrKey: key,
  // ruleid: mtls503-expiry-not-enforced-javascript
  ignoreExpiration: false,
}, onVerified);

// ruleid: mtls503-expiry-not-enforced-javascript
const verify = createVerifier({ key, ignoreExpiration: false });

// ruleid: mtls503-expiry-not-enforced-javascript
await jwtVerify(token, key, { clockTolerance: 604800 });

// ruleid: mtls503-expiry-not-enforced-javascript
createVerifier({ key, clockTolerance: Infinity });

server.auth.strategy('jwt', 'jwt', {
  keys,
  // ruleid: mtls503-expiry-not-enforced-javascript
  verify: { aud: 'api', iss: 'issuer', sub: false, exp: false },
});

function assigned(options) {
  // ruleid: mtls503-expiry-not-enforced-javascript
  options.ignoreExpiration = false;
  return jwt.verify(token, key, options);
}

// ok: mtls503-expiry-not-enforced-javascript
jwt.verify(token, key, { algorithms: ['RS256'], ignoreExpiration: false });

// ok: mtls503-expiry-not-enforced-javascript
await jwtVerify(token, key, { clockTolerance: 30 });

// ok: mtls503-expiry-not-enforced-javascript
createVerifier({ key, clockTolerance: 120000 });

// ok: mtls503-expiry-not-enforced-javascript
jwt.verify(token, key, { ignoreExpiration: options.replay });

// ok: mtls503-expiry-not-enforced-javascript
render({ name, exp: false });

function enforcedByHand(raw) {
  // ok: mtls503-expiry-not-enforced-javascript
  const payload = jwt.verify(raw, key, { ignoreExpiration: true });
  if (payload.exp * 1000 < Date.now()) {
    throw new Error('expired');
  }
  return payload;
}
