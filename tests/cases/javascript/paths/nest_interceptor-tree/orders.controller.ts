import { Controller, Get, Req, UseGuards, UseInterceptors } from '@nestjs/common';
import { BindingInterceptor } from './binding.interceptor';
import { TokenGuard } from './token.guard';

@Controller('orders')
@UseGuards(TokenGuard)
@UseInterceptors(BindingInterceptor)
export class OrdersController {
  @Get(':id')
  find(@Req() request: any) {
    return { id: request.params.id, owner: request.user.sub };
  }
}
