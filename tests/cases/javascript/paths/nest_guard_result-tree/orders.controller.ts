import { Controller, Get, Req, UseGuards } from '@nestjs/common';
import { BindingGuard } from './binding.guard';
import { TokenGuard } from './token.guard';

@Controller('orders')
@UseGuards(TokenGuard, BindingGuard)
export class OrdersController {
  @Get()
  list(@Req() request: any) {
    return { client: request.socket.getPeerCertificate().subject.CN, owner: request.user.sub };
  }
}
