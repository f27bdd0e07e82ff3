import { Controller, Get, Req, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

@Controller('orders')
export class OrdersController {
  @Get()
  @UseGuards(AuthGuard('jwt'))
  list(@Req() request: any) {
    return { owner: request.user.id };
  }
}
