import { Controller, Get, Req, UseGuards } from '@nestjs/common';
import { IssuerGuard } from './issuer.guard';

@Controller('orders')
@UseGuards(IssuerGuard)
export class OrdersController {
  @Get()
  list(@Req() request: any) {
    return { client: request.socket.getPeerCertificate().subject.CN, owner: request.user.sub };
  }
}
