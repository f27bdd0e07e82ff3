const jwt = require("jsonwebtoken");
const { jwtVerify } = require("jose");

// ruleid: mtls104-algorithm-confusion-javascript
jwt.verify(token, certificate, { algorithms: ["RS256", "HS256"] });

// ruleid: mtls104-algorithm-confusion-javascript
jwt.verify(token, certificate, { audience: "orders", algorithms: [decoded.header.alg] }, done);

async function ofJose(token) {
  // ruleid: mtls104-algorithm-confusion-javascript
  return jwtVerify(token, key, { algorithms: ["HS512", "ES256"] });
}

function inVariable(token) {
  const options = { algorithms: ["RS256", "HS256"] };
  // ruleid: mtls104-algorithm-confusion-javascript
  return jwt.verify(token, certificate, options);
}

// ok: mtls104-algorithm-confusion-javascript
jwt.verify(token, certificate, { algorithms: ["RS256", "PS256"] });

// ok: mtls104-algorithm-confusion-javascript
jwt.verify(token, secret, { algorithms: ["HS256", "HS512"] });

// ok: mtls104-algorithm-confusion-javascript
wallet.verify(token, key, { algorithms: ["RS256", "HS256"] });
