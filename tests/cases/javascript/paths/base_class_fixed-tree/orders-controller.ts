import type { Response } from 'express';
import type { TLSSocket } from 'node:tls';
import type { JwtPayload } from 'jsonwebtoken';
import { BoundController } from './bound-controller';

export class OrdersController extends BoundController {
  protected answer(claims: JwtPayload, res: Response): void {
    res.json({ owner: claims.sub, orders: [] });
  }
}
