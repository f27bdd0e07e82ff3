// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import { CognitoJwtVerifier, JwtVerifier } from 'aws-jwt-verify';
import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
import njwt from 'njwt';
import { validateJwtAccessToken } from 'oauth4webapi';
import { issuer, key } from './issuer';

const cognito = CognitoJwtVerifier.create({ userPoolId: 'eu-1', tokenUse: 'access', clientId: 'orders' });
const others = JwtVerifier.create({ issuer: 'https://login.example.com', audience: 'orders' });
const own = njwt.createVerifier().setSigningKey(key).setSigningAlgorithm('RS256');
const digest = (req: any): string => createHash('sha256').update(req.socket.getPeerCertificate().raw).digest('base64url');

const app = express();
app.get('/cognito', async (req, res) => {
  const claims = await cognito.verify(req.headers.authorization!.slice(7));
  if (claims.cnf?.['x5t#S256'] !== digest(req)) {
    return res.sendStatus(401);
  }
  return res.json({ owner: claims.sub, seen: digest(req) });
});
app.get('/others', async (req, res) => {
  const claims = await others.verify(req.headers.authorization!.slice(7));
  if (claims.cnf?.['x5t#S256'] !== digest(req)) {
    return res.sendStatus(401);
  }
  return res.json({ owner: claims.sub, seen: digest(req) });
});
app.get('/own', (req, res) => {
  const { body } = own.verify(req.headers.authorization!.slice(7));
  if (body.cnf?.['x5t#S256'] !== digest(req)) {
    return res.sendStatus(401);
  }
  return res.json({ owner: body.sub, seen: digest(req) });
});
app.get('/oauth', async (req, res) => {
  const claims = await validateJwtAccessToken(issuer, req, 'orders');
  if (claims.cnf?.['x5t#S256'] !== digest(req)) {
    return res.sendStatus(401);
  }
  return res.json({ owner: claims.sub, seen: digest(req) });
});
app.get('/bearer', auth({ audience: 'orders' }), (req, res) => {
  if (req.auth!.payload.cnf?.['x5t#S256'] !== digest(req)) {
    return res.sendStatus(401);
  }
  return res.json({ owner: req.auth!.payload.sub, seen: digest(req) });
});
