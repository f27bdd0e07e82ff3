import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BindingGuard } from './binding.guard';
import { OrdersController } from './orders.controller';
import { TokenGuard } from './token.guard';

@Module({
  controllers: [OrdersController],
  providers: [
    { provide: APP_GUARD, useClass: TokenGuard },
    { provide: APP_GUARD, useValue: new BindingGuard() },
  ],
})
export class AppModule {}
