import { Controller, Get, Req, UseGuards } from '@nestjs/common';
import { BindingGuard } from './binding.guard';
import { IssuerGuard } from './issuer.guard';

@Controller('orders')
@UseGuards(IssuerGuard, BindingGuard)
export class OrdersController {
  @Get()
  list(@Req() request: any) {
    return { client: request.socket.getPeerCertificate().subject.CN, owner: request.user.sub };
  }
}
