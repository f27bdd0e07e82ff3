import { Controller, Get, Req } from '@nestjs/common';

@Controller('orders')
export class OrdersController {
  @Get()
  list(@Req() request: any) {
    return { owner: request.user.id };
  }
}
