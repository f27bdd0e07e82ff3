import { createParamDecorator, ExecutionContext, UnauthorizedException } from '@nestjs/common';
import type { TLSSocket } from 'node:tls';

export const ClientCert = createParamDecorator((_: unknown, ctx: ExecutionContext) => {
  const socket = ctx.switchToHttp().getRequest().socket as TLSSocket;
  const cert = socket.getPeerCertificate();
  if (!cert?.raw) throw new UnauthorizedException('client certificate required');
  return cert;
});
