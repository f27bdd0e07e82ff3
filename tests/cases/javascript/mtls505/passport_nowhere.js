// options: persona=pedantic client-certificates=verified short-lived-certificates
import { createHash } from "node:crypto";
import passport from "passport";
import { ExtractJwt, Strategy } from "passport-jwt";
import { issuerKey } from "./keys.js";

const options = {
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  secretOrKey: issuerKey,
  algorithms: ["ES256"],
  passReqToCallback: true,
};

passport.use(
  new Strategy(options, (req, claims, done) => {  // expect: MTLS505
    const thumbprint = createHash("sha256").update(req.socket.getPeerCertificate().raw).digest("base64url");
    if (!claims.cnf || claims.cnf["x5t#S256"] !== thumbprint) {
      return done(null, false);
    }
    return done(null, { id: claims.sub });
  }),
);
