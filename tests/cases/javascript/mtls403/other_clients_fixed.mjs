import fs from 'node:fs';
import http2 from 'node:http2';
import tls from 'node:tls';
import grpc from '@grpc/grpc-js';
import got from 'got';
import mqtt from 'mqtt';
import { Client, Pool } from 'undici';
import WebSocket from 'ws';

const pair = { key: fs.readFileSync('client.key'), cert: fs.readFileSync('client.crt') };
const origin = 'https://issuer.example.com';

export const raw = tls.connect(8443, 'issuer.example.com', { ...pair, rejectUnauthorized: true }, () => {});
export const session = http2.connect(origin, { ...pair, rejectUnauthorized: true });
export const client = new Client(origin, { connect: { ...pair, rejectUnauthorized: true } });
export const pool = new Pool(origin, { connect: { ...pair, rejectUnauthorized: true } });
export const api = got.extend({ https: { key: pair.key, certificate: pair.cert, rejectUnauthorized: true } });
export const page = await got(origin, { https: { key: pair.key, certificate: pair.cert, rejectUnauthorized: true } });
export const queue = mqtt.connect('mqtts://issuer.example.com', { ...pair, rejectUnauthorized: true });
export const socket = new WebSocket('wss://issuer.example.com', { ...pair, rejectUnauthorized: true });
const root = fs.readFileSync('ca.pem');
export const credentials = grpc.credentials.createSsl(root, pair.key, pair.cert, { rejectUnauthorized: true });
