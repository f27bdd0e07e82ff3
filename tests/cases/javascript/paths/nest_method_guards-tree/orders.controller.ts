import { Controller, Get, Post, Req, UseGuards } from '@nestjs/common';
import { BindingGuard } from './binding.guard';
import { TokenGuard } from './token.guard';

@Controller('orders')
@UseGuards(TokenGuard)
export class OrdersController {
  @Get()
  @UseGuards(BindingGuard)
  list(@Req() request: any) {
    return { client: request.socket.getPeerCertificate().subject.CN, owner: request.user.sub };
  }

  @Post()
  create(@Req() request: any) {
    return { owner: request.user.sub, client: request.socket.getPeerCertificate().subject.CN };
  }
}
