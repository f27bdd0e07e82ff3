import https from 'node:https';
import express from 'express';
import { OrdersController } from './orders-controller';
import { tlsOptions } from './tls';

const app = express();
app.get('/orders', new OrdersController().handle);

https.createServer(tlsOptions(), app).listen(8443);
