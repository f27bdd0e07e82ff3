import { Controller, Get, Req } from '@nestjs/common';

@Controller('orders')
export class OrdersController {
  @Get()
  list(@Req() request: any) {
    return { client: request.socket.getPeerCertificate().subject.CN, owner: request.user.sub };
  }
}
